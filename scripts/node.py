"""The page's libraries, and npm to fetch them: the machine's own, or the one that PyPI has as a Python package."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

from scripts.steps import BIN, ROOT, Stamp, environment, fingerprint, must, say

OLDEST = 20
STATIC = ROOT / "static"
MODULES = STATIC / "node_modules"
LOCK = STATIC / "package-lock.json"


def extras(development: bool) -> set[str]:
    """Return {"node"} where npm will be needed and the machine has none that is new enough."""
    needed = development or not _is_fetched(development)
    return {"node"} if needed and not (_node_is_new_enough() and shutil.which("npm")) else set()


def prepare(development: bool) -> None:
    """Have the page's libraries in `static/node_modules`, with the development tools where wanted."""
    if _is_fetched(development):
        return
    say("Fetching the page's libraries …")
    must(
        *(npm(), "ci", "--no-audit", "--no-fund", "--loglevel=error"),
        *([] if development else ["--omit=dev"]),
        cwd=STATIC,
        otherwise="The page's libraries could not be fetched. Is there internet? The same command again starts anew.",
    )
    _stamp().write({"page", "development"} if development else {"page"})


def npm() -> str | Path:
    """Return the npm to use: the machine's own where its Node.js is new enough, else that of the environment."""
    own = shutil.which("npm") if _node_is_new_enough() else None
    return own or shutil.which("npm", path=str(BIN)) or "npm"


def _is_fetched(development: bool) -> bool:
    return ("development" if development else "page") in _stamp().items()


def _stamp() -> Stamp:
    return Stamp(MODULES / ".installed.json", fingerprint(LOCK))


def _node_is_new_enough() -> bool:
    node = shutil.which("node")
    if node is None:
        return False
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False, env=environment()).stdout
    version = re.match(r"v(\d+)\.", answer)
    return version is not None and int(version[1]) >= OLDEST
