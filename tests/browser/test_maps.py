"""Feature maps: the cell that is pointed at, the sum behind its number, what it sees, ranges and figures."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import card, pixels, press, settings, until_linked


def open_maps(page: Page, layer: str) -> Locator:
    """Open the feature maps of a layer and return the large one."""
    card(page, layer).get_by_role("heading").click()
    page.get_by_role("tab", name="Feature maps").click()
    large = page.get_by_test_id("large-map")
    expect(large).to_have_attribute("data-step", re.compile(r"\d+"), timeout=60_000)
    return large


def point(page: Page, large: Locator, x: float, y: float) -> None:
    """Point at a place of the large map, in shares of its sides."""
    box = large.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + x * box["width"], box["y"] + y * box["height"])


def amount(page: Page, name: str) -> str:
    """Return a number of the sum."""
    making = page.get_by_role("region", name="How this number came to be")
    row = making.get_by_role("row", name=re.compile(f"^{name}"))
    return row.get_by_role("cell").last.inner_text()


def test_the_numbers_of_a_cell_are_summed_and_what_it_sees_is_drawn(page: Page) -> None:
    large = open_maps(page, "conv_2")
    value = page.get_by_test_id("cell-value")
    making = page.get_by_role("region", name="How this number came to be")
    expect(making.get_by_role("row", name=re.compile("^after relu"))).to_be_visible()
    chosen, between, there = pixels(page, "conv_1"), pixels(page, "pool_1"), value.inner_text()
    point(page, large, 0.54, 0.68)
    expect(page.get_by_text("row 10, column 8")).to_be_visible()
    expect(page.get_by_test_id("sees").first.locator("rect")).to_have_attribute("width", "10")
    page.wait_for_function(
        "before => document.querySelector('article[data-layer=conv_1] canvas').toDataURL() !== before", arg=chosen
    )
    page.wait_for_function(
        "before => document.querySelector('article[data-layer=pool_1] canvas').toDataURL() !== before", arg=between
    )
    expect(making.get_by_role("img", name="kernel, 3 × 3 numbers")).to_be_visible()
    assert amount(page, "after relu") == value.inner_text()
    page.mouse.move(2, 2)
    expect(value).to_have_text(there)
    large.click(position={"x": 3, "y": 3})
    page.mouse.move(2, 2)
    expect(page.get_by_text("row 1, column 1", exact=True)).to_be_visible()
    page.get_by_role("application").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("row 1, column 2", exact=True)).to_be_visible()
    until_linked(page)
    page.reload()
    expect(page.get_by_text("row 1, column 2", exact=True)).to_be_visible()


def test_a_click_on_a_card_stands_there_and_each_kind_is_taken_apart(page: Page) -> None:
    open_maps(page, "conv_1")
    card(page, "pool_1").get_by_test_id("maps").click(position={"x": 30, "y": 30})
    expect(page.get_by_text(re.compile("^the largest of 4 = "))).to_be_visible()
    open_maps(page, "output")
    expect(page.get_by_text("32 products")).to_be_visible()
    assert amount(page, "after softmax") == page.get_by_test_id("cell-value").inner_text()
    press(page, "Add it up")
    expect(page.get_by_role("row", name=re.compile("^after softmax"))).to_be_visible()


def test_maps_have_figures_an_order_and_a_range_of_colours(page: Page) -> None:
    open_maps(page, "conv_1")
    maps = page.get_by_role("group", name="All maps")
    expect(maps.get_by_role("button", name=re.compile(r"^\d+ (mean|silent)"))).to_have_count(8)
    page.get_by_role("combobox", name="Order").select_option("most zeros first")
    shares = [int(share) for share in re.findall(r"(\d+) % at 0", maps.inner_text())]
    assert shares == sorted(shares, reverse=True)
    before = pixels(page, "conv_1")
    page.get_by_role("button", name="each map", exact=True).click()
    page.wait_for_function(
        "before => document.querySelector('article[data-layer=conv_1] canvas').toDataURL() !== before", arg=before
    )
    before = pixels(page, "conv_1")
    page.get_by_role("button", name="fixed", exact=True).click()
    strongest = page.get_by_role("spinbutton", name="Value of the strongest colour")
    strongest.fill("0.1")
    strongest.press("Enter")
    page.wait_for_function(
        "before => document.querySelector('article[data-layer=conv_1] canvas').toDataURL() !== before", arg=before
    )
    maps.get_by_role("button", name=re.compile("^3 ")).click()
    expect(page.get_by_role("heading", name="map 3 of 8")).to_be_visible()


def test_the_sum_follows_the_training(page: Page) -> None:
    open_maps(page, "conv_2")
    making = page.get_by_role("region", name="How this number came to be")
    expect(making.get_by_text("first weights")).to_be_visible()
    settings(page, epochs="100")
    press(page, "Train")
    expect(making.get_by_text(re.compile(r"^weights of step \d"))).to_be_visible(timeout=60_000)
    press(page, "Pause")
    expect(page.get_by_role("button", name="Resume", exact=True)).to_be_visible()
    expect(making.get_by_role("row", name=re.compile("^sum"))).to_be_visible()
    expect(making.get_by_text("This adds up to")).to_have_count(0)
    press(page, "Stop")
