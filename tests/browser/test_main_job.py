"""The main job, end to end: edit, train, pause, step, resume, stop."""

import re

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import card, pixels, press, shape, until


def newest_run(address: str) -> dict[str, object]:
    """Return the run that was started last."""
    run: dict[str, object] = httpx.get(f"{address}api/runs").json()["runs"][-1]
    return run


def test_the_page_opens_with_a_picture_running_through_the_network(page: Page) -> None:
    expect(shape(page, "conv_1")).to_have_text(re.compile(r"28 × 28 × 8"))
    for layer in ("conv_1", "pool_1", "conv_2", "pool_2"):
        expect(card(page, layer).get_by_test_id("maps").first).to_be_visible()
    expect(card(page, "output")).to_contain_text("Ankle boot")


def test_edits_of_filters_stride_and_padding_are_answered_at_once(page: Page) -> None:
    before = pixels(page, "conv_1")
    filters = card(page, "conv_1").get_by_role("spinbutton", name="filters")
    filters.press("ArrowUp")
    expect(shape(page, "conv_1")).to_have_text(re.compile(r"28 × 28 × 9"))
    expect(card(page, "conv_1").get_by_test_id("params")).to_have_text("234")
    card(page, "conv_1").get_by_role("spinbutton", name="stride").fill("2")
    expect(shape(page, "conv_1")).to_have_text(re.compile(r"14 × 14 × 9"))
    expect(shape(page, "pool_2")).to_have_text(re.compile(r"3 × 3 × 16"))
    card(page, "conv_1").get_by_role("combobox", name="padding").select_option("valid")
    expect(shape(page, "conv_1")).to_have_text(re.compile(r"12 × 12 × 9"))
    expect(page.get_by_text("⌊(28 − 5) / 2⌋ + 1 = 12").first).to_be_attached()
    page.wait_for_function(
        "before => document.querySelector('article[data-layer=conv_1] canvas').toDataURL() !== before", arg=before
    )
    for _ in range(3):
        page.keyboard.press("Control+z")
    expect(shape(page, "conv_1")).to_have_text(re.compile(r"28 × 28 × 8"))


def test_an_impossible_network_says_which_layer_why_and_what_mends_it(page: Page) -> None:
    card(page, "flat_1").focus()
    page.keyboard.press("Delete")
    fault = card(page, "dense_1")
    expect(fault).to_contain_text("Dense needs one row of numbers")
    expect(page.get_by_role("button", name="Train", exact=True)).to_be_disabled()
    expect(shape(page, "pool_2")).to_have_text(re.compile(r"7 × 7 × 16"))
    doctor = page.get_by_role("region", name="Doctor")
    expect(doctor.get_by_role("listitem").first).to_contain_text("Dense needs one row of numbers")
    doctor.get_by_role("button", name="Repair dense_1").first.click()
    expect(page.get_by_role("button", name="Train", exact=True)).to_be_enabled()
    expect(doctor).not_to_contain_text("Dense needs one row of numbers")
    expect(shape(page, "output")).to_have_text("10")


def test_layers_are_added_moved_copied_and_removed(page: Page) -> None:
    card(page, "pool_2").focus()
    page.keyboard.press("Delete")
    expect(card(page, "pool_2")).to_have_count(0)
    card(page, "conv_2").focus()
    page.keyboard.press("Alt+ArrowLeft")
    expect(shape(page, "conv_2")).to_have_text(re.compile(r"28 × 28 × 16"))
    card(page, "conv_2").focus()
    page.keyboard.press("Control+d")
    expect(page.get_by_role("article", name=re.compile("^conv_"))).to_have_count(3)
    page.get_by_role("button", name=re.compile("^Add a layer")).nth(1).click()
    page.get_by_role("button", name="BatchNormalization").click()
    expect(page.get_by_role("article", name="norm_1", exact=True)).to_be_visible()


def test_training_streams_and_obeys(page: Page, address: str) -> None:
    untrained = pixels(page, "conv_1")
    press(page, "Train")
    expect(page.get_by_role("button", name="Pause", exact=True)).to_be_visible()
    page.wait_for_function(
        "before => document.querySelector('article[data-layer=conv_1] canvas').toDataURL() !== before", arg=untrained
    )
    run = newest_run(address)
    rows = f"{address}api/runs/{run['id']}/history"
    until(page, "url => fetch(url).then(a => a.json()).then(a => a.rows.length > 8)", rows)
    press(page, "Pause")
    expect(page.get_by_role("button", name="Resume", exact=True)).to_be_visible()
    losses = [row["loss"] for row in httpx.get(rows).json()["rows"]]
    assert losses[-1] < losses[0]
    step = int(str(newest_run(address)["step"]))
    press(page, "Step")
    until(
        page,
        "([url, step]) => fetch(url).then(a => a.json()).then(a => a.run.step === step)",
        [f"{address}api/runs/{run['id']}", step + 1],
    )
    assert newest_run(address)["state"] == "paused"
    press(page, "Resume")
    expect(page.get_by_role("button", name="Pause", exact=True)).to_be_visible()
    press(page, "Stop")
    expect(page.get_by_role("button", name="Train", exact=True)).to_be_visible()
    assert newest_run(address)["state"] == "stopped"


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_the_default_network_learns_fashion(page: Page, address: str) -> None:
    press(page, "Train")
    # The button says Train until the server has answered; only behind Pause does it mean that training has ended.
    expect(page.get_by_role("button", name="Pause", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Train", exact=True)).to_be_visible(timeout=300_000)
    run = newest_run(address)
    assert run["state"] == "finished"
    metrics = run["metrics"]
    assert isinstance(metrics, dict)
    assert metrics["val_accuracy"] >= 0.8
    expect(page.get_by_text(f"{metrics['val_accuracy'] * 100:.1f}").first).to_be_visible()
