"""Take the network away: as Keras source, a notebook or our JSON, and what a run has learned as weights."""

from flask import Blueprint, Response

from playground.architecture import Architecture, TrainingSettings, limits
from playground.architecture.forms import FORMS
from playground.data import Dataset, get
from playground.engine.runs.exports import WEIGHT_FORMS
from playground.server.answers import download
from playground.server.bodies import ExportBody, body
from playground.server.checks import dataset_named
from playground.server.errors import ApiError
from playground.server.services import services

exports = Blueprint("exports", __name__)


@exports.get("/runs/<run_id>/export/<form>")
def of_run(run_id: str, form: str) -> Response:
    """Answer a run's network as a file."""
    run = services().runs.get(run_id)
    if form in WEIGHT_FORMS:
        content = WEIGHT_FORMS[form](run, services().viewer)
        return download(content, "application/octet-stream", file_name(run.architecture, form))
    check_form(form, "Exports are", [*FORMS, *WEIGHT_FORMS])
    return written(form, run.architecture, run.settings, get(run.settings.dataset))


@exports.post("/export/<form>")
def of_network(form: str) -> Response:
    """Answer a network as a file, without a run."""
    check_form(form, "Exports without a run are", [*FORMS])
    asked = body(ExportBody)
    check_length(asked.architecture)
    return written(form, asked.architecture, asked.training, dataset_named(asked.training.dataset, "training/dataset"))


def check_form(form: str, rule: str, known: list[str]) -> None:
    """Refuse a form that there is none of. Raises ApiError (404)."""
    if form not in known:
        raise ApiError(404, "unknown_form", f"{rule} {', '.join(known)}. Received: {form[:40]}.")


def check_length(architecture: Architecture) -> None:
    """Refuse to write down more numbers than a network may have set by hand. Raises ApiError (422)."""
    if (count := sum(layer.set_by_hand for _, layer in architecture.walk())) > limits.SET_BY_HAND:
        rule = f"A network has at most {limits.SET_BY_HAND:,} kernel values set by hand"
        raise ApiError(422, "budget", f"{rule}. Received: {count:,}.", "layers")


def written(form: str, architecture: Architecture, settings: TrainingSettings, dataset: Dataset) -> Response:
    """Return the file of a form."""
    text = FORMS[form].write(architecture, settings, dataset.facts)
    return download(text.encode(), FORMS[form].mimetype, file_name(architecture, form))


def file_name(architecture: Architecture, form: str) -> str:
    """Return a name that every file system takes."""
    plain = "".join(letter if letter.isascii() and letter.isalnum() else "_" for letter in architecture.name.lower())
    return f"{plain.strip('_')[:40] or 'network'}.{form}"
