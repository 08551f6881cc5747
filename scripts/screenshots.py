"""Take the README's pictures: start the real server, train the default network for a while, and look.

Run it from the repository's root: `python -m scripts.screenshots`.
"""

import re
import sys
from pathlib import Path
from typing import Literal, NamedTuple

from playwright.sync_api import Page, ViewportSize, sync_playwright

from scripts import chromium
from scripts.serving import serving

DOCS = Path(__file__).parents[1] / "docs"
DESK: ViewportSize = {"width": 1440, "height": 900}
WALL: ViewportSize = {"width": 1280, "height": 720}
LEARNED = 240_000
"""Milliseconds that the training may take until there is something to see."""


class Picture(NamedTuple):
    """A picture of the page: how large the window is, what its address asks for, and the system's theme."""

    name: str
    size: ViewportSize
    query: str
    theme: Literal["light", "dark"]


PICTURES = [
    Picture("screenshot.png", DESK, "?hide=hints", "light"),
    Picture("screenshot-dark.png", DESK, "?hide=hints", "dark"),
    Picture("projector.png", WALL, "?projector", "light"),
]


def train(page: Page, address: str) -> None:
    """Open the page, and let the default network learn until its fourth epoch."""
    page.goto(address)
    page.get_by_role("article", name="conv_1", exact=True).get_by_test_id("maps").wait_for()
    page.get_by_role("button", name="Train", exact=True).click()
    page.get_by_text(re.compile("epoch 4 of")).first.wait_for(timeout=LEARNED)
    page.get_by_role("button", name="Pause", exact=True).click()
    page.get_by_role("button", name="Resume", exact=True).wait_for()


def take(page: Page, picture: Picture, address: str) -> None:
    """Show what was trained as a picture wants it, and take it once nothing moves any more."""
    page.set_viewport_size(picture.size)
    page.emulate_media(color_scheme=picture.theme)
    page.goto(f"{address}{picture.query}#{page.url.partition('#')[2]}")
    page.get_by_role("button", name="Resume", exact=True).wait_for()
    page.get_by_role("article", name="conv_1", exact=True).get_by_test_id("maps").wait_for()
    before, now = b"", page.screenshot()
    while now != before:
        before, now = now, page.screenshot(path=DOCS / picture.name)


def main() -> None:
    """Take each picture and say where it is."""
    path = chromium.find()
    if path is None:
        raise SystemExit(chromium.MISSING)
    DOCS.mkdir(exist_ok=True)
    with serving() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(path), args=chromium.flags())
        page = browser.new_page(viewport=DESK, locale="en")
        train(page, server.address)
        for picture in PICTURES:
            take(page, picture, server.address)
            sys.stdout.write(f"docs/{picture.name}\n")
        browser.close()


if __name__ == "__main__":
    main()
