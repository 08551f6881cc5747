"""The network is changed by hand: steppers that stop where it would break, dragging, keys, zoom and overview."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import card, open_network, shape


def stepper(page: Page, layer: str, name: str) -> Locator:
    """Return the number of a field on a card."""
    return card(page, layer).get_by_role("spinbutton", name=name)


def order(page: Page) -> list[str | None]:
    """Return the layers as they stand, those in branches behind their block."""
    return [one.get_attribute("data-layer") for one in page.locator("article[data-layer]").all()]


def middle_of(one: Locator) -> tuple[float, float]:
    """Return a point of an element that lies on its head, where it has one."""
    box = one.bounding_box()
    assert box is not None
    return box["x"] + 24, box["y"] + min(box["height"] / 2, 20)


def drag(page: Page, what: Locator, onto: Locator, follow: bool = False) -> None:
    """Drag something to where something else stands; `follow`: also after it, where the network first makes room."""
    x, y = middle_of(what)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 14, y + 6, steps=3)
    x, y = middle_of(onto)
    page.mouse.move(x, y, steps=6)
    for _ in range(2):
        x, y = middle_of(onto) if follow else (x + 2, y)
        page.mouse.move(x, y, steps=6)
    expect(page.locator(".landing")).to_be_visible()
    page.mouse.up()


def ready_to_drag(page: Page) -> None:
    """Move the pointer, and wait for the library that drags: it comes with the first sign of a hand."""
    page.mouse.move(300, 300)
    expect(page.locator("#strip[data-drags]")).to_be_visible()


def test_a_stepper_stops_where_the_network_would_break_and_says_why(page: Page) -> None:
    more = card(page, "output").get_by_role("button", name="more units")
    more.click()
    expect(page.get_by_text("Here units can only be 10. The last layer must give 10 numbers")).to_be_visible()
    expect(stepper(page, "output", "units")).to_have_value("10")
    expect(more).to_have_attribute("aria-disabled", "true")
    pool = stepper(page, "pool_2", "pool")
    pool.fill("15")
    expect(page.get_by_text("Here pool can be no more than 14. The window must fit into its input")).to_be_visible()
    expect(pool).to_have_attribute("aria-invalid", "true")
    expect(pool).to_have_attribute("aria-valuemax", "14")
    pool.fill("14")
    expect(shape(page, "pool_2")).to_have_text("1 × 1 × 16")
    pool.press("ArrowUp")
    expect(pool).to_have_value("14 × 14")
    strides = stepper(page, "conv_1", "stride")
    strides.fill("2")
    expect(page.get_by_text("At pool_2: The window must fit into its input")).to_be_visible()
    expect(shape(page, "conv_1")).to_have_text("28 × 28 × 8")


def test_layers_whose_maps_are_added_change_together(page: Page) -> None:
    page.get_by_role("button", name="Add a layer after pool_1").click()
    page.get_by_role("dialog").get_by_role("button", name="Residual block", exact=True).click()
    expect(shape(page, "block_1").first).to_have_text("14 × 14 × 8")
    filters = stepper(page, "conv_1", "filters")
    filters.focus()
    expect(card(page, "conv_1").get_by_role("img", name=re.compile("conv_4 too"))).to_be_visible()
    filters.press("ArrowUp")
    expect(shape(page, "block_1").first).to_have_text("14 × 14 × 9")
    expect(shape(page, "conv_4")).to_have_text("14 × 14 × 9")
    page.keyboard.press("Control+z")
    expect(shape(page, "conv_4")).to_have_text("14 × 14 × 8")


def test_cards_are_dragged_in_the_network_and_from_the_palette_into_a_branch(page: Page) -> None:
    ready_to_drag(page)
    drag(page, card(page, "conv_2").locator("header"), card(page, "conv_1"))
    expect(page.locator("article[data-layer]").first).to_have_attribute("data-layer", "conv_2")
    page.keyboard.press("Control+z")
    expect(page.locator("article[data-layer]").first).to_have_attribute("data-layer", "conv_1")
    page.get_by_role("button", name="Add a layer after conv_1", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Residual block", exact=True).click()
    block = card(page, "block_1")
    expect(block).to_be_visible()
    page.get_by_role("button", name="Add a layer", exact=True).click()
    palette = page.get_by_role("dialog", name="Add a layer", exact=True)
    palette.get_by_role("searchbox").fill("dropout")
    offer = palette.locator("[data-item=Dropout]")
    drag(page, offer, block.get_by_text("identity", exact=True), follow=True)
    expect(block.get_by_role("article", name="drop_1", exact=True)).to_be_visible()
    expect(palette).to_be_hidden()


def test_a_card_is_copied_and_removed_by_dragging(page: Page) -> None:
    ready_to_drag(page)
    page.keyboard.down("Control")
    drag(page, card(page, "conv_2").locator("header"), card(page, "conv_1"))
    page.keyboard.up("Control")
    expect(card(page, "conv_3")).to_be_visible()
    assert order(page)[:4] == ["conv_3", "conv_1", "pool_1", "conv_2"]
    x, y = middle_of(card(page, "conv_3").locator("header"))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 14, y + 6, steps=3)
    gone = page.get_by_text("Remove", exact=True).and_(page.locator(":visible"))
    gone.hover()
    gone.hover()
    page.mouse.up()
    expect(card(page, "conv_3")).to_have_count(0)
    expect(gone).to_be_hidden()
    page.keyboard.press("Control+z")
    expect(card(page, "conv_3")).to_be_visible()


def test_a_card_goes_across_branches_by_keys(page: Page) -> None:
    page.get_by_role("button", name="Add a layer after conv_1", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Residual block", exact=True).click()
    block = card(page, "block_1")
    card(page, "conv_1").focus()
    page.keyboard.press("Alt+ArrowDown")
    expect(block.get_by_role("article", name="conv_1", exact=True)).to_be_focused()
    page.keyboard.press("Alt+ArrowUp")
    expect(block.get_by_role("article", name="conv_1", exact=True)).to_have_count(0)
    expect(card(page, "conv_1")).to_be_focused()


def test_a_long_network_is_seen_whole_and_in_miniature(page: Page) -> None:
    page.set_viewport_size({"width": 1240, "height": 900})
    overview = page.get_by_role("scrollbar", name="The whole network in miniature")
    expect(overview).to_have_count(0)
    page.get_by_role("button", name="Larger cards").click()
    page.get_by_role("button", name="Larger cards").click()
    expect(overview).to_be_visible()
    expect(page).to_have_url(re.compile("zoom|#"))
    before = card(page, "conv_1").bounding_box()
    overview.focus()
    page.keyboard.press("End")
    expect(card(page, "conv_1")).not_to_be_in_viewport()
    page.get_by_role("button", name="All cards in sight").click()
    expect(overview).to_have_count(0)
    expect(card(page, "conv_1")).to_be_in_viewport(ratio=1)
    after = card(page, "conv_1").bounding_box()
    assert before is not None
    assert after is not None
    assert after["width"] < before["width"]
    page.get_by_role("button", name="Larger cards").click(click_count=6)
    overview.press("End")
    open_network(page, "LeNet-5")
    expect(page.get_by_role("group", name="Size of the cards")).to_contain_text("100 %")
    expect(page.get_by_role("article", name="input", exact=True)).to_be_in_viewport(ratio=1)
