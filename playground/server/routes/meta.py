"""What the server is and what may be asked of it."""

from flask import Blueprint, Response, jsonify

from playground import __version__
from playground.architecture import Architecture, TrainingSettings
from playground.architecture.blocks import BLOCKS
from playground.server.services import services

meta = Blueprint("meta", __name__)


@meta.get("/health")
def health() -> Response:
    """Answer that the server is there, on which device it trains, and how busy it is."""
    here = services()
    workers = {"warm": int(here.viewer.ready)} | here.runs.load()
    return jsonify(ok=True, version=__version__, device=here.viewer.device or "TensorFlow is starting", workers=workers)


@meta.get("/schema")
def schema() -> Response:
    """Answer the JSON Schemas that the page builds its forms from, and the blocks of its palette."""
    return jsonify(
        ok=True,
        architecture=Architecture.model_json_schema(),
        training=TrainingSettings.model_json_schema(),
        blocks=[block.to_dict() for block in BLOCKS],
    )
