"""A layer as the matrix that it is."""

from typing import Any

from flask import Blueprint, Response, jsonify

from playground.architecture import Architecture
from playground.architecture.analysis import walk
from playground.architecture.facts import LayerFacts
from playground.architecture.layers.convolution import Conv2D
from playground.architecture.matrix import convolution_matrix, one_block
from playground.server.bodies import MatrixBody, body
from playground.server.checks import check_layers
from playground.server.errors import ApiError

matrices = Blueprint("matrices", __name__)


@matrices.post("/matrix")
def matrix() -> Response:
    """Answer the matrix of a convolution: of one channel to one filter, or of all of them."""
    asked = body(MatrixBody)
    facts = facts_of(asked.architecture, asked.layer)
    conv, channels = measured(facts, asked.whole)
    shape = (*facts.before.shape[:2], channels)
    try:
        found = convolution_matrix(conv, shape)
    except ValueError as error:
        raise ApiError(422, "too_large", str(error), "layer") from error
    answer: dict[str, Any] = {
        "rows": found.rows,
        "columns": found.columns,
        "dense": found.dense,
        "distinct": found.distinct,
        "entries": [[entry.row, entry.column, entry.weight] for entry in found.entries],
        "kernel": [*conv.kernel_size, channels // conv.groups, conv.filters],
        "whole": asked.whole,
    }
    return jsonify(ok=True, **answer)


def facts_of(architecture: Architecture, layer: str) -> LayerFacts:
    """Return the facts of a layer by its id. Raises ApiError (422) where it is not there, or not reached."""
    check_layers(architecture, layer=(layer,))
    for facts in walk(architecture).layers:
        if facts.layer.name == layer:
            return facts
    raise ApiError(422, "not_reached", f"The network cannot be built as far as {layer!r}: mend it first.", "layer")


def measured(facts: LayerFacts, whole: bool) -> tuple[Conv2D, int]:
    """Return the convolution whose matrix is wanted, and its channels. Raises ApiError (422) where there is none."""
    if whole and isinstance(facts.layer, Conv2D):
        return facts.layer, facts.before.shape[2]
    block = None if whole else one_block(facts.layer)
    if block is None:
        raise ApiError(422, "no_matrix", f"A matrix is made of convolutions. Received: {facts.layer.kind}.", "layer")
    return block, 1
