"""How far each field of a layer can go before the network breaks."""

from flask import Blueprint, Response, jsonify

from playground.architecture import leeway as leeway_of
from playground.server.bodies import LeewayBody, body
from playground.server.checks import check_layers, dataset_named

leeway = Blueprint("leeway", __name__)


@leeway.post("/leeway")
def fields() -> Response:
    """Answer the legal values of each field of a layer, and why there are no others."""
    asked = body(LeewayBody)
    dataset = dataset_named(asked.dataset).facts if asked.dataset is not None else None
    check_layers(asked.architecture, layer=(asked.layer,))
    found = leeway_of(asked.architecture, asked.layer, dataset)
    return jsonify(ok=True, fields={name: field.to_dict() for name, field in found.items()})
