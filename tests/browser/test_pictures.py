"""Pictures that run through the network: photographs, and what people draw, upload and take."""

import io
import re

import httpx
import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page, expect

from playground.data import PHOTOGRAPHS
from tests.browser.conftest import card, open_network, pixels, press, run_of, until, until_linked


@pytest.fixture
def panel(page: Page) -> Locator:
    """Return the panel of the pictures, of a network whose feature maps are there."""
    shown(page)
    return page.get_by_role("complementary", name="Picture")


def shown(page: Page) -> str:
    """Wait until a picture has run through the network; return its feature maps."""
    maps = card(page, "conv_1").get_by_test_id("maps").first
    expect(maps).to_have_attribute("data-step", re.compile(r"\d"), timeout=60_000)
    return pixels(page, "conv_1")


def changed(page: Page, before: str) -> str:
    """Wait until other feature maps are shown; return them."""
    page.wait_for_function(
        "before => document.querySelector('article[data-layer=conv_1] canvas').toDataURL() !== before", arg=before
    )
    return pixels(page, "conv_1")


def draw(page: Page, pad: Locator, *points: tuple[float, float]) -> None:
    """Draw a stroke; places as shares of the pad."""
    box = pad.bounding_box()
    assert box is not None
    places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in points]
    page.mouse.move(*places[0])
    page.mouse.down()
    for place in places[1:]:
        page.mouse.move(*place, steps=4)
    page.mouse.up()


def png(grey: int) -> FilePayload:
    """Return a file as the picker gives it."""
    content = io.BytesIO()
    Image.linear_gradient("L").point(lambda value: value * grey // 255).save(content, "PNG")
    return {"name": "mine.png", "mimeType": "image/png", "buffer": content.getvalue()}


def test_a_photograph_runs_through_the_network_and_goes_with_the_link(page: Page, panel: Locator) -> None:
    before = pixels(page, "conv_1")
    panel.get_by_role("radio", name="Others").click()
    panel.get_by_role("group", name="Photographs").get_by_role("button", name="Cat").click()
    expect(panel.get_by_role("figure")).to_contain_text("Cat")
    cat = changed(page, before)
    until_linked(page)
    page.reload()
    expect(panel.get_by_role("figure")).to_contain_text("Cat")
    expect(panel.get_by_role("button", name="Cat")).to_have_attribute("aria-pressed", "true")
    shown(page)
    assert pixels(page, "conv_1") == cat
    panel.get_by_role("radio", name="Test set").click()
    panel.get_by_role("button", name=re.compile("test 3$")).click()
    expect(panel.get_by_role("figure")).to_contain_text("test 3")


def test_a_network_that_the_data_does_not_fit_shows_a_photograph(page: Page, panel: Locator) -> None:
    open_network(page, "Network in Network")
    expect(panel.get_by_role("img", name="Cat")).to_be_visible()
    expect(card(page, "conv1").get_by_test_id("maps").first).to_have_attribute("data-step", re.compile(r"\d"))
    panel.get_by_role("radio", name="Test set").click()
    expect(panel).to_contain_text("The test pictures are 28 × 28 × 1; this network takes 32 × 32 × 3.")
    expect(panel.get_by_role("button", name=re.compile("test 0$"))).to_be_disabled()


def test_a_file_is_uploaded_seen_as_ink_and_removed(page: Page, panel: Locator, address: str) -> None:
    maps = pixels(page, "conv_1")
    panel.get_by_test_id("picture-file").set_input_files(png(200))
    expect(panel.get_by_role("figure")).to_contain_text("Your picture")
    maps = changed(page, maps)
    panel.get_by_role("button", name="as ink on paper").click()
    expect(panel.get_by_role("button", name="as ink on paper")).to_have_attribute("aria-pressed", "true")
    changed(page, maps)
    pinned = page.evaluate("() => JSON.parse(localStorage.getItem('playground.pictures'))[0]")
    assert httpx.get(f"{address}api/pictures/{pinned}").status_code == 200
    mine = panel.get_by_role("group", name="Yours")
    mine.get_by_role("button", name="Your picture 1", exact=True).hover()
    with page.expect_response(lambda answer: answer.request.method == "DELETE"):
        mine.get_by_role("button", name="Remove Your picture 1").click()
    assert httpx.get(f"{address}api/pictures/{pinned}").status_code == 404
    expect(panel.get_by_role("figure")).to_contain_text("test 0")
    broken: FilePayload = {"name": "cat.jpg", "mimeType": "image/jpeg", "buffer": b"no picture"}
    panel.get_by_test_id("picture-file").set_input_files(broken)
    expect(page.get_by_text("cat.jpg is no picture that this browser can read.")).to_be_visible()


def test_a_picture_is_dropped_on_the_page(page: Page, panel: Locator) -> None:
    content = list(PHOTOGRAPHS["rocket"].file.read_bytes())
    page.evaluate(
        """content => {
            const transfer = new DataTransfer();
            transfer.items.add(new File([new Uint8Array(content)], "rocket.jpg", {type: "image/jpeg"}));
            const drop = {dataTransfer: transfer, bubbles: true, cancelable: true};
            document.body.dispatchEvent(new DragEvent("drop", drop));
        }""",
        content,
    )
    expect(panel.get_by_role("figure")).to_contain_text("Your picture")


def test_what_is_drawn_runs_through_the_network_at_every_stroke(page: Page, panel: Locator) -> None:
    maps = pixels(page, "conv_1")
    panel.get_by_role("button", name="Draw a picture").click()
    pad = panel.get_by_role("application", name=re.compile("^Drawing pad"))
    draw(page, pad, (0.2, 0.2), (0.8, 0.2), (0.4, 0.9))
    maps = changed(page, maps)
    draw(page, pad, (0.1, 0.6), (0.9, 0.6))
    maps = changed(page, maps)
    panel.get_by_role("button", name="Take the last stroke back").click()
    maps = changed(page, maps)
    panel.get_by_role("button", name="Keep").click()
    expect(panel.get_by_role("figure")).to_contain_text("Your drawing")
    expect(
        panel.get_by_role("group", name="Yours").get_by_role("button", name="Your drawing 1", exact=True)
    ).to_be_visible()


def test_the_pad_is_drawn_on_by_keys_and_left_by_escape(page: Page, panel: Locator) -> None:
    maps = pixels(page, "conv_1")
    panel.get_by_role("button", name="Draw a picture").focus()
    page.keyboard.press("Enter")
    expect(panel.get_by_role("application")).to_be_focused()
    page.keyboard.press("Space")
    for _ in range(4):
        page.keyboard.press("Shift+ArrowRight")
    changed(page, maps)
    page.keyboard.press("Escape")
    expect(panel.get_by_role("figure")).to_contain_text("test 0")
    expect(panel.get_by_role("application")).to_have_count(0)


def test_the_camera_runs_through_the_network_and_says_where_it_cannot(page: Page, panel: Locator) -> None:
    maps = pixels(page, "conv_1")
    panel.get_by_role("button", name="Take a picture with the camera").click()
    maps = changed(page, maps)
    changed(page, maps)
    panel.get_by_role("button", name="Hold still").click()
    panel.get_by_role("button", name="Keep").click()
    expect(panel.get_by_role("figure")).to_contain_text("Your camera picture")
    page.evaluate(
        """() => { navigator.mediaDevices.getUserMedia = () =>
            Promise.reject(new DOMException("refused", "NotAllowedError")) }"""
    )
    panel.get_by_role("button", name="Take a picture with the camera").click()
    expect(panel.get_by_role("alert")).to_contain_text("The camera was not allowed.")
    panel.get_by_role("button", name="Cancel").click()
    expect(panel.get_by_role("figure")).to_contain_text("Your camera picture")


def test_ones_own_picture_is_pinned_while_the_network_trains(page: Page, panel: Locator, address: str) -> None:
    press(page, "Train")
    expect(page.get_by_role("button", name="Pause", exact=True)).to_be_visible()
    panel.get_by_role("radio", name="Others").click()
    maps = pixels(page, "conv_1")
    panel.get_by_role("button", name="Astronaut").click()
    until(
        page,
        "url => fetch(url).then(a => a.json()).then(a => a.run.training.pinned === 'astronaut')",
        f"{address}api/runs/{run_of(page, address)['id']}",
    )
    changed(page, maps)
    press(page, "Stop")
    expect(page.get_by_role("button", name="Train", exact=True)).to_be_visible()
    expect(panel.get_by_role("figure")).to_contain_text("Astronaut")


def test_the_strip_says_what_each_picture_is_taken_for(page: Page, panel: Locator, address: str) -> None:
    press(page, "Train")
    first = panel.get_by_role("button", name=re.compile(r"test 0 · (recognized|taken for)"))
    expect(first).to_be_visible(timeout=120_000)
    press(page, "Stop")
    expect(page.get_by_role("button", name="Train", exact=True)).to_be_visible()
    expect(panel.get_by_role("button", name=re.compile(r"test 23 · (recognized|taken for)"))).to_be_attached()
