"""Who may ask, and from where."""

from playground.server import Services, create_app
from playground.server.app import LOCAL_HOSTS
from playground.server.security import same_origin
from tests.server.conftest import NETWORK, Client


def test_another_sites_page_is_refused(client: Client) -> None:
    answer = client.flask.post(
        "/api/analyze", json={"architecture": NETWORK}, headers={"Origin": "https://evil.example"}
    )
    assert answer.status_code == 403
    assert (answer.json or {})["error"]["code"] == "foreign_origin"


def test_our_own_page_is_not(client: Client) -> None:
    answer = client.flask.post("/api/analyze", json={"architecture": NETWORK}, headers={"Origin": "http://localhost"})
    assert answer.status_code == 200


def test_origins() -> None:
    assert same_origin(None, "localhost:8000")
    assert same_origin("http://localhost:8000", "localhost:8000")
    assert not same_origin("http://localhost:8001", "localhost:8000")
    assert not same_origin("null", "localhost:8000")
    assert not same_origin("http://[", "localhost:8000")


def test_a_local_server_answers_to_local_names_only(services: Services) -> None:
    flask = create_app(services, LOCAL_HOSTS).test_client()
    assert flask.get("/api/health", headers={"Host": "127.0.0.1:8000"}).status_code == 200
    answer = flask.get("/api/health", headers={"Host": "rebound.example"})
    assert answer.status_code == 400
    error = (answer.json or {})["error"]
    assert (error["code"], error["message"]) == ("unknown_host", "This server answers to localhost alone.")


def test_every_answer_carries_the_headers(client: Client) -> None:
    for path in ("/", "/api/health", "/api/nothing"):
        headers = client.flask.get(path).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
