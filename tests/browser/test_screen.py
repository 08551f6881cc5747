"""The screen: panels that resize and fold, messages that cover nothing, a projector, a lesson, a phone."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import card, press, shape

NOTIFY = "async text => (await import('/static/state/notices.js')).notify('error', text)"


def box(locator: Locator) -> dict[str, float]:
    """Return where something is on the screen."""
    found = locator.bounding_box()
    assert found is not None
    return {"x": found["x"], "y": found["y"], "width": found["width"], "height": found["height"]}


def panel(page: Page, name: str) -> Locator:
    """Return the panel beside an edge."""
    return page.locator(f"#panel-{name}")


def open_at(browser: Browser, address: str, width: int, height: int) -> Page:
    """Open the page in a window of a size."""
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(address)
    expect(card(page, "conv_1")).to_be_visible()
    return page


def test_an_edge_is_moved_by_pointer_and_keys_and_stays_moved(page: Page) -> None:
    edge = page.get_by_role("separator", name="Width of the layer's panel")
    before = box(panel(page, "inspector"))["width"]
    at = box(edge)
    page.mouse.move(at["x"] + 4, at["y"] + 60)
    page.mouse.down()
    page.mouse.move(at["x"] - 96, at["y"] + 60, steps=4)
    page.mouse.up()
    expect(edge).to_have_attribute("aria-valuenow", str(int(before) + 100))
    edge.press("ArrowRight")
    expect(edge).to_have_attribute("aria-valuenow", str(int(before) + 84))
    page.reload()
    expect(edge).to_have_attribute("aria-valuenow", str(int(before) + 84))
    edge.dblclick(position={"x": 4, "y": 60})
    expect(edge).to_have_attribute("aria-valuenow", str(int(before)))


def test_a_panel_is_folded_and_stays_so_also_in_a_link(page: Page, browser: Browser) -> None:
    network = page.get_by_role("region", name="Network")
    before = box(network)["height"]
    page.wait_for_function("() => location.hash !== ''")
    unfolded = page.evaluate("() => location.hash")
    page.get_by_role("button", name="Fold the training's figures away").press("Enter")
    shown = page.get_by_role("button", name="Show the training's figures")
    expect(shown).to_be_focused()
    expect(page.get_by_role("region", name="Doctor")).to_have_count(0)
    expect(page.get_by_role("group", name="Time")).to_be_visible()
    assert box(network)["height"] > before + 200
    page.wait_for_function("before => location.hash !== before", arg=unfolded)
    other = browser.new_page()
    other.goto(page.url)
    expect(other.get_by_role("button", name="Show the training's figures")).to_be_visible()
    other.close()
    page.get_by_role("separator", name="Width of the pictures").press("Enter")
    expect(page.get_by_role("button", name="Show the pictures")).to_be_visible()


def test_a_message_moves_and_covers_nothing_of_the_network(page: Page) -> None:
    places = [card(page, "output"), page.get_by_role("tablist"), page.get_by_role("group", name="Time")]
    before = [box(place) for place in places]
    page.evaluate(NOTIFY, "The server does not answer.")
    message = page.get_by_role("alert")
    expect(message).to_contain_text("The server does not answer.")
    assert [box(place) for place in places] == before
    for place in before:
        assert box(message)["y"] >= place["y"] + place["height"]
    message.get_by_role("button", name="Dismiss").click()
    expect(message).to_have_count(0)


def test_an_edit_moves_nothing(page: Page) -> None:
    places = [
        card(page, "conv_1"),
        card(page, "output"),
        page.get_by_role("tablist"),
        page.get_by_role("banner").get_by_role("button", name="Train", exact=True),
    ]
    before = [box(place) for place in places]
    card(page, "conv_1").get_by_role("spinbutton", name="filters").press("ArrowUp")
    expect(shape(page, "conv_1")).to_have_text("28 × 28 × 9")
    expect(page.get_by_role("button", name=re.compile("^network: "))).to_contain_text("*")
    assert [box(place) for place in places] == before


def test_a_projector_enlarges_the_page_and_folds_what_it_has_no_room_for(page: Page) -> None:
    name = card(page, "conv_1").get_by_role("heading")
    before = box(name)["height"]
    press(page, "View")
    page.get_by_role("checkbox", name="Projector").click()
    expect(page).to_have_url(re.compile(r"\?projector"))
    page.reload()
    expect(name).to_be_visible()
    assert box(name)["height"] >= 1.35 * before
    for folded in ("Show the pictures", "Show the training's figures"):
        expect(page.get_by_role("button", name=folded)).to_be_visible()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    edge = page.get_by_role("separator", name="Width of the layer's panel")
    wide = int(edge.get_attribute("aria-valuenow") or 0)
    at = box(edge)
    page.mouse.move(at["x"] + 2, at["y"] + 60)
    page.mouse.down()
    page.mouse.move(at["x"] - 68, at["y"] + 60, steps=4)
    page.mouse.up()
    # 70 pixels of the wall are 50 of the page.
    expect(edge).to_have_attribute("aria-valuenow", str(wide + 50))
    page.get_by_role("button", name="Show the training's figures").click()
    chart = page.locator(".chart.loss .u-over")
    chart.hover(position={"x": 90, "y": 10})
    chart.hover(position={"x": 100, "y": 12})
    cursor = box(page.locator(".chart.loss .u-cursor-x"))
    assert abs(cursor["x"] + cursor["width"] - box(chart)["x"] - 100) < 4


def test_a_link_leaves_out_what_a_lesson_does_not_need(page: Page, address: str) -> None:
    page.goto(f"{address}?hide=edit,kernel_size,step,reset,doctor,code,kernels,pictures")
    expect(card(page, "conv_1").get_by_role("spinbutton", name="filters")).to_be_visible()
    expect(card(page, "conv_1").get_by_role("spinbutton", name="kernel")).to_have_count(0)
    for name in ("Step", "Stop", "Reset", "Add a layer first", "Remove conv_1", "Fold the pictures away"):
        expect(page.get_by_role("button", name=name, exact=True)).to_have_count(0)
    expect(page.get_by_role("region", name="Doctor")).to_have_count(0)
    for name in ("Code", "Filters"):
        expect(page.get_by_role("tab", name=name)).to_have_count(0)
    press(page, "View")
    page.get_by_role("checkbox", name="Doctor").check()
    expect(page.get_by_role("region", name="Doctor")).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?hide=edit,kernel_size,step,reset,code,kernels,pictures#"))


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (390, 844)])
def test_nothing_reaches_over_the_side_of_a_small_window(
    browser: Browser, address: str, width: int, height: int
) -> None:
    page = open_at(browser, address, width, height)
    assert page.evaluate("() => document.documentElement.scrollWidth") == width
    page.close()


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 768), (390, 844)])
def test_an_edit_of_what_was_trained_is_answered_without_moving_the_cards(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    press(page, "Step")
    expect(page.get_by_text("batch 1 of")).to_be_visible()
    press(page, "Stop")
    expect(page.get_by_role("button", name="Train", exact=True)).to_be_enabled()
    head = page.locator(".network-head")
    before = box(head)
    card(page, "conv_2").get_by_role("spinbutton", name="filters").press("ArrowUp")
    expect(page.get_by_title("Trained layers keep their weights")).to_be_visible()
    assert box(head)["height"] == before["height"]


def test_fingers_reach_what_a_pointer_does(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(address)
    card(page, "conv_1").get_by_role("button", name="more filters").tap()
    expect(shape(page, "conv_1")).to_have_text("28 × 28 × 9")
    page.get_by_role("navigation", name="Parts of the page").get_by_role("button", name="Layer").tap()
    page.get_by_role("tab", name="Feature maps").tap()
    large = page.get_by_test_id("large-map")
    expect(large).to_have_attribute("data-step", re.compile(r"\d+"), timeout=60_000)
    large.tap(position={"x": 3, "y": 3})
    expect(page.get_by_text("row 1, column 1", exact=True)).to_be_visible()
    page.get_by_role("tab", name="Filters").tap()
    page.get_by_role("button", name="Sobel x").tap()
    middle = page.get_by_role("gridcell", name=re.compile("^row 3, column 3: "))
    expect(middle).to_have_accessible_name(re.compile(": 0$"))
    middle.tap()
    page.get_by_role("textbox", name="row 3, column 3").fill("2")
    expect(middle).to_have_accessible_name(re.compile(": 2"))
    context.close()


def test_on_a_phone_one_goes_from_room_to_room(browser: Browser, address: str) -> None:
    page = open_at(browser, address, 390, 844)
    rooms = page.get_by_role("navigation", name="Parts of the page")
    for name, room in [("Training", page.get_by_role("group", name="Time")), ("Layer", page.get_by_role("tablist"))]:
        rooms.get_by_role("button", name=name).click()
        expect(room).to_be_in_viewport()
        expect(rooms.get_by_role("button", name=name)).to_have_attribute("aria-current", "true")
    page.close()
