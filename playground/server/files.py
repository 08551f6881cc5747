"""Files as they go to a browser: text packed once and kept, all else as it is; what a browser has is not sent again."""

import gzip
import mimetypes
import re
from functools import cache, lru_cache
from pathlib import Path, PurePosixPath

from flask import Response, request, send_file

TEXT = frozenset({".js", ".mjs", ".css", ".svg", ".json", ".html", ".webmanifest"})
IMPORT = re.compile(r'^(?:import|export)\b[^;"]*?"(\.[^"]+)";', re.MULTILINE)
SHEET = re.compile(r'^@import "\./([\w-]+\.css)";$', re.MULTILINE)


def sent(path: Path, text: str | None = None) -> Response:
    """Answer a file, packed where it is text and the browser takes that; `text` is sent in its place, if given.

    A stylesheet goes with all that it imports.
    """
    if text is None and path.suffix == ".css":
        text = joined(path)
    if path.suffix not in TEXT or not request.accept_encodings["gzip"]:
        return send_file(path) if text is None else Response(text, mimetype=mimetypes.guess_type(path.name)[0])
    content = path.read_bytes() if text is None else text.encode()
    answer = Response(packed(content), mimetype=mimetypes.guess_type(path.name)[0])
    answer.headers["Content-Encoding"] = "gzip"
    answer.headers["Vary"] = "Accept-Encoding"
    answer.add_etag()
    return answer.make_conditional(request)  # type: ignore[return-value]


@lru_cache(maxsize=1024)
def packed(content: bytes) -> bytes:
    """Return a text packed as small as gzip can.

    >>> len(packed(b"out = (n + 2p - k) / s + 1; " * 100)) < 100
    True
    """
    return gzip.compress(content, mtime=0)


def joined(sheet: Path) -> str:
    """Return a stylesheet with those that it imports from its folder in their places, so that a browser fetches one."""
    return SHEET.sub(lambda found: (sheet.parent / found[1]).read_text("utf-8"), sheet.read_text("utf-8"))


@cache
def modules_behind(root: Path, *entries: str) -> list[str]:
    """Return these modules of the page and all that they need, so that a browser can fetch them at once.

    They are looked for once: of modules that change while the server runs, some are fetched a moment later.
    """
    found = list(entries)
    for name in found:
        folder = PurePosixPath(name).parent
        for imported in IMPORT.findall((root / name).read_text("utf-8")):
            path = normal(folder / imported)
            if path not in found:
                found.append(path)
    return found


def normal(path: PurePosixPath) -> str:
    """Return a path without "." and "..".

    >>> normal(PurePosixPath("views/inspector/../../state/./store.js"))
    'state/store.js'
    """
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)
