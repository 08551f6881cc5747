"""What every request must pass, and the headers that every answer carries."""

from urllib.parse import urlsplit

from flask import Flask, Response, request

from playground.server.errors import ApiError

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
UPLOAD_ENDPOINTS = frozenset({"results.predict", "pictures.create"})
"""Routes that take a picture as it is, not JSON."""
UPLOADS = ("multipart/form-data", "image/png", "image/jpeg", "application/octet-stream")
MAX_BODY = 16 * 1024 * 1024
MAX_JSON = 2 * 1024 * 1024
"""Parsing holds up all other requests: what no network needs is not even begun."""


def register(app: Flask) -> None:
    """Check each request before its route, and set the headers after it."""
    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY
    app.before_request(check_origin)
    app.before_request(check_content_type)
    app.after_request(set_headers)


def same_origin(origin: str | None, host: str) -> bool:
    """Tell whether a request comes from our own page, or from no page at all."""
    try:
        return origin is None or urlsplit(origin).netloc == host
    except ValueError:  # A bracket that is not closed.
        return False


def check_origin() -> None:
    """Refuse what another site's page sends. Raises ApiError (403)."""
    if request.method not in SAFE and not same_origin(request.headers.get("Origin"), request.host):
        raise ApiError(403, "foreign_origin", f"Only our own page may do this. Received: {request.headers['Origin']}.")


def check_content_type() -> None:
    """Refuse a body of a kind that the route does not take. Raises ApiError (415)."""
    if request.method in SAFE or request.url_rule is None:
        return
    kinds = UPLOADS if request.endpoint in UPLOAD_ENDPOINTS else ("application/json",)
    if request.mimetype not in kinds:
        received = request.mimetype or "no Content-Type"
        raise ApiError(415, "content_type", f"Content-Type must be {' or '.join(kinds)}. Received: {received}.")
    if request.endpoint not in UPLOAD_ENDPOINTS:
        request.max_content_length = MAX_JSON


def set_headers(answer: Response) -> Response:
    """Let the page load from here alone, be framed by nobody, and be asked anew each time."""
    answer.headers.setdefault("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers["X-Frame-Options"] = "DENY"
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    answer.headers.setdefault("Cache-Control", "no-cache")
    return answer
