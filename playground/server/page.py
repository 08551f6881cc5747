"""The page's files: index.html with its policy, and what it names of `node_modules`, nothing else."""

import base64
import hashlib
import json
import mimetypes
import re
from functools import cache
from pathlib import Path, PurePosixPath

from flask import Blueprint, Response, abort, request
from werkzeug.security import safe_join

from playground.paths import static_directory
from playground.server.files import modules_behind, sent

page = Blueprint("page", __name__)
mimetypes.add_type("text/javascript", ".js")
mimetypes.add_type("text/javascript", ".mjs")
mimetypes.add_type("font/woff2", ".woff2")
PUBLIC = frozenset({".js", ".mjs", ".css", ".svg", ".png", ".woff2", ".json", ".ico", ".webmanifest"})
PARTS = frozenset({".js", ".mjs", ".woff2"})
"""What a library loads from its own folder: modules, and the fonts of a stylesheet."""
LANGUAGES = ("en", "zh")
"""Those of the page; a wrong guess of which it will choose costs a moment, nothing else."""
PRIVATE = frozenset({"package.json", "package-lock.json", "tsconfig.json", "biome.json"})


@page.get("/")
def index() -> Response:
    """Answer the page; it names all of its modules, so that a browser need not find them one behind the other."""
    root = static_directory()
    wanted = [request.args.get("lang", ""), *request.accept_languages.values()]
    language = next((known for tag in wanted if (known := tag.lower().partition("-")[0]) in LANGUAGES), "en")
    modules = modules_behind(root, "app.js", f"words/{language}.js")
    links = "".join(f'<link rel="modulepreload" href="/static/{name}">' for name in modules)
    answer = sent(root / "index.html", index_text().replace("</head>", f"{links}</head>"))
    answer.headers["Content-Security-Policy"] = policy(index_text())
    return answer


@page.get("/static/<path:name>")
def file(name: str) -> Response:
    """Answer one of the page's files."""
    path = safe_join(str(static_directory()), name)
    if path is None or not is_public(PurePosixPath(name)) or not is_there(Path(path)):
        abort(404)
    return sent(Path(path))


def is_there(path: Path) -> bool:
    """Tell whether there is such a file; none has a name that is longer than names can be."""
    try:
        return path.is_file()
    except OSError:
        return False


@page.get("/favicon.ico")
def favicon() -> Response:
    """Answer the page's icon where a browser looks for it unasked."""
    return sent(static_directory() / "icon.svg")


def is_public(path: PurePosixPath) -> bool:
    """Tell whether a file is part of the page."""
    if path.parts[:1] == ("node_modules",):
        named = {PurePosixPath(name) for name in library_files(index_text())}
        return path in named or (path.suffix in PARTS and any(name.parent in path.parents for name in named))
    return path.suffix in PUBLIC and path.name not in PRIVATE


def index_text() -> str:
    """Return index.html as it lies on disk."""
    return (static_directory() / "index.html").read_text("utf-8")


@cache
def library_files(index: str) -> frozenset[str]:
    """Return the files of `node_modules` that the page names; modules and fonts in their folders belong to them.

    >>> sorted(library_files('<script type="importmap">{"imports": {"a": "/static/node_modules/a/a.js"}}</script>'))
    ['node_modules/a/a.js']
    """
    return frozenset(re.findall(r'/static/(node_modules/[^"\'?#]+)', index))


@cache
def policy(index: str) -> str:
    """Return the page's Content-Security-Policy: all from here, and the one import map by its hash."""
    found = re.search(r'<script type="importmap">(.*?)</script>', index, re.DOTALL)
    text = found.group(1) if found else ""
    json.loads(text or "{}")
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return (
        f"default-src 'none'; script-src 'self' 'sha256-{digest}'; style-src 'self'; img-src 'self' data: blob:; "
        "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
