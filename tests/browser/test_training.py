"""A training's figures: its curves beside earlier ones, the pictures behind the confusion, the doctor's reasons."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import curve, press, settings


def train(page: Page) -> None:
    """Train to the end."""
    press(page, "Train")
    expect(page.get_by_text(re.compile("^finished"))).to_be_visible(timeout=60_000)


def test_trainings_stand_beside_each_other_named_by_what_differs(page: Page) -> None:
    settings(page, epochs="1")
    train(page)
    press(page, "Reset")
    settings(page, learning_rate="0.01")
    earlier = page.get_by_role("group", name="Earlier trainings")
    first = earlier.get_by_role("button", name=re.compile("^learning rate 0.001"))
    expect(first).to_be_visible()
    train(page)
    expect(first).to_have_text(re.compile(r"\d %$"))
    first.click()
    expect(first).to_have_attribute("aria-pressed", "false")

    address = page.url
    page.get_by_role("slider", name="smoothing").press("ArrowRight")
    expect(page.get_by_role("slider", name="smoothing")).to_have_attribute("aria-valuetext", "mean of 30 batches")
    page.get_by_role("button", name="log", exact=True).click()
    said = [curve(page, title).get_attribute("aria-label") for title in ("Loss", "Accuracy")]
    curve(page, "Loss").hover(position={"x": 90, "y": 40})
    expect(page.get_by_text(re.compile(r"^epoch 0\.\d\d$"))).to_be_visible()
    assert [curve(page, title).get_attribute("aria-label") for title in ("Loss", "Accuracy")] != said

    expect(page).not_to_have_url(address)
    page.reload()
    expect(first).to_be_visible()
    expect(page.get_by_role("slider", name="smoothing")).to_have_attribute("aria-valuetext", "mean of 30 batches")
    earlier.get_by_role("button", name=re.compile("^Compare no more with: learning rate 0.001")).click()
    expect(first).to_have_count(0)


def test_the_speed_the_time_left_and_the_rate_are_told_while_it_trains(page: Page) -> None:
    settings(page, epochs="200")
    press(page, "Train")
    expect(page.get_by_text(re.compile(r"^[\d,]+ images/s · .+ left$"))).to_be_visible()
    expect(curve(page, "Learning rate")).to_have_accessible_name(re.compile(r"0\.001$"))
    settings(page, learning_rate="0.002")
    expect(curve(page, "Learning rate")).to_have_accessible_name(re.compile(r"0\.002$"))
    press(page, "Reset")


def test_the_pictures_behind_a_figure_of_the_confusion(page: Page) -> None:
    settings(page, epochs="1")
    train(page)
    rows = page.get_by_role("table", name=re.compile("^How many")).get_by_role("row")
    expect(rows).to_have_count(11)
    for row in rows.all()[1:]:
        expect(row.get_by_role("cell").last).to_have_text(re.compile(r"^\d+ %$"))
    mistake = page.get_by_role("button", name=re.compile("taken for .*: ")).first
    text = mistake.inner_text()
    mistake.focus()
    page.keyboard.press("Enter")
    pictures = page.get_by_role("group", name=re.compile("^[^:]+ taken for [^:]+$"))
    expect(pictures.get_by_role("button", name=re.compile("test"))).to_have_count(min(int(text), 24))
    expect(page.get_by_role("button", name="Back to the confusion")).to_be_focused()
    chosen = pictures.get_by_role("button", name=re.compile("test")).last
    chosen.click()
    expect(chosen).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Escape")
    expect(mistake).to_be_focused()
    press(page, "Reset")


def test_the_doctor_says_why(page: Page) -> None:
    doctor = page.get_by_role("region", name="Doctor")
    asked = doctor.get_by_role("button", name=re.compile(r"^Why\? dense_1 holds"))
    reason = doctor.get_by_text("Rows × columns × channels × units weights")
    expect(reason).to_be_hidden()
    asked.click()
    expect(reason).to_be_visible()
    expect(asked).to_have_attribute("aria-expanded", "true")
    asked.click()
    expect(reason).to_be_hidden()
