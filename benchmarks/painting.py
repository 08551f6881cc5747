"""How smoothly the page paints the layers of VGG-16 as they come, ten a second, and whether its memory stays flat."""

import argparse
import time
from pathlib import Path
from typing import Any

import numpy as np
from playwright.sync_api import CDPSession, Page

from benchmarks.kit.browser import chromium_and_server, opened
from playground.architecture.presets import get

SCRIPT = (Path(__file__).parent / "kit" / "painting.js").read_text("utf-8")
MUST = 34.0
"""Milliseconds of one frame: two refreshes of the screen, which a browser's clock counts as 33.3 or 33.4."""
GROWTH = 1.1
"""How much the heap of the last third may be of that of the first."""


def watch(page: Page, session: CDPSession, seconds: float, every: float) -> tuple[list[float], list[float]]:
    """Let layers come for a while; return milliseconds of each frame, and the megabytes of the heap now and then."""
    heap: list[float] = []
    end = time.monotonic() + seconds
    page.evaluate("() => window.painting.start(10)")
    while time.monotonic() < end:
        page.wait_for_timeout(min(every, seconds) * 1000)
        page.evaluate("() => window.painting.hold()")
        session.send("HeapProfiler.collectGarbage")
        heap.append(session.send("Runtime.getHeapUsage")["usedSize"] / 1e6)
        page.evaluate("() => window.painting.start(10)")
    frames: list[float] = page.evaluate("() => window.painting.hold()")
    return frames, heap


def report(frames: list[float], heap: list[float]) -> str:
    """Return the figures as lines."""
    p50, p99 = (float(np.quantile(frames, share)) for share in (0.5, 0.99))
    over = sum(frame > MUST for frame in frames)
    third = max(len(heap) // 3, 1)
    first, last = float(np.median(heap[:third])), float(np.median(heap[-third:]))
    verdict = "must" if over == 0 else "MISSED"
    flat = "flat" if last <= first * GROWTH else "GROWS"
    return (
        f"{len(frames)} frames: p50 {p50:.1f}, p99 {p99:.1f}, max {max(frames):.1f} ms; over {MUST:g} ms: {over} "
        f"(must 0: {verdict})\nheap after collection {first:.1f} MB at first, {last:.1f} MB at last: {flat}"
    )


def main() -> None:
    """Measure and print: an idle page beside, as what the machine itself does to frames."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--preset", default="vgg-16")
    parser.add_argument("--seconds", type=float, default=60)
    options = parser.parse_args()
    network: dict[str, Any] = get(options.preset).architecture.to_dict()
    with chromium_and_server() as (browser, address), opened(browser, address) as page:
        session = page.context.new_cdp_session(page)
        page.evaluate(SCRIPT)
        idle = page.evaluate("() => window.painting.idle(5)")
        print(f"nothing comes: {report(idle, [1.0])}".splitlines()[0], flush=True)
        page.evaluate("network => window.painting.open(network)", network)
        page.wait_for_timeout(3000)
        print(f"{options.preset}, {page.evaluate('() => window.painting.megabytes()'):.1f} MB of maps on screen")
        print(report(*watch(page, session, options.seconds, 10)))


if __name__ == "__main__":
    main()
