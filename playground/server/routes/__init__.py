"""The routes of the API, one blueprint a noun."""

from flask import Flask

from playground.server.routes.analysis import analysis
from playground.server.routes.datasets import datasets
from playground.server.routes.exports import exports
from playground.server.routes.leeway import leeway
from playground.server.routes.matrices import matrices
from playground.server.routes.meta import meta
from playground.server.routes.pictures import pictures
from playground.server.routes.presets import presets
from playground.server.routes.results import results
from playground.server.routes.runs import runs


def register(app: Flask) -> None:
    """Hang every blueprint under /api."""
    for blueprint in (meta, presets, datasets, pictures, analysis, leeway, matrices, runs, results, exports):
        app.register_blueprint(blueprint, url_prefix="/api")
