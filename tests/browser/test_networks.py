"""Networks of all kinds: blocks, branches, kinds and controls that the page never heard of, repairs, other data."""

import re
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import card, link, open_network, pixels, press, shape, until


def add(page: Page, after: str, name: str) -> None:
    """Choose something from the menu behind a layer."""
    page.get_by_role("button", name=f"Add a layer after {after}", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name=name, exact=True).click()


def test_a_block_from_the_menu_fits_its_place_and_trains(page: Page, address: str) -> None:
    add(page, "pool_1", "Residual block")
    expect(shape(page, "block_1").first).to_have_text("14 × 14 × 8")
    first = card(page, "block_1").get_by_role("article", name="conv_3", exact=True)
    expect(first.get_by_role("spinbutton", name="filters")).to_have_value("8")
    # 2 convolutions of 3·3·8·8 without bias, 2 batch normalizations of 4·8.
    expect(card(page, "block_1").get_by_test_id("params").last).to_have_text("1,216")
    press(page, "Train")
    expect(page.get_by_text("images/s")).to_be_visible()
    run = httpx.get(f"{address}api/runs").json()["runs"][-1]
    rows = f"{address}api/runs/{run['id']}/history"
    until(page, "url => fetch(url).then(a => a.json()).then(a => a.rows.length > 2)", rows)
    press(page, "Stop")
    expect(page.get_by_role("button", name="Train", exact=True)).to_be_visible()


def test_branches_are_added_filled_and_removed(page: Page) -> None:
    add(page, "pool_1", "Fire module")
    block = card(page, "block_1")
    expect(shape(page, "block_1").first).to_have_text("14 × 14 × 16")
    block.get_by_role("button", name="Add a branch to block_1").click()
    expect(block.get_by_text("identity")).to_be_visible()
    expect(shape(page, "block_1").first).to_have_text("14 × 14 × 20")
    block.get_by_role("button", name="Add a layer to branch 3 of block_1").click()
    page.get_by_role("dialog").get_by_role("searchbox").fill("dropout")
    page.get_by_role("dialog").get_by_role("button", name="Dropout", exact=True).click()
    expect(block.get_by_role("article", name="drop_1", exact=True)).to_be_visible()
    block.get_by_role("button", name="Remove branch 1 of block_1").click()
    expect(shape(page, "block_1").first).to_have_text("14 × 14 × 12")
    expect(block.get_by_role("button", name=re.compile("^Remove branch"))).to_have_count(0)
    block.focus()
    page.keyboard.press("Delete")
    expect(block).to_have_count(0)


def test_the_menu_offers_what_the_schema_has(page: Page, address: str) -> None:
    schema = httpx.get(f"{address}api/schema").json()
    kinds = [kind for kind, node in schema["architecture"]["$defs"].items() if "x-family" in node]
    page.get_by_role("button", name="Add a layer first").click()
    menu = page.get_by_role("dialog", name="Add a layer first")
    for name in [*kinds, *(block["title"] for block in schema["blocks"])]:
        expect(menu.get_by_role("button", name=name, exact=True)).to_have_count(1)
    for offer in menu.get_by_role("listitem").all():
        expect(offer.locator("svg")).to_have_count(1)
        expect(offer.get_by_role("button")).to_have_accessible_description(re.compile(r"^[A-Z0-9].+\.$"))


def test_a_kind_and_a_control_that_the_page_never_heard_of(page: Page, address: str) -> None:
    def with_news(route: Route) -> None:
        schema = route.fetch().json()
        definitions = schema["architecture"]["$defs"]
        definitions["Swirl2D"] = {
            "title": "Swirl2D",
            "description": "Turns every map.",
            "x-family": "swirling",
            "properties": {},
        }
        definitions["Dropout"]["properties"]["rate"]["x-control"] = "dial"
        route.fulfill(json=schema)

    page.route("**/api/schema", with_news)
    page.reload()
    page.get_by_role("button", name="Add a layer after pool_2", exact=True).click()
    menu = page.get_by_role("dialog")
    expect(menu.get_by_role("region", name="swirling")).to_contain_text("Turns every map.")
    menu.get_by_role("button", name="Dropout", exact=True).click()
    rate = card(page, "drop_1").get_by_role("textbox", name="rate")
    expect(rate).to_have_value("0.5")
    rate.fill("0.25")
    page.get_by_role("tab", name="Code").click()
    expect(page.get_by_role("tabpanel")).to_contain_text("0.25")


def test_layers_without_a_window_show_their_formula(page: Page) -> None:
    add(page, "pool_1", "UpSampling2D")
    expect(shape(page, "up_1")).to_have_text("28 × 28 × 8")
    expect(page.get_by_test_id("formula")).to_contain_text("14 · 2 = 28")
    add(page, "up_1", "Cropping2D")
    card(page, "crop_1").get_by_role("spinbutton", name="cropping").fill("1,0 2,3")
    expect(shape(page, "crop_1")).to_have_text("27 × 23 × 8")


def test_the_doctors_advice_is_taken_with_one_click(page: Page) -> None:
    doctor = page.get_by_role("region", name="Doctor")
    before = page.get_by_test_id("total-params").inner_text()
    doctor.get_by_role("button", name="Repair dense_1").click()
    expect(page.get_by_test_id("total-params")).not_to_have_text(before)
    expect(doctor.get_by_role("button", name="Repair dense_1")).to_have_count(0)
    expect(page.get_by_role("button", name="Train", exact=True)).to_be_enabled()
    page.keyboard.press("Control+z")
    expect(page.get_by_test_id("total-params")).to_have_text(before)


def test_a_network_for_other_data_is_shown_whole_and_fitted(page: Page, address: str) -> None:
    layers: list[dict[str, Any]] = [
        {"kind": "Conv2D", "filters": 16, "kernel_size": 7, "strides": 2, "padding": "same"},
        {"kind": "GlobalAveragePooling2D"},
        {"kind": "Dense", "units": 1000, "activation": "softmax"},
    ]
    page.goto(link(address, layers, (224, 224, 3)))
    expect(shape(page, "conv_1")).to_have_text("112 × 112 × 16")
    expect(page.get_by_test_id("total-params")).to_have_text("19,368")
    expect(page.get_by_role("button", name="Train", exact=True)).to_be_disabled()
    page.get_by_role("button", name="Fit to Fashion-MNIST").click()
    expect(shape(page, "conv_1")).to_have_text("14 × 14 × 16")
    expect(card(page, "dense_1")).to_contain_text("Ankle boot")
    expect(page.get_by_role("button", name="Train", exact=True)).to_be_enabled()


@pytest.mark.parametrize(
    ("preset", "params", "layer", "size"),
    [("VGG-16", "138,357,544", "pool5", "7 × 7 × 512"), ("ResNet-50", "25,610,152", "res5c", "7 × 7 × 2,048")],
)
def test_the_largest_networks_are_shown_whole(page: Page, preset: str, params: str, layer: str, size: str) -> None:
    open_network(page, preset)
    expect(page.get_by_test_id("total-params")).to_have_text(params)
    card(page, layer).scroll_into_view_if_needed()
    expect(shape(page, layer).first).to_have_text(size)
    expect(page.get_by_role("button", name="Fit to Fashion-MNIST")).to_be_visible()
    open_network(page, "Small ConvNet")
    expect(card(page, "output")).to_contain_text("Ankle boot")


def test_an_edit_of_a_large_network_is_answered_and_seen(page: Page) -> None:
    open_network(page, "VGG-16")
    expect(shape(page, "conv1_1")).to_have_text("224 × 224 × 64")
    canvas = card(page, "conv1_1").get_by_test_id("maps")
    expect(canvas).to_have_attribute("data-step", re.compile(r"\d+"), timeout=60_000)
    before = pixels(page, "conv1_1")
    card(page, "conv1_1").get_by_role("spinbutton", name="filters").fill("9")
    expect(shape(page, "conv1_1")).to_have_text("224 × 224 × 9")
    expect(card(page, "conv1_2").get_by_test_id("params")).to_have_text("5,248")
    page.wait_for_function(
        "before => document.querySelector('article[data-layer=conv1_1] canvas').toDataURL() !== before", arg=before
    )
    page.get_by_role("scrollbar", name="The whole network in miniature").press("End")
    expect(card(page, "fc7").get_by_test_id("maps")).to_have_attribute("data-step", re.compile(r"\d+"), timeout=60_000)
    open_network(page, "Small ConvNet")
    expect(card(page, "output")).to_contain_text("Ankle boot")
