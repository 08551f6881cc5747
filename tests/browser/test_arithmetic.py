"""Arithmetic: the formula and its controls, the window, one cell, the matrix, and the code."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import card, link, shape


def small(stride: int, **fields: Any) -> list[dict[str, Any]]:
    """Return a network that begins with a window of 3."""
    conv = {"kind": "Conv2D", "filters": 1, "kernel_size": 3, "strides": stride, **fields}
    return [conv, {"kind": "Flatten"}, {"kind": "Dense", "units": 10, "activation": "softmax"}]


def open_link(page: Page, address: str, layers: list[dict[str, Any]], side: int) -> None:
    """Open a link and select its first layer."""
    page.goto("about:blank")
    page.goto(link(address, layers, (side, side, 1)))
    choose(page, "conv_1")


def choose(page: Page, layer: str) -> None:
    """Select a layer, and wait until its pictures are there: only then the window goes where there is most to see."""
    card(page, layer).get_by_role("heading").click()
    expect(page.get_by_role("heading", name=layer, exact=True, level=2)).to_be_visible()
    expect(page.get_by_test_id("ground").last).to_have_attribute("data-step", re.compile(r"\d"), timeout=60_000)


def point(page: Page, grid: Locator, share: float) -> None:
    """Point into a grid, at a share of its width and height."""
    box = grid.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + share * box["width"], box["y"] + share * box["height"])


# How many colours fill more than an entry.
COLOURS = """canvas => {
  const {data} = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const counts = {};
  for (let i = 0; i < data.length; i += 4)
    if (data[i + 3] === 255) counts[data.slice(i, i + 3)] = (counts[data.slice(i, i + 3)] ?? 0) + 1;
  return Object.values(counts).filter(count => count > (canvas.width / 16) ** 2 * 1.5).length;
}"""


def number(page: Page, role: str) -> Locator:
    """Return a number of the formula, set by KaTeX."""
    return page.get_by_test_id("formula").locator(f".typeset [data-role={role}]").last


def test_a_number_of_the_formula_leads_to_its_control(page: Page) -> None:
    card(page, "conv_1").get_by_role("heading").click()
    expect(page.get_by_test_id("formula")).to_contain_text("⌊(28 + 2 + 2 − 5) / 1⌋ + 1 = 28")
    stride = page.get_by_role("group", name="What the formula takes").get_by_role("spinbutton", name="stride")
    expect(page.get_by_text("k·k·C·F + F")).to_be_visible()
    number(page, "stride").hover()
    expect(card(page, "conv_1").locator("[data-field=strides]")).to_have_class(re.compile("lit"))
    number(page, "stride").click()
    expect(stride).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(shape(page, "conv_1")).to_have_text("14 × 14 × 8")
    expect(number(page, "output")).to_have_text("14")


@pytest.mark.parametrize(
    ("stride", "side", "unread"), [(1, 5, "Every row"), (2, 3, "Every row"), (3, 2, "1 row and 1 column")]
)
def test_the_window_goes_over_seven_by_seven(page: Page, address: str, stride: int, side: int, unread: str) -> None:
    open_link(page, address, small(stride), 7)
    place = page.get_by_role("slider", name="Position of the window")
    expect(page.get_by_test_id("unused")).to_contain_text(unread)
    expect(page.locator(".input-grid text")).to_have_count(49)
    place.press("Home")
    expect(place).to_have_attribute("aria-valuetext", f"row 1, col 1 of {side} × {side}")
    place.press("ArrowDown")
    page.get_by_role("button", name="Next position").click()
    expect(place).to_have_attribute("aria-valuetext", f"row 2, col 2 of {side} × {side}")
    point(page, page.get_by_role("img", name=f"output {side} × {side}"), 0.98)
    expect(place).to_have_attribute("aria-valuetext", f"row {side}, col {side} of {side} × {side}")
    expect(page.get_by_role("heading", name=f"row {side}, column {side}")).to_be_visible()
    point(page, page.get_by_role("img", name="input 7 × 7"), 0.02)
    expect(place).to_have_attribute("aria-valuetext", f"row 1, col 1 of {side} × {side}")
    expect(page.locator(".input-grid .unread")).to_have_count(1 if stride == 3 else 0)


def test_dilation_spreads_the_window(page: Page, address: str) -> None:
    open_link(page, address, small(1, dilation_rate=2), 7)
    expect(page.get_by_test_id("formula")).to_contain_text("⌊(7 − 2·(3 − 1) − 1) / 1⌋ + 1 = 3")
    taps = page.locator(".input-grid .tap")
    expect(taps).to_have_count(9)
    first, second = (box["x"] for box in map(Locator.bounding_box, taps.all()[:2]) if box)
    width = (taps.first.bounding_box() or {"width": 0})["width"]
    assert round((second - first) / width) == 2


def test_channels_parameters_and_multiply_adds_are_counted(page: Page) -> None:
    choose(page, "conv_2")
    making = page.get_by_role("region", name="How this number came to be")
    for channel in range(1, 9):
        expect(making.get_by_role("button", name=f"map {channel}")).to_be_visible()
    expect(making.get_by_role("row", name=re.compile("^bias"))).to_be_visible()
    inspector = page.get_by_role("complementary", name="Inspector")
    expect(inspector).to_contain_text("3·3·8·16 + 16 = 1,168")
    expect(inspector).to_contain_text("14·14·3·3·8·16 = 225,792")


def test_the_window_plays_by_itself(page: Page) -> None:
    choose(page, "conv_2")
    place = page.get_by_role("slider", name="Position of the window")
    place.press("Home")
    page.get_by_role("button", name="Slide the window").click()
    expect(place).to_have_attribute("aria-valuetext", re.compile("^row 2,"))
    page.get_by_role("button", name="Hold the window").click()


def test_another_map_ends_the_adding_up_of_the_one_before(page: Page) -> None:
    choose(page, "conv_2")
    page.get_by_role("button", name="Add it up").click()
    expect(page.locator(".ledger .later").first).to_be_attached()
    page.get_by_role("button", name="Next map").click()
    expect(page.locator(".ledger .later")).to_have_count(0, timeout=2_000)


def test_a_convolution_is_a_matrix_with_few_weights(page: Page, address: str) -> None:
    open_link(page, address, small(1), 4)
    page.get_by_text("The layer as a matrix").click()
    inspector = page.get_by_role("complementary", name="Inspector")
    expect(inspector).to_contain_text("4 × 16 = 64 entries; 36 are not 0, and only 9 different weights")
    matrix = page.get_by_role("img", name="matrix of 4 × 16")
    expect(matrix).to_be_visible()
    # One for each of 9 weights, which stand in 4 places each, and that of the lines.
    assert matrix.evaluate(COLOURS) == 9 + 1
    matrix.hover(position={"x": 4, "y": 4})
    expect(inspector).to_contain_text("Output (1, 1) takes weight (1, 1) times input (1, 1).")
    page.get_by_role("button", name="transpose").click()
    expect(page.get_by_role("img", name="matrix of 16 × 4")).to_be_visible()


def test_turning_the_kernel_makes_another_sum_and_back(page: Page) -> None:
    choose(page, "conv_1")
    page.get_by_text("Correlation or convolution?").click()
    total = page.get_by_test_id("flip-sum")
    expect(total).not_to_have_text("sum 0")
    before = total.inner_text()
    page.get_by_role("button", name="turned", exact=True).click()
    expect(total).not_to_have_text(before)
    page.get_by_role("button", name="as it is", exact=True).click()
    expect(total).to_have_text(before)


def test_a_transposed_convolution_writes(page: Page, address: str) -> None:
    layers = small(1)
    layers.insert(1, {"kind": "Conv2DTranspose", "filters": 2, "kernel_size": 3, "strides": 2, "padding": "same"})
    open_link(page, address, layers, 7)
    card(page, "transposed_1").get_by_role("heading").click()
    expect(page.get_by_role("img", name="output 10 × 10 cut from 11 × 11")).to_be_visible()
    expect(page.get_by_test_id("formula")).to_contain_text("5 · 2 = 10")


def test_the_whole_script_marks_the_layer(page: Page) -> None:
    card(page, "conv_2").get_by_role("heading").click()
    page.get_by_role("tab", name="Code").click()
    panel = page.get_by_role("tabpanel")
    expect(panel).to_contain_text("layers.Conv2D(")
    page.get_by_role("button", name="whole script").click()
    expect(panel).to_contain_text("model.fit(")
    expect(panel.locator("mark")).to_contain_text('name="conv_2"')
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    panel.get_by_role("button", name="Copy code").click()
    page.wait_for_function("() => navigator.clipboard.readText().then(text => text.includes('model.fit('))")
