"""Take the network away: as Keras source, or as our JSON."""

from collections.abc import Callable

import msgspec
from flask import Blueprint, Response

from playground.architecture import Architecture, TrainingSettings
from playground.architecture.code import script
from playground.server.answers import download
from playground.server.bodies import ExportBody, body
from playground.server.errors import ApiError
from playground.server.services import services

exports = Blueprint("exports", __name__)


@exports.get("/runs/<run_id>/export/<form>")
def of_run(run_id: str, form: str) -> Response:
    """Answer a run's network as a file."""
    run = services().runs.get(run_id)
    return written(form, run.architecture, run.settings)


@exports.post("/export/<form>")
def of_network(form: str) -> Response:
    """Answer a network as a file, without a run."""
    asked = body(ExportBody)
    return written(form, asked.architecture, asked.training)


def written(form: str, architecture: Architecture, settings: TrainingSettings) -> Response:
    """Return the file of a form. Raises ApiError (404)."""
    if form not in FORMS:
        raise ApiError(404, "unknown_form", f"Exports are {', '.join(FORMS)}. Received: {form[:40]}.")
    write, mimetype = FORMS[form]
    return download(write(architecture, settings).encode(), mimetype, f"{file_name(architecture)}.{form}")


def file_name(architecture: Architecture) -> str:
    """Return a name that every file system takes."""
    plain = "".join(letter if letter.isascii() and letter.isalnum() else "_" for letter in architecture.name.lower())
    return plain.strip("_")[:40] or "network"


def as_json(architecture: Architecture, settings: TrainingSettings) -> str:
    """Return architecture and settings as indented JSON; the file is one that can be opened again."""
    return msgspec.json.format(architecture.to_json(), indent=2)


FORMS: dict[str, tuple[Callable[[Architecture, TrainingSettings], str], str]] = {
    "py": (script, "text/x-python"),
    "json": (as_json, "application/json"),
}
