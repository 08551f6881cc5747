"""The ready-made architectures."""

from flask import Blueprint, Response, jsonify

from playground.architecture import outline
from playground.architecture import presets as known
from playground.server.errors import ApiError

presets = Blueprint("presets", __name__)


@presets.get("/presets")
def listing() -> Response:
    """Answer what there is."""
    entries = [
        {"name": preset.name, "title": preset.title, "summary": preset.summary, "source": preset.source}
        for preset in known.presets().values()
    ]
    return jsonify(ok=True, presets=entries)


@presets.get("/gallery")
def gallery() -> Response:
    """Answer the figures and the outline of each, for the drawings that one chooses by."""
    return jsonify(ok=True, gallery=[{"name": name} | outline.figures(name) for name in known.presets()])


@presets.get("/presets/<name>")
def one(name: str) -> Response:
    """Answer one architecture."""
    try:
        preset = known.get(name)
    except known.UnknownPreset as error:
        raise ApiError(404, "unknown_preset", str(error)) from error
    training = {"training": preset.training.to_dict()} if preset.training else {}
    return jsonify(ok=True, architecture=preset.architecture.to_dict(), **training)
