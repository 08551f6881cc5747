"""Nobody is shut out: axe finds nothing grave in any view and theme, and a training is told in words."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import card, press, settings
from tests.browser.states import make_impossible

AXE = Path(__file__).parents[2] / "static" / "node_modules" / "axe-core" / "axe.min.js"
GRAVE = {"serious", "critical"}


def said_in_full(rule: str, html: str) -> bool:
    """Tell whether axe only misses a rounded number in a label that says the number in full: so it is meant."""
    return rule == "label-content-name-mismatch" and 'role="gridcell"' in html


RUN = "within => axe.run(within, {resultTypes: ['violations'], selectors: false})"


def grave(page: Page, within: str = "html") -> list[str]:
    """Return what axe finds grave on the page, or in a part of it, as it is now, in both themes."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = []
    for theme in ("light", "dark"):
        # Colours on their way to others have a contrast of their own: without motion they are there at once.
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        expect(page.locator("html")).to_have_attribute("data-theme", theme)
        result: dict[str, Any] = page.evaluate(RUN, within)
        found += [
            f"{theme}: {violation['id']}: {node['html'][:200]}"
            for violation in result["violations"]
            if violation["impact"] in GRAVE
            for node in violation["nodes"]
            if not said_in_full(violation["id"], node["html"])
        ]
    return found


def test_axe_finds_nothing_grave_in_any_tab(page: Page) -> None:
    for tab in page.get_by_role("tab").all():
        tab.click()
        expect(tab).to_have_attribute("aria-selected", "true")
        assert grave(page) == []


def menus(page: Page) -> list[Locator]:
    """Return the buttons of the menus: all of the top bar, and one that adds a layer."""
    bar = page.get_by_role("banner").locator("button[popovertarget]").all()
    return [*bar, page.get_by_role("button", name="Add a layer first")]


def test_axe_finds_nothing_grave_in_any_menu(page: Page) -> None:
    for opener in menus(page):
        opener.click()
        expect(page.get_by_role("dialog")).to_be_visible()
        assert grave(page, "[role=dialog]:popover-open") == []
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)


def test_axe_finds_nothing_grave_where_little_fits_and_things_go_wrong(page: Page) -> None:
    page.evaluate("async () => (await import('/static/state/notices.js')).notify('error', 'It failed.', 'Try again.')")
    expect(page.get_by_role("alert")).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    assert grave(page) == []
    page.set_viewport_size({"width": 1440, "height": 900})
    for part in ("pictures", "layer's panel", "training's figures"):
        page.get_by_role("button", name=f"Fold the {part} away").click()
    assert grave(page) == []


def test_axe_finds_nothing_grave_where_the_network_cannot_be_built(page: Page) -> None:
    make_impossible(page)
    assert grave(page) == []


def test_a_training_is_told_in_words_and_leaves_nothing_grave(page: Page) -> None:
    settings(page, epochs="1")
    press(page, "Train")
    told = page.get_by_role("status").filter(has_text="The training is finished. Epoch 1 of 1 is done")
    expect(told).to_be_attached(timeout=60_000)
    expect(card(page, "output")).to_be_visible()
    assert grave(page) == []
