"""Into the page and out of it: the gallery, links, files, undo, keys and the first steps."""

import json
import re
from pathlib import Path

import httpx
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import card, open_network, press, settings, shape, until_linked


def choose(page: Page, name: str) -> None:
    """Choose from the file menu."""
    press(page, "File")
    page.get_by_role("dialog").get_by_role("button", name=name).click()


def network(page: Page) -> Locator:
    """Return the button that names the network."""
    return page.get_by_role("button", name=re.compile("^network: "))


def filters(page: Page, layer: str = "conv_1") -> Locator:
    """Return the number of filters on a card."""
    return card(page, layer).get_by_role("spinbutton", name="filters")


def test_a_link_shows_the_same_in_another_browser(page: Page, browser: Browser) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    filters(page).fill("12")
    settings(page, epochs="7")
    page.get_by_role("button", name=re.compile("^test 3|^Trouser")).first.click()
    card(page, "conv_2").focus()
    page.get_by_role("tab", name="Code").click()
    choose(page, "Copy link")
    expect(page.get_by_text("The link is copied.")).to_be_visible()
    link = page.evaluate("() => navigator.clipboard.readText()")
    other = browser.new_page(viewport={"width": 1440, "height": 900})
    other.goto(link)
    expect(shape(other, "conv_1")).to_have_text("28 × 28 × 12")
    expect(card(other, "conv_2")).to_have_attribute("aria-current", "true")
    expect(other.get_by_role("tab", name="Code")).to_have_attribute("aria-selected", "true")
    expect(other.get_by_role("button", name=re.compile("^Learning settings"))).to_contain_text("7 × 64")
    pinned = page.get_by_role("button", pressed=True).and_(page.locator(".pictures button")).first
    name = pinned.get_attribute("aria-label")
    assert name is not None
    expect(other.get_by_role("button", name=name, pressed=True)).to_be_visible()
    other.close()


def test_a_training_is_followed_by_its_link_and_goes_on_whatever_is_done_there(page: Page, browser: Browser) -> None:
    settings(page, epochs="60")
    press(page, "Train")
    expect(page.get_by_text(re.compile("^epoch [2-9] of 60"))).to_be_visible(timeout=60_000)
    other = browser.new_page(viewport={"width": 1440, "height": 900})
    other.goto(page.url)
    expect(other.get_by_role("button", name="Leave", exact=True)).to_be_visible()
    expect(other.get_by_text(re.compile(r"^epoch \d+ of 60"))).to_be_visible()
    filters(other, "conv_2").press("ArrowUp")
    expect(other.get_by_role("button", name="Train", exact=True)).to_be_enabled()
    expect(shape(other, "conv_2")).to_have_text("14 × 14 × 17")
    other.close()
    expect(page.get_by_role("button", name="Pause", exact=True)).to_be_visible()
    press(page, "Stop")


def test_a_training_that_waits_can_only_be_called_off(page: Page, address: str) -> None:
    architecture = httpx.get(f"{address}api/presets/small-convnet").json()["architecture"]
    long = {"architecture": architecture, "training": {"dataset": "fashion_mnist", "epochs": 100}, "paused": True}
    slots = [httpx.post(f"{address}api/runs", json=long).json()["run"]["id"] for _ in range(4)]
    press(page, "Train")
    expect(page.get_by_text(re.compile("^Waiting in the queue"))).to_be_visible()
    expect(page.get_by_role("button", name="Pause", exact=True)).to_have_count(0)
    press(page, "Cancel")
    expect(page.get_by_role("button", name="Train", exact=True)).to_be_visible()
    for run in slots:
        httpx.post(f"{address}api/runs/{run}/stop", json={})


def test_code_is_copied_where_the_page_came_over_plain_http(page: Page) -> None:
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.get_by_role("tab", name="Code").click()
    page.get_by_role("tabpanel").get_by_role("button", name="Copy code").click()
    expect(page.get_by_role("tabpanel").get_by_role("status")).to_have_text("Copied")


def test_a_link_that_was_cut_is_told_and_the_page_is_there(page: Page, address: str) -> None:
    page.wait_for_url(re.compile("#s="))
    link = page.url[: len(address) + 60]
    page.goto("about:blank")
    page.goto(link)
    expect(page.get_by_text("This link cannot be read")).to_be_visible()
    expect(shape(page, "conv_1")).to_have_text("28 × 28 × 8")


def test_no_key_is_lost_however_fast_they_come(page: Page) -> None:
    filters(page).evaluate("""field => {
      for (let i = 0; i < 7; i += 1) field.dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowUp", bubbles: true}));
    }""")
    expect(shape(page, "conv_1")).to_have_text("28 × 28 × 15")


HESITATE = """async (field, there) => {
  const back = field.value;
  for (const value of [there, back]) {
    Object.assign(field, {value});
    field.dispatchEvent(new InputEvent("input", {bubbles: true}));
    for (let i = 0; i < 100; i += 1) await null;
  }
}"""


def test_what_is_taken_back_before_it_is_drawn_is_taken_back(page: Page) -> None:
    filters(page).press("ArrowUp")
    expect(shape(page, "conv_1")).to_have_text("28 × 28 × 9")
    page.get_by_role("tab", name="Settings").click()
    filters(page).evaluate(HESITATE, "12")
    filters(page).press("ArrowUp")
    expect(shape(page, "conv_1")).to_have_text("28 × 28 × 10")
    slider = page.get_by_role("slider", name="Slide filters")
    expect(slider).to_have_attribute("aria-valuetext", "10")
    slider.evaluate(HESITATE, "80")
    filters(page).press("ArrowUp")
    expect(shape(page, "conv_1")).to_have_text("28 × 28 × 11")


def test_twenty_edits_are_undone_and_done_again(page: Page) -> None:
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()
    for _ in range(10):
        filters(page).press("ArrowUp")
        filters(page, "conv_2").press("ArrowDown")
    expect(shape(page, "conv_1")).to_have_text("28 × 28 × 18")
    expect(shape(page, "conv_2")).to_have_text("14 × 14 × 6")
    card(page, "input").or_(card(page, "pool_1")).first.focus()
    for _ in range(20):
        page.keyboard.press("Control+z")
    expect(shape(page, "conv_1")).to_have_text("28 × 28 × 8")
    expect(shape(page, "conv_2")).to_have_text("14 × 14 × 16")
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()
    expect(network(page)).to_have_text(re.compile("Small ConvNet$"))
    for _ in range(20):
        page.keyboard.press("Control+Shift+Z")
    expect(shape(page, "conv_1")).to_have_text("28 × 28 × 18")
    expect(network(page)).to_have_text(re.compile(r"Small ConvNet \*$"))


def test_a_network_is_chosen_by_its_drawing_and_undo_goes_back(page: Page) -> None:
    open_network(page, "LeNet-5")
    expect(card(page, "C3")).to_be_visible()
    expect(network(page)).to_have_text(re.compile("LeNet-5$"))
    press(page, "Undo")
    expect(card(page, "conv_1")).to_be_visible()
    expect(network(page)).to_have_text(re.compile("Small ConvNet$"))


def test_a_network_is_saved_and_opened_again(page: Page, tmp_path: Path) -> None:
    filters(page).fill("12")
    settings(page, epochs="7")
    with page.expect_download() as saving:
        choose(page, "Save the network")
    assert saving.value.suggested_filename == "small-convnet.json"
    file = tmp_path / "mine.json"
    saving.value.save_as(file)
    assert json.loads(file.read_text("utf-8"))["training"]["epochs"] == 7
    open_network(page, "LeNet-5")
    expect(card(page, "C3")).to_be_visible()
    with page.expect_file_chooser() as choosing:
        choose(page, "Open a network")
    choosing.value.set_files(file)
    expect(shape(page, "conv_1")).to_have_text("28 × 28 × 12")
    expect(page.get_by_role("button", name=re.compile("^Learning settings"))).to_contain_text("7 × 64")


DROP = """([name, text]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name));
  document.body.dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));
}"""


BAD = [
    ("notes.json", "not at all", "notes.json holds no network."),
    ("list.json", "[1, 2]", "A network is a JSON file as Save writes it."),
    ("film.webm", "", "Only a picture or a network (.json) can be dropped here."),
    ("new.json", '{"layers": []}', "new.json cannot be opened. input is missing."),
]


def test_the_file_menu_is_walked_by_arrows_and_names_the_network(page: Page) -> None:
    press(page, "File")
    menu = page.get_by_role("dialog")
    expect(menu.get_by_role("button", name="Copy link")).to_be_focused()
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "End", "ArrowUp"):
        page.keyboard.press(key)
    expect(menu.get_by_role("button", name="Keras script")).to_be_focused()
    menu.get_by_role("textbox", name="Name of the network").fill("My own")
    expect(network(page)).to_contain_text("My own")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+z")
    expect(network(page)).to_contain_text("Small ConvNet")


def test_a_bad_file_is_told_in_words_and_loses_nothing(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    filters(page).fill("12")
    expect(shape(page, "conv_1")).to_have_text("28 × 28 × 12")
    for name, text, said in BAD:
        page.evaluate(DROP, [name, text])
        expect(page.get_by_role("region", name="Messages")).to_contain_text(said)
    expect(shape(page, "conv_1")).to_have_text("28 × 28 × 12")
    page.close()


def test_a_network_is_dropped_on_the_page(page: Page) -> None:
    mine = {
        "input": {"height": 28, "width": 28, "channels": 1},
        "layers": [{"kind": "Flatten"}, {"kind": "Dense", "units": 10}],
    }
    page.evaluate(DROP, ["tiny.json", json.dumps(mine)])
    expect(card(page, "dense_1")).to_be_visible()
    expect(card(page, "conv_1")).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(card(page, "conv_1")).to_be_visible()


def test_the_first_steps_are_ticked_and_go_for_good(page: Page) -> None:
    steps = page.get_by_role("region", name="First steps")
    expect(steps.get_by_role("listitem").first).to_have_attribute("aria-current", "step")
    filters(page).press("ArrowUp")
    expect(steps.get_by_role("listitem").first).to_contain_text("done")
    expect(steps.get_by_role("listitem").nth(1)).to_have_attribute("aria-current", "step")
    steps.get_by_role("button", name="Do not show the first steps again").click()
    expect(steps).to_have_count(0)
    until_linked(page)
    page.reload()
    expect(shape(page, "conv_1")).to_have_text("28 × 28 × 9")
    expect(steps).to_have_count(0)


def test_keys_do_what_their_sheet_says(page: Page) -> None:
    card(page, "pool_1").focus()
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="Keys")
    expect(sheet).to_contain_text("Train one batch")
    page.keyboard.press("Escape")
    expect(sheet).not_to_be_visible()
    page.keyboard.press("n")
    expect(page.get_by_role("dialog", name="Ready-made networks")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("2")
    expect(card(page, "pool_1")).to_be_focused()
    page.keyboard.press("t")
    expect(page.get_by_role("button", name="Pause", exact=True)).to_be_visible()
    page.keyboard.press("t")
    expect(page.get_by_role("button", name="Resume", exact=True)).to_be_visible()
    press(page, "Reset")


def test_letters_can_be_left_to_other_things(page: Page) -> None:
    page.keyboard.press("?")
    page.get_by_role("checkbox", name="Letters and digits alone are keys").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    expect(page.get_by_role("dialog", name="Ready-made networks")).not_to_be_visible()
