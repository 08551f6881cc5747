"""Take the README's pictures: start the real server, train the default network for a while, and look.

Run it from the repository's root: `python -m scripts.screenshots`.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page, ViewportSize, sync_playwright

from scripts import chromium

DOCS = Path(__file__).parents[1] / "docs"
SIZE: ViewportSize = {"width": 1440, "height": 900}
Theme = Literal["light", "dark"]
NAMES: dict[Theme, str] = {"light": "screenshot.png", "dark": "screenshot-dark.png"}
LEARNED = 120_000
"""Milliseconds that the training may take until there is something to see."""


@contextmanager
def server() -> Iterator[str]:
    """Start `playground serve` on a free port and give its address."""
    command = [sys.executable, "-m", "playground", "serve", "--port", "0", "--no-open", "--no-keep"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        found = re.search(r"http://\S+", process.stdout.readline() if process.stdout else "")
        if found is None:
            raise RuntimeError("The server did not say where it is.")
        try:
            yield found.group()
        finally:
            process.terminate()
            process.wait(20)


def train(page: Page, address: str) -> None:
    """Open the page and let the default network learn until its third epoch."""
    page.goto(address)
    page.get_by_role("article", name="conv_1", exact=True).get_by_test_id("maps").wait_for()
    page.get_by_role("button", name="Train", exact=True).click()
    page.get_by_text(re.compile("epoch 4 of")).first.wait_for(timeout=LEARNED)


def main() -> None:
    """Take each picture and say where it is."""
    path = chromium.find()
    if path is None:
        raise SystemExit(chromium.MISSING)
    DOCS.mkdir(exist_ok=True)
    with server() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(path), args=chromium.flags())
        page = browser.new_page(viewport=SIZE)
        train(page, address)
        for theme, name in NAMES.items():
            page.emulate_media(color_scheme=theme)
            # Two frames: one that notices the theme, one that has painted in it.
            page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
            page.screenshot(path=DOCS / name)
            sys.stdout.write(f"docs/{name}\n")
        page.get_by_role("button", name="Stop", exact=True).click()
        browser.close()


if __name__ == "__main__":
    main()
