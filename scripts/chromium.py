"""Finds the Chromium that the browser tests drive, or installs one; `python -m scripts.chromium` prints where it is."""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
MISSING = (
    "The browser tests need Chromium, and none was found. Install Chromium or Google Chrome (on Debian and Ubuntu: "
    "sudo apt install chromium; or: .venv/bin/playwright install chromium), or say where it is: "
    "PLAYGROUND_CHROMIUM=/path/to/chromium make test"
)


def find() -> Path | None:
    """Return the browser: the one named by PLAYGROUND_CHROMIUM, Playwright's own, or one of this machine."""
    return next((path for path in _candidates() if path.is_file()), None)


def flags() -> list[str]:
    """Return the options for a quiet browser that looks nothing up; root has no sandbox."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    quiet = ["--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update"]
    return [*quiet, "--disable-sync", *(["--no-sandbox"] if root else [])]


def install() -> Path | None:
    """Install a browser: Playwright's download, else, as root on Debian, the system's package."""
    for command in _installers():
        print(f"Installing Chromium: {' '.join(command)}", file=sys.stderr, flush=True)
        subprocess.run(command, stdout=sys.stderr, check=False)
        if path := find():
            return path
    return None


def _candidates() -> Iterator[Path]:
    if named := os.environ.get("PLAYGROUND_CHROMIUM"):
        yield Path(named)
        return
    yield from _of_playwright()
    yield from (Path(found) for name in NAMES if (found := shutil.which(name)))
    yield from map(Path, PLACES)


def _of_playwright() -> Iterator[Path]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        yield Path(playwright.chromium.executable_path)


def _installers() -> Iterator[list[str]]:
    packages = platform.system() == "Linux" and os.geteuid() == 0 and shutil.which("apt-get") is not None
    yield [sys.executable, "-m", "playwright", "install", *(["--with-deps"] if packages else []), "chromium"]
    if packages:
        yield ["apt-get", "update", "-q"]
        yield ["apt-get", "install", "-q", "-y", "chromium"]


def main() -> None:
    """Print where the browser is, once there is one."""
    if "PLAYGROUND_CHROMIUM" in os.environ and find() is None:
        raise SystemExit(
            "PLAYGROUND_CHROMIUM must name the browser's program. "
            f"Received: PLAYGROUND_CHROMIUM={os.environ['PLAYGROUND_CHROMIUM']}"
        )
    path = find() or install()
    if path is None:
        raise SystemExit(MISSING)
    print(path)


if __name__ == "__main__":
    main()
