"""The main states of the page look as they did: pictures held against kept ones, in letters that every machine has."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import kept
from tests.browser.conftest import card, until

pytestmark = pytest.mark.browser

# Letters from the page's own libraries, so that lines break alike everywhere; nothing that blinks or moves.
SETTLE = """async () => {
  const fonts = '/static/node_modules/katex/dist/fonts/KaTeX_SansSerif';
  for (const [weight, file] of [['400', 'Regular'], ['700', 'Bold']]) {
    const face = new FontFace('Everywhere', `url(${fonts}-${file}.woff2)`, {weight});
    document.fonts.add(await face.load());
  }
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { caret-color: transparent !important; } :root { --text: Everywhere; --code: Everywhere; }'
    + ' .device { visibility: hidden; }');
  document.adoptedStyleSheets.push(sheet);
  await document.fonts.ready;
  document.activeElement?.blur();
  const frame = () => new Promise(requestAnimationFrame);
  await frame();
  await frame();
}"""
SHOWN = "async () => (await import('/static/state/store.js')).previewState.value === 'shown'"


def at_first(page: Page) -> None:
    """Leave the page as it opens."""


def large(page: Page) -> None:
    """Open a network with branches."""
    page.keyboard.press("n")
    page.get_by_role("dialog").get_by_role("button", name="Tiny Inception").click()
    expect(page.get_by_test_id("total-params")).to_have_text("14,374")


def message(page: Page) -> None:
    """Show a message."""
    page.evaluate("async () => (await import('/static/state/notices.js')).notify('error', 'It failed.', 'Try again.')")
    expect(page.get_by_role("alert")).to_be_visible()


STATES: dict[str, tuple[tuple[int, int], str, Callable[[Page], None]]] = {
    "light": ((1440, 900), "?theme=light", at_first),
    "dark": ((1440, 900), "?theme=dark", at_first),
    "small": ((1024, 768), "?theme=light", message),
    "phone": ((390, 844), "?theme=dark", at_first),
    "projector": ((1280, 720), "?theme=light&projector", at_first),
    "lesson": ((1440, 900), "?theme=light&hide=edit,tools,classes,doctor,pictures,code,filters", at_first),
    "branches": ((1440, 900), "?theme=light&hide=bottom", large),
    "maps": (
        (1024, 768),
        "?theme=dark&hide=bottom,pictures",
        lambda page: page.get_by_role("tab", name="maps").click(),
    ),
}


def settled(page: Page) -> bytes:
    """Return a picture of the page once it does not change any more."""
    until(page, SHOWN, None)
    before, now = b"", page.screenshot(animations="disabled")
    while now != before:
        before, now = now, page.screenshot(animations="disabled")
    return now


@pytest.mark.parametrize("name", STATES)
def test_the_page_looks_as_it_did(browser: Browser, address: str, name: str, tmp_path: Path) -> None:
    (width, height), query, make = STATES[name]
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", locale="en")
    page = context.new_page()
    page.goto(f"{address}{query}")
    expect(card(page, "conv_1").get_by_test_id("maps")).to_be_visible()
    make(page)
    page.evaluate(SETTLE)
    kept.check(settled(page), name, tmp_path)
    context.close()
