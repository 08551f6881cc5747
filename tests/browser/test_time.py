"""The way of a training: earlier steps are looked at, and one is trained on from."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import card, curve, pixels, press, settings


def slider(page: Page) -> Locator:
    """Return the time slider."""
    return page.get_by_role("slider", name="Step of the training")


def changed(page: Page, before: str) -> None:
    """Wait until the first layer's canvas shows something else."""
    page.wait_for_function(
        "before => document.querySelector('article[data-layer=conv_1] canvas').toDataURL() !== before", arg=before
    )


def train_until_validated(page: Page) -> None:
    """Train for an epoch or a little more, then pause."""
    press(page, "Train")
    right = page.get_by_role("table").get_by_role("cell", name=re.compile(r"of \d+ right$"))
    expect(right).to_have_count(10, timeout=60_000)
    press(page, "Pause")
    expect(page.get_by_role("button", name="Resume", exact=True)).to_be_visible()
    expect(slider(page)).to_be_enabled()


def test_an_earlier_step_is_looked_at_and_trained_on_from(page: Page) -> None:
    page.get_by_role("tab", name="Filters").click()
    train_until_validated(page)
    now, headline = pixels(page, "conv_1"), page.get_by_test_id("val-accuracy").text_content() or ""
    moving = [curve(page, "Loss"), curve(page, "Accuracy")]
    said = [one.get_attribute("aria-label") for one in moving]
    bars, kernel = page.get_by_test_id("bars"), page.get_by_role("grid", name=re.compile("^Numbers of filter"))
    expect(bars).to_be_visible()
    likely, numbers = bars.inner_text(), kernel.inner_text()
    slider(page).focus()
    page.keyboard.press("Home")
    expect(page.get_by_test_id("time")).to_have_text(re.compile(r"^step 0 of "))
    changed(page, now)
    expect(page.get_by_test_id("filters")).to_be_visible()
    expect(bars).not_to_have_text(likely, use_inner_text=True)
    expect(kernel).not_to_have_text(numbers, use_inner_text=True)
    assert all(one.get_attribute("aria-label") != was for one, was in zip(moving, said, strict=True))
    expect(page.get_by_text("looking back")).to_be_visible()
    expect(page.get_by_test_id("val-accuracy")).to_contain_text("–")
    expect(page.get_by_role("table").get_by_role("cell", name=re.compile(r"of \d+ right$"))).to_have_count(0)
    page.get_by_role("tab", name="Feature maps").click()
    figures = page.get_by_role("region", name="The layer in training")
    expect(figures).to_contain_text("not looked at in this part of the training")
    expect(figures).to_contain_text("Train on with this tab open, and they come.")
    page.get_by_role("tab", name="Filters").click()
    slider(page).focus()
    page.keyboard.press("End")
    expect(page.get_by_test_id("time")).to_have_text(re.compile(r"^step \d+$"))
    expect(page.get_by_test_id("val-accuracy")).to_have_text(headline)
    page.wait_for_function(
        "now => document.querySelector('article[data-layer=conv_1] canvas').toDataURL() === now", arg=now
    )
    slider(page).fill("4")
    expect(page.get_by_test_id("time")).to_have_text(re.compile(r"^step \d of "))
    page.get_by_role("button", name="Train on from here").click()
    expect(page.get_by_role("button", name="Pause", exact=True)).to_be_visible()
    expect(page.get_by_text("epoch 1 of")).to_be_visible()
    expect(card(page, "conv_1")).to_be_visible()
    press(page, "Stop")


def test_the_training_is_played_and_a_chart_is_a_way_to_its_steps(page: Page) -> None:
    train_until_validated(page)
    newest = page.get_by_test_id("time").inner_text()
    seen = "() => (window.seen ??= new Set()).add(document.querySelector('[data-testid=time]').innerText).size"
    page.get_by_role("button", name="Play the training").click()
    page.wait_for_function(f"() => ({seen})() > 5")
    page.get_by_role("button", name="Pause the play").click()
    expect(page.get_by_test_id("time")).to_have_text(re.compile(r"^step [\d,]+ of "))
    page.get_by_role("button", name="Now", exact=True).click()
    expect(page.get_by_test_id("time")).to_have_text(newest)
    chart = page.get_by_role("img", name=re.compile("^Loss: "))
    box = chart.bounding_box()
    assert box is not None
    chart.click(position={"x": 60, "y": box["height"] / 2})
    expect(page.get_by_test_id("time")).to_have_text(re.compile(r"^step [\d,]+ of "))
    press(page, "Reset")


def test_the_past_is_looked_at_while_it_trains(page: Page) -> None:
    settings(page, epochs="300")
    press(page, "Train")
    expect(slider(page)).to_be_enabled()
    slider(page).focus()
    page.keyboard.press("Home")
    expect(page.get_by_test_id("time")).to_have_text(re.compile(r"^step 0 of "))
    expect(page.get_by_role("button", name="Pause", exact=True)).to_be_visible()
    step = page.get_by_test_id("time").inner_text()
    expect(page.get_by_test_id("time")).not_to_have_text(step)
    expect(page.get_by_test_id("time")).to_have_text(re.compile(r"^step 0 of "))
    page.get_by_role("button", name="Now", exact=True).click()
    expect(page.get_by_text("live", exact=True)).to_be_visible()
    card(page, "conv_1").get_by_role("spinbutton", name="filters").fill("4")
    expect(slider(page)).to_be_disabled()
    expect(page.get_by_role("button", name="Train on from here")).to_be_disabled()
    press(page, "Reset")
