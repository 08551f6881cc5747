"""The real server in a process of its own, and the page in Chromium."""

import base64
import json
import re
import zlib
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from scripts.serving import serving

expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Start a server for all tests and return its address."""
    with serving() as served:
        yield served.address


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Open the page on a server without runs; whatever it writes to the console as an error fails the test."""
    for run in httpx.get(f"{address}api/runs").json()["runs"]:
        httpx.request("DELETE", f"{address}api/runs/{run['id']}", json={}, timeout=20).raise_for_status()
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(20_000)
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on(
        "console",
        lambda message: errors.append(f"{message.text} {message.location['url']}") if message.type == "error" else None,
    )
    opened.goto(address)
    expect(card(opened, "conv_1")).to_be_visible()
    yield opened
    context.close()
    assert errors == []


def card(page: Page, layer: str) -> Locator:
    """Return the card of a layer."""
    return page.get_by_role("article", name=layer, exact=True)


def curve(page: Page, title: str) -> Locator:
    """Return a chart."""
    return page.get_by_role("img", name=re.compile(f"^{title}: "))


def shape(page: Page, layer: str) -> Locator:
    """Return the output shape on a card."""
    return card(page, layer).get_by_test_id("output-shape")


def pixels(page: Page, layer: str) -> str:
    """Return what the canvas of a card's feature maps shows now."""
    canvas = card(page, layer).get_by_test_id("maps").first
    return str(canvas.evaluate("canvas => canvas.toDataURL()"))


def press(page: Page, name: str) -> None:
    """Press a button of the top bar."""
    page.get_by_role("button", name=name, exact=True).click()


def open_network(page: Page, title: str) -> None:
    """Choose a network from the gallery; the beginning of its title is enough."""
    page.get_by_role("button", name=re.compile("^network: ")).click()
    gallery = page.get_by_role("dialog", name="Ready-made networks")
    gallery.get_by_role("button", name=re.compile(f"^{re.escape(title)}")).click()


def settings(page: Page, **values: str) -> None:
    """Choose or type values in the form of the learning settings."""
    page.get_by_role("button", name=re.compile("^Learning settings")).click()
    form = page.get_by_role("dialog", name="Learning settings")
    expect(form.get_by_role("combobox", name="optimizer")).to_be_visible()
    for name, value in values.items():
        title = name.replace("_", " ")
        choice = form.get_by_role("combobox", name=title)
        if choice.count():
            choice.select_option(value)
        else:
            form.get_by_role("spinbutton", name=title).fill(value)
    page.keyboard.press("Escape")


def run_of(page: Page, address: str) -> dict[str, Any]:
    """Return the run that the page shows."""
    run_id = page.evaluate("() => sessionStorage.getItem('playground.run')")
    run: dict[str, Any] = httpx.get(f"{address}api/runs/{run_id}").json()["run"]
    return run


def until(page: Page, condition: str, arg: object) -> None:
    """Wait until an asynchronous condition holds; `wait_for_function` would take its promise for a yes."""
    page.evaluate(
        f"async arg => {{ while (!(await ({condition})(arg))) await new Promise(requestAnimationFrame) }}", arg
    )


LINKED = """async () => {
  const names = ["link", "look", "actions"];
  const [{fromHash}, {look}, {design}] = await Promise.all(names.map(name => import(`/static/state/${name}.js`)));
  const read = fromHash(location.hash);
  const said = ({architecture, training, look}) => JSON.stringify([architecture, training, look]);
  return read !== null && said(read) === said({...design(), look: look.value});
}"""


def until_linked(page: Page) -> None:
    """Wait until the address says all that is on the page, which it does a moment later."""
    until(page, LINKED, None)


def link(address: str, layers: list[dict[str, Any]], size: tuple[int, int, int]) -> str:
    """Return the address of a network, as the page itself would write it."""
    height, width, channels = size
    shape_in = {"height": height, "width": width, "channels": channels}
    training = {
        "dataset": "fashion_mnist",
        "batch_size": 64,
        "epochs": 5,
        "optimizer": {"name": "Adam", "learning_rate": 0.001},
        "loss": "crossentropy",
        "seed": 0,
        "pinned": 0,
    }
    architecture = {"version": 1, "name": "linked", "input": shape_in, "layers": layers}
    press = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    data = press.compress(json.dumps({"architecture": architecture, "training": training}).encode()) + press.flush()
    return f"{address}#s={base64.urlsafe_b64encode(data).decode().rstrip('=')}"
