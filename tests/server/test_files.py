"""Files as they go to a browser: packed, not sent twice, and named in advance."""

import gzip
import re

from playground.paths import static_directory
from playground.server.files import modules_behind
from tests.server.conftest import Client

PACKED = {"Accept-Encoding": "gzip"}


def test_text_is_packed_for_a_browser_that_takes_it(client: Client) -> None:
    plain = client.flask.get("/static/app.js")
    packed = client.flask.get("/static/app.js", headers=PACKED)
    assert "Content-Encoding" not in plain.headers
    assert (packed.headers["Content-Encoding"], packed.mimetype) == ("gzip", "text/javascript")
    assert gzip.decompress(packed.data) == plain.data == (static_directory() / "app.js").read_bytes()


def test_what_is_small_by_itself_is_not_packed(client: Client) -> None:
    font = client.flask.get("/static/node_modules/katex/dist/fonts/KaTeX_Main-Regular.woff2", headers=PACKED)
    assert "Content-Encoding" not in font.headers


def test_what_a_browser_has_is_not_sent_again(client: Client) -> None:
    tag = client.flask.get("/static/app.js", headers=PACKED).headers["ETag"]
    again = client.flask.get("/static/app.js", headers=PACKED | {"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")


def test_the_page_names_all_of_its_modules(client: Client) -> None:
    page = client.flask.get("/").text
    named = re.findall(r'<link rel="modulepreload" href="/static/([^"]+)">', page)
    assert named == modules_behind(static_directory(), "app.js", "words/en.js")
    assert {"app.js", "state/store.js", "views/page.js", "canvas/maps.js", "words/en/network.js"} <= set(named)
    assert all(client.flask.get(f"/static/{name}").status_code == 200 for name in named)


def test_no_file_outside_is_sent(client: Client) -> None:
    for name in ("../pyproject.toml", "..%2fpyproject.toml", "state/../../pyproject.toml", "nothing.js", "state"):
        assert client.flask.get(f"/static/{name}", headers=PACKED).status_code == 404


def test_the_page_names_the_words_of_the_language_that_is_read(client: Client) -> None:
    chinese = client.flask.get("/", headers={"Accept-Language": "zh-CN,en;q=0.5"}).text
    assert "/static/words/zh.js" in chinese
    assert "/static/words/zh.js" not in client.flask.get("/?lang=../en").text
