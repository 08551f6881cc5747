"""How fast the page answers: a key to sizes, an edit to feature maps, a first visit; and what the page weighs."""

import argparse
import json
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from playwright.sync_api import Browser, CDPSession, Page

from benchmarks.kit.browser import SHOWN, SIZE, chromium_and_server, opened
from benchmarks.kit.unwatched import unwatched

KIT = Path(__file__).parent / "kit"
SCRIPT = (KIT / "page.js").read_text("utf-8")
VISIT = (KIT / "visit.js").read_text("utf-8")
EMPTY = (KIT / "empty.js").read_text("utf-8")
LAYERS = 20
ROUND = 20
"""Keys in one direction, each to a network that the server has not seen: it remembers those that it has."""
SETTLE = 150
"""Milliseconds between one answer and the next key, as of a quick person."""
SETTLED = 2000
"""Milliseconds until the feature maps of the last edit are there."""


def deep_network() -> dict[str, Any]:
    """Return a network of 20 layers whose sizes all change with the first layer's kernel."""
    conv = {"kind": "Conv2D", "filters": 8, "kernel_size": 3, "activation": "relu"}
    layers = [{**conv, "id": "conv_1", "padding": "valid"}]
    layers += [{**conv, "id": f"conv_{i}", "padding": "same"} for i in range(2, LAYERS - 1)]
    layers += [
        {"kind": "GlobalAveragePooling2D", "id": "pool"},
        {"kind": "Dense", "id": "out", "units": 10, "activation": "softmax"},
    ]
    return {
        "version": 1,
        "name": "20 layers",
        "input": {"height": 28, "width": 28, "channels": 1},
        "layers": layers,
    }


def press(page: Page, field: str, waits_for: str, times: int) -> list[float]:
    """Press keys on a field of the first layer, up and down again; return milliseconds until the page has answered."""
    found: list[float] = []
    for i in range(times):
        if i % (2 * ROUND) == 0:
            start(page, seed=i)
            page.get_by_role("article", name="conv_1", exact=True).get_by_role(
                "spinbutton", name=field, exact=True
            ).focus()
        elif i % ROUND == 0:
            page.evaluate("seed => window.measured.reseed(seed)", i)
            page.wait_for_timeout(1000)
        page.evaluate(f"arg => window.measured.{waits_for}(arg)", f"conv_{LAYERS - 2}")
        page.keyboard.press("ArrowUp" if i // ROUND % 2 == 0 else "ArrowDown")
        found.append(page.evaluate("() => window.measured.answer"))
        page.wait_for_timeout(SETTLE)
    return found


def start(page: Page, seed: int) -> None:
    """Open the network with the first weights of a seed, and wait until its feature maps are there."""
    page.evaluate("seed => window.measured.reseed(seed)", seed)
    page.evaluate("network => window.measured.open(network)", deep_network())
    page.wait_for_function(f"() => document.querySelectorAll('article[data-layer]').length === {LAYERS}")
    page.wait_for_function(SHOWN)
    page.wait_for_timeout(1000)


def answers(browser: Browser, address: str, times: int) -> None:
    """Measure keys and edits on a network of 20 layers and print them, beside an empty page with the same question."""
    with opened(browser, address) as page:
        page.evaluate(SCRIPT)
        page.wait_for_timeout(SETTLED)
        sizes = press(page, "kernel", "sizes", times)
        page.wait_for_timeout(SETTLED)
        maps = press(page, "kernel", "maps", times)
    least = press_empty(browser, address, times)
    print(line("key -> sizes of 20 layers", sizes), verdict(sizes, 50, 16))
    print(line("the same question on an empty page", least), f"(ratio of medians {median(sizes) / median(least):.1f})")
    print(line("edit -> new feature maps of 20 layers", maps), verdict(maps, 300, 120), flush=True)


def press_empty(browser: Browser, address: str, times: int) -> list[float]:
    """Press keys on a page that only asks for a network's facts and shows one; return milliseconds until it has."""
    body = {
        "architecture": deep_network(),
        "dataset": "fashion_mnist",
        "batch_size": 64,
        "optimizer": {"name": "Adam", "learning_rate": 0.001},
    }
    found: list[float] = []
    with opened(browser, address) as page:
        page.evaluate(EMPTY, body)
        for _ in range(times):
            page.evaluate("() => window.measured.expect()")
            page.keyboard.press("ArrowUp")
            found.append(page.evaluate("() => window.measured.answer"))
            page.wait_for_timeout(SETTLE)
    return found


def line(name: str, milliseconds: list[float]) -> str:
    """Return figures in a line."""
    return f"{name:40} p50 {median(milliseconds):6.1f}  p95 {np.quantile(milliseconds, 0.95):6.1f} ms"


def verdict(milliseconds: list[float], must: float, aim: float) -> str:
    """Say whether the 95th of a hundred is within its limits."""
    p95 = np.quantile(milliseconds, 0.95)
    return f"(must {must:g}, aim {aim:g}: {'aim' if p95 <= aim else 'must' if p95 <= must else 'MISSED'})"


def visit(browser: Browser, address: str) -> float:
    """Visit the page for the first time; return seconds until its first feature maps are painted, by its own clock."""
    with unwatched(browser) as page:
        page.call("Page.enable")
        page.call("Page.addScriptToEvaluateOnNewDocument", source=VISIT)
        page.call("Emulation.setDeviceMetricsOverride", **SIZE, deviceScaleFactor=1, mobile=False)
        page.call("Page.navigate", url=address)
        return float(page.evaluate("window.visited")) / 1000


def weigh(browser: Browser, address: str) -> dict[str, int]:
    """Visit the page for the first time; return its bytes by kind of file."""
    context = browser.new_context(viewport=SIZE)
    page = context.new_page()
    weights = count_bytes(context.new_cdp_session(page))
    page.goto(address)
    page.wait_for_function(SHOWN)
    page.wait_for_load_state("networkidle")
    context.close()
    return weights


def count_bytes(session: CDPSession) -> dict[str, int]:
    """Return a table of bytes by kind of file that grows with what comes over the wire."""
    kinds: dict[str, str] = {}
    weights: dict[str, int] = {}

    def finished(event: dict[str, Any]) -> None:
        kind = kinds.get(event["requestId"], "Other")
        weights[kind] = weights.get(kind, 0) + int(event["encodedDataLength"])

    session.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
    session.on("Network.loadingFinished", finished)
    session.send("Network.enable")
    return weights


def visits(browser: Browser, address: str, times: int) -> None:
    """Measure first visits, and print them with the weight of the page."""
    found = [1000 * visit(browser, address) for _ in range(times + 1)][1:]
    print(line("first visit -> feature maps", found), verdict(found, 1500, 1500))
    weights = weigh(browser, address)
    own = sum(size for kind, size in weights.items() if kind not in ("Font", "Fetch", "XHR", "WebSocket"))
    within = "must" if own <= 600_000 else "MISSED"
    print(f"{'page weight before fonts and data':40} {own / 1000:.0f} kB   (must 600: {within}) {json.dumps(weights)}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keys", type=int, default=60)
    parser.add_argument("--visits", type=int, default=9)
    options = parser.parse_args()
    with chromium_and_server() as (browser, address):
        answers(browser, address, options.keys)
        visits(browser, address, options.visits)


if __name__ == "__main__":
    main()
