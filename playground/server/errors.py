"""One shape for every error: `{"ok": false, "error": {"code", "message", "path"?, "hint"?}}`."""

import logging
from http import HTTPStatus

from flask import Flask, Response, jsonify
from pydantic import ValidationError
from werkzeug.exceptions import HTTPException, SecurityError

from playground.architecture.wording import explain
from playground.data import DatasetUnavailable, UnknownDataset, UnknownPicture, UnusablePicture
from playground.engine import EngineError, UnknownRun

log = logging.getLogger(__name__)

SENTENCES = {
    400: "The request could not be read.",
    404: "There is nothing at this address.",
    405: "This address does not take that method.",
    413: "The request is too large: JSON may have 2 MB, a picture 16 MB.",
}
ENGINE_STATUS = {"warming_up": 503, "unavailable": 503, "too_many_runs": 503, "no_folder": 503, "unknown_step": 404}
"""Errors of the engine that are not the asker's fault; all others are a conflict with a run's state."""


class ApiError(Exception):
    """A request that cannot be answered, in a sentence."""

    def __init__(self, status: int, code: str, message: str, path: str | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.path = path
        self.hint = hint


def respond(error: ApiError) -> tuple[Response, int]:
    """Return the answer for an error."""
    entry = {"code": error.code, "message": error.message, "path": error.path, "hint": error.hint}
    kept = {key: value for key, value in entry.items() if value is not None}
    return jsonify(ok=False, error=kept), error.status


def invalid(error: ValidationError) -> ApiError:
    """Return the error of a body that cannot be parsed: 400 where it is no JSON, else 422."""
    found = explain(error)
    status = HTTPStatus.BAD_REQUEST if found.code == "broken_json" else HTTPStatus.UNPROCESSABLE_ENTITY
    return ApiError(status, found.code, found.message, found.path, found.hint)


def register(app: Flask) -> None:
    """Turn every exception that a route can end in into the one shape."""
    app.register_error_handler(ApiError, respond)
    app.register_error_handler(ValidationError, lambda error: respond(invalid(error)))
    app.register_error_handler(UnknownRun, lambda error: respond(ApiError(404, "unknown_run", str(error))))
    app.register_error_handler(
        UnknownDataset, lambda error: respond(ApiError(404, "unknown_dataset", str(error), "dataset"))
    )
    app.register_error_handler(
        DatasetUnavailable, lambda error: respond(ApiError(409, "dataset_unavailable", str(error), "dataset"))
    )
    app.register_error_handler(UnknownPicture, lambda error: respond(ApiError(404, "unknown_picture", str(error))))
    app.register_error_handler(UnusablePicture, lambda error: respond(ApiError(422, error.code, str(error))))
    app.register_error_handler(EngineError, respond_engine)
    app.register_error_handler(SecurityError, respond_host)
    app.register_error_handler(HTTPException, respond_http)
    app.register_error_handler(Exception, respond_bug)


def respond_engine(error: EngineError) -> tuple[Response, int]:
    """Return the answer where the engine refuses."""
    return respond(ApiError(ENGINE_STATUS.get(error.code, 409), error.code, error.message))


def respond_http(error: HTTPException) -> tuple[Response, int]:
    """Return the answer for what Flask itself refuses."""
    status = error.code or 500
    code = HTTPStatus(status).phrase.lower().replace(" ", "_")
    return respond(ApiError(status, code, SENTENCES.get(status) or error.description or code))


def respond_host(_: SecurityError) -> tuple[Response, int]:
    """Return the answer where the server is called by a name that is not its own."""
    hint = "On a network, start it with --host 0.0.0.0."
    return respond(ApiError(400, "unknown_host", "This server answers to localhost alone.", hint=hint))


def respond_bug(error: Exception) -> tuple[Response, int]:
    """Return the answer for a mistake of ours, and note it with its traceback."""
    log.error("A request failed.", exc_info=error)
    return respond(ApiError(500, "internal", "Something went wrong in the server; its log says what."))
