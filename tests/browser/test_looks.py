"""The main states of the page look as they did: pictures held against kept ones, in letters that every machine has."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import kept
from tests.browser.conftest import card, press, until
from tests.browser.states import make_impossible

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
# The maps of all layers, and the numbers of the one that is taken apart.
SHOWN = """async () => {
  const {factsById, previewState, selected} = await import('/static/state/store.js');
  const {exact} = await import('/static/state/exact.js');
  const numbers = exact.value?.layer === selected.value || !factsById.value.has(selected.value);
  return previewState.value === 'shown' && numbers;
}"""


STILL = 4


def at_first(page: Page) -> None:
    """Leave the page as it opens."""


def large(page: Page) -> None:
    """Open a network with branches, once it is chosen where one stands on the layer of the same name before it."""
    until(page, SHOWN, None)
    page.keyboard.press("n")
    page.get_by_role("dialog").get_by_role("button", name="Tiny Inception").click()
    expect(page.get_by_test_id("total-params")).to_have_text("14,374")


def trained(page: Page) -> None:
    """Train for a moment, always alike."""
    brief = "{epochs: 2, train_size: 1280, batch_size: 32}"
    page.evaluate(f"async () => (await import('/static/state/actions.js')).setTraining({brief})")
    press(page, "Train")
    expect(page.get_by_role("status").filter(has_text="The training is finished.")).to_be_attached(timeout=60_000)
    expect(page.locator(".verdict").first).to_have_text(re.compile("."))


def feature_maps(page: Page) -> None:
    """Take the feature maps of a layer apart."""
    page.get_by_role("tab", name="maps").click()
    expect(page.get_by_test_id("large-map")).to_be_visible()


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
    "lesson": ((1440, 900), "?theme=light&hide=edit,tools,classes,doctor,pictures,code,filters,kernels", at_first),
    "impossible": ((1440, 900), "?theme=light", make_impossible),
    "trained": ((1440, 900), "?theme=dark", trained),
    "branches": ((1440, 900), "?theme=light&hide=bottom", large),
    "maps": (
        (1024, 768),
        "?theme=dark&hide=bottom,pictures",
        feature_maps,
    ),
}


def settled(page: Page) -> bytes:
    """Return a picture of the page once it does not change any more, over some frames."""
    until(page, SHOWN, None)
    seen = [page.screenshot(animations="disabled")]
    while len(seen) < STILL or len(set(seen[-STILL:])) > 1:
        seen.append(page.screenshot(animations="disabled"))
    return seen[-1]


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
