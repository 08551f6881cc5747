"""Runs, their queue and their worker processes. Nothing here, in the server's process, loads Keras or TensorFlow."""

from playground.engine.errors import EngineError, UnknownRun
from playground.engine.local.engine import LocalEngine
from playground.engine.protocol import Engine
from playground.engine.runs.events import Event, Listener, Picture
from playground.engine.runs.run import Run
from playground.engine.runs.runs import Runs
from playground.engine.runs.status import ENDED, RunState
from playground.engine.store.store import Store, StoreUnavailable
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
