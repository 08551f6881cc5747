"""Puts what the server needs beside its Python into the wheel: the page, its libraries, the models."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LEFT_OUT = ("node_modules/", "tests/")


class WheelContent(BuildHookInterface[Any]):
    """Adds `static/` as `playground/_static` and `models/` as `playground/_models`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the files to add; an editable install needs none, it finds them in the checkout."""
        if version == "editable":
            return
        root = Path(self.root)
        files = build_data["force_include"]
        for file in _page(root / "static"):
            files[str(file)] = f"playground/_static/{file.relative_to(root / 'static').as_posix()}"
        for file in _files(root / "models"):
            files[str(file)] = f"playground/_models/{file.relative_to(root / 'models').as_posix()}"


def _page(static: Path) -> Iterator[Path]:
    for file in _files(static):
        if not file.relative_to(static).as_posix().startswith(LEFT_OUT):
            yield file
    for package in page_libraries(static):
        yield from _files(static / "node_modules" / package)


def _files(folder: Path) -> Iterator[Path]:
    return (file for file in sorted(folder.rglob("*")) if file.is_file())


def page_libraries(static: Path) -> list[str]:
    """Return the npm packages that the page loads, with those that they need; no development tools."""
    found: dict[str, None] = {}
    waiting = list(_dependencies(static))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = None
            waiting.extend(_dependencies(static / "node_modules" / name))
    return sorted(found)


def _dependencies(folder: Path) -> dict[str, str]:
    try:
        package = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise FileNotFoundError(
            "the wheel must hold the page's libraries, which `make install` fetches. "
            f"Missing: {folder / 'package.json'}"
        ) from None
    dependencies: dict[str, str] = package.get("dependencies", {})
    return dependencies
