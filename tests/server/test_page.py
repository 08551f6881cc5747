"""The page's files: what is answered, and what is not."""

import re

from playground.paths import static_directory
from playground.server.page import is_public, library_files, policy
from tests.server.conftest import Client


def test_the_page_and_its_policy(client: Client) -> None:
    answer = client.flask.get("/")
    assert answer.status_code == 200
    assert answer.mimetype == "text/html"
    rules = answer.headers["Content-Security-Policy"]
    assert "unsafe" not in rules
    assert re.search(r"script-src 'self' 'sha256-[A-Za-z0-9+/=]+'", rules)


def test_the_page_has_nothing_inline_but_the_import_map() -> None:
    index = (static_directory() / "index.html").read_text("utf-8")
    scripts = re.findall(r"<script([^>]*)>(.*?)</script>", index, re.DOTALL)
    assert [attributes for attributes, text in scripts if text.strip()] == [' type="importmap"']
    assert "style=" not in index
    assert "<style" not in index
    assert not re.search(r"\son[a-z]+=", index)


def test_every_library_of_the_import_map_is_answered(client: Client) -> None:
    index = (static_directory() / "index.html").read_text("utf-8")
    names = library_files(index)
    assert names
    for name in names:
        assert client.flask.get(f"/static/{name}").status_code == 200, name


def test_modules_are_javascript(client: Client) -> None:
    answer = client.flask.get("/static/app.js")
    assert answer.status_code == 200
    assert answer.mimetype == "text/javascript"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_the_stylesheets_come_as_one(client: Client) -> None:
    answer = client.flask.get("/static/styles/page.css")
    assert (answer.status_code, answer.mimetype) == (200, "text/css")
    assert "@import" not in answer.text
    parts = [path for path in (static_directory() / "styles").iterdir() if path.name != "page.css"]
    assert [path.name for path in parts if path.read_text("utf-8") not in answer.text] == []


def test_files_beside_the_page_are_not_part_of_it() -> None:
    from pathlib import PurePosixPath

    hidden = ["package.json", "package-lock.json", "tsconfig.json", "types.d.ts", "node_modules/typescript/lib/tsc.js"]
    assert [name for name in hidden if is_public(PurePosixPath(name))] == []


def test_formulas_have_their_fonts(client: Client) -> None:
    fonts = "/static/node_modules/katex/dist/fonts"
    answer = client.flask.get(f"{fonts}/KaTeX_Main-Regular.woff2")
    assert (answer.status_code, answer.mimetype) == (200, "font/woff2")
    assert client.flask.get(f"{fonts}/KaTeX_Main-Regular.ttf").status_code == 404


def test_a_policy_follows_the_import_map() -> None:
    first, second = (policy(f'<script type="importmap">{{"imports": {{"a": "{name}"}}}}</script>') for name in "ab")
    assert first != second


def test_a_name_longer_than_any_files_is_that_of_none(client: Client) -> None:
    assert client.get(f"/static/{'a' * 5000}.js")[0] == 404
