"""Runs, their queue and their worker processes. Nothing here, in the server's process, loads Keras or TensorFlow."""

from playground.engine.errors import EngineError, UnknownRun
from playground.engine.events import Event, Listener, Picture
from playground.engine.local import LocalEngine
from playground.engine.protocol import Engine
from playground.engine.run import Run
from playground.engine.runs import Runs
from playground.engine.status import ENDED, RunState
from playground.engine.store import Store, StoreUnavailable
from playground.engine.viewer import Viewer

__all__ = [
    "ENDED",
    "Engine",
    "EngineError",
    "Event",
    "Listener",
    "LocalEngine",
    "Picture",
    "Run",
    "RunState",
    "Runs",
    "Store",
    "StoreUnavailable",
    "UnknownRun",
    "Viewer",
]
