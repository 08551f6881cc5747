"""The web server: Flask for all HTTP, a WebSocket for the stream. It never imports TensorFlow."""

from playground.server.app import create_app
from playground.server.services import Services

__all__ = ["Services", "create_app"]
