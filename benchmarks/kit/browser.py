"""The real server and the page in Chromium, for benchmarks of the page."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from scripts import chromium
from scripts.serving import serving

SIZE: ViewportSize = {"width": 1440, "height": 900}
SHOWN = """() => [...document.querySelectorAll("article[data-layer] canvas")].some(canvas =>
    canvas.width > 1 && canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some(Boolean))"""
"""Whether a layer's feature maps are painted."""


@contextmanager
def chromium_and_server() -> Iterator[tuple[Browser, str]]:
    """Start a server and Chromium; give the browser, and the server's address once it is warm."""
    path = chromium.find()
    if path is None:
        raise SystemExit(chromium.MISSING)
    with serving() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(path), args=chromium.flags())
        with opened(browser, server.address):
            yield browser, server.address


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[Page]:
    """Open the page in a browser that has never seen it; give it with its first feature maps painted."""
    context = browser.new_context(viewport=SIZE)
    page = context.new_page()
    page.goto(address)
    page.wait_for_function(SHOWN, timeout=120_000)
    yield page
    context.close()
