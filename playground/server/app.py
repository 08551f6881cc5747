"""The Flask app: every HTTP route."""

from flask import Flask

from playground.server import errors, routes, security
from playground.server.answers import PlaygroundApp
from playground.server.page import page
from playground.server.services import Services

LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"]


def create_app(services: Services, trusted_hosts: list[str] | None = None) -> Flask:
    """Return the app over the given services; with trusted hosts it answers to these names alone."""
    app = PlaygroundApp("playground.server", static_folder=None)
    app.config["TRUSTED_HOSTS"] = trusted_hosts
    app.extensions["playground"] = services
    app.url_map.merge_slashes = False  # Two slashes would be answered with a redirect, in HTML.
    errors.register(app)
    security.register(app)
    routes.register(app)
    app.register_blueprint(page)
    return app
