"""Kernels are looked at and set by hand: on a photograph, by key, by link, and frozen while the network trains."""

import io
import re

import httpx
import numpy as np
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import card, open_network, press, run_of

CLASSICS = ["identity", "blur", "sharpen", "Sobel x", "Sobel y", "Laplacian", "emboss", "Gabor 0°", "Gabor 90°"]
SOBEL = [["−1", "0", "1"], ["−2", "0", "2"], ["−1", "0", "1"]]


def filters(page: Page) -> None:
    """Open the tab and wait for the numbers of a kernel."""
    page.get_by_role("tab", name="Filters").click()
    expect(page.get_by_role("gridcell").first).to_be_visible()


def cell(page: Page, row: int, column: int) -> Locator:
    """Return a number of the kernel on the bench, counted from 1."""
    return page.get_by_role("gridcell", name=re.compile(f"^row {row}, column {column}: "))


def expect_middle(page: Page, rows: list[list[str]]) -> None:
    """Wait until the middle of a kernel of 5 by 5 holds these numbers."""
    for y, row in enumerate(rows, 2):
        for x, value in enumerate(row, 2):
            expect(cell(page, y, x)).to_have_accessible_name(f"row {y}, column {x}: {value}")


def map_of(page: Page) -> str:
    """Return what the canvas of the filter's own feature map shows."""
    return str(page.get_by_test_id("bench-map").evaluate("canvas => canvas.toDataURL()"))


def expect_other_map(page: Page, before: str) -> None:
    """Wait until the filter's feature map is another."""
    page.wait_for_function(
        "before => document.querySelector('[data-testid=bench-map]').toDataURL() !== before", arg=before
    )


def test_a_photograph_is_seen_through_any_kernel(page: Page, browser: Browser) -> None:
    open_network(page, "Image kernels")
    expect(card(page, "kernels")).to_be_visible()
    filters(page)
    before = map_of(page)
    press(page, "all zero")
    expect_other_map(page, before)
    blank = map_of(page)
    for classic in CLASSICS:
        expect(page.get_by_role("button", name=classic, exact=True)).to_be_enabled()
    press(page, "Sobel x")
    expect_middle(page, SOBEL)
    expect_other_map(page, blank)
    sobel = map_of(page)
    cell(page, 3, 3).focus()
    page.keyboard.type("-4.5")
    page.keyboard.press("Enter")
    expect(cell(page, 3, 3)).to_have_accessible_name(re.compile("−4.5"))
    expect(page.get_by_text("set by hand", exact=True)).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(cell(page, 3, 4)).to_be_focused()
    expect_other_map(page, sobel)
    press(page, "Undo")
    expect_middle(page, SOBEL)
    other = browser.new_page(viewport={"width": 1440, "height": 900})
    other.goto(copied_link(page))
    expect_middle(other, SOBEL)
    other.close()


def copied_link(page: Page) -> str:
    """Copy the link to what the page shows."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    press(page, "File")
    page.get_by_role("dialog").get_by_role("button", name="Copy link").click()
    expect(page.get_by_text("The link is copied.")).to_be_visible()
    return str(page.evaluate("() => navigator.clipboard.readText()"))


def test_a_frozen_kernel_never_learns_and_the_others_do(page: Page, address: str) -> None:
    filters(page)
    filter_ = int((page.get_by_role("heading", name=re.compile(r"^Filter \d of 8$")).text_content() or "")[7]) - 1
    press(page, "Sobel x")
    expect_middle(page, SOBEL)
    expect(page.get_by_role("button", name="Let go")).to_be_enabled()
    press(page, "Freeze")
    expect(page.get_by_role("button", name="Freeze", pressed=True)).to_be_visible()
    press(page, "Train")
    page.wait_for_function("() => Number(document.querySelector('[data-testid=filters]')?.dataset.step) > 20")
    press(page, "Pause")
    expect(page.get_by_role("button", name="Resume", exact=True)).to_be_visible()
    expect_middle(page, SOBEL)
    kernels = page.get_by_test_id("filters")
    weights_seen = kernels.evaluate("canvas => canvas.toDataURL()")
    press(page, "change")
    page.wait_for_function(
        "before => document.querySelector('[data-testid=filters]')?.toDataURL() !== before", arg=weights_seen
    )
    weights = f"{address}api/runs/{run_of(page, address)['id']}/weights/conv_1"
    first, now = (np.load(io.BytesIO(httpx.get(f"{weights}?step={step}").content))["kernel"] for step in (0, "latest"))
    np.testing.assert_array_equal(now[1:4, 1:4, 0, filter_], [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]])
    assert (now == first).all(axis=(0, 1, 2)).sum() == 1
    press(page, "Stop")


def test_no_key_on_a_kernel_is_lost_however_fast_they_come(page: Page) -> None:
    filters(page)
    press(page, "identity")
    expect(cell(page, 1, 1)).to_have_accessible_name(re.compile(": 0$"))
    cell(page, 1, 1).evaluate("""cell => {
      const up = {key: "ArrowUp", shiftKey: true, bubbles: true};
      for (let i = 0; i < 5; i += 1) cell.dispatchEvent(new KeyboardEvent("keydown", up));
    }""")
    expect(cell(page, 1, 1)).to_have_accessible_name(re.compile("0.5"))
    cell(page, 2, 2).evaluate("""cell => {
      cell.focus();
      for (const key of ["1", "2"]) cell.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
    }""")
    expect(page.get_by_role("textbox", name="row 2, column 2")).to_have_value("12")
    page.keyboard.press("Enter")
    expect(cell(page, 2, 2)).to_have_accessible_name(re.compile("12"))
