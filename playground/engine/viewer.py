"""Previews and predictions from one long-lived process that has TensorFlow warm."""

import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from playground.architecture import Architecture
from playground.engine import messages as m
from playground.engine.arrays import pack, unpack
from playground.engine.conversation import Conversation
from playground.engine.errors import EngineError, NotAnswering, WorkerGone
from playground.engine.local.engine import LocalEngine
from playground.engine.pending import Answer
from playground.engine.protocol import Engine, Loss
from playground.engine.threads import cores
from playground.training.frames import Quantized

Floats = NDArray[np.float32]
WARM_UP = 30.0
"""Seconds that a request waits for TensorFlow."""
PATIENCE = 30.0
"""Seconds that an answer may take before the process counts as hung."""
REQUESTS = 5000
"""Requests after which a process is replaced: TensorFlow gives back little of what it took."""


class Desk:
    """One viewer process."""

    def __init__(self, engine: Engine):
        self._known = threading.Event()
        self.device: str | None = None
        self.alive = True
        self.failure = EngineError("warming_up", "TensorFlow is still starting; try again in a moment.")
        """Why there is no answer while the process is not ready."""
        self.asked = 0
        self._worker = Conversation(engine, m.ViewJob(m.Means(cores())), self._receive, self._lose)

    @property
    def ready(self) -> bool:
        """Whether TensorFlow is warm."""
        return self.alive and self.device is not None

    @property
    def pid(self) -> int | None:
        """The process's number, once it has one."""
        return self._worker.pid

    def wait(self, seconds: float) -> bool:
        """Wait until TensorFlow is warm or the process has died; tell whether it is warm."""
        self._known.wait(max(seconds, 0))
        return self.ready

    def ask(self, order: Callable[[int], m.Command]) -> Answer:
        """Return the answer. Raises EngineError."""
        self.asked += 1
        return self._worker.ask(order, PATIENCE)

    def close(self) -> None:
        """End the process."""
        self.alive = False
        self._worker.kill()

    def _receive(self, report: m.Report) -> None:
        if isinstance(report, m.Ready):
            self.device = report.device
            self._known.set()
        elif isinstance(report, m.Failed):
            self.failure = EngineError("unavailable", report.message)

    def _lose(self, _: Loss) -> None:
        self.alive = False
        self._known.set()


class Viewer:
    """Answer what networks that nobody trains do with pictures, one request after the other, from any thread."""

    def __init__(self, engine: Engine | None = None, requests: int = REQUESTS):
        """Start a process in the background, on an engine of its own where none is given."""
        self._engine: Engine = engine or LocalEngine()
        self._own = engine is None
        self._requests = requests
        self._turn = threading.Lock()
        self._next: Desk | None = None
        self._desk = Desk(self._engine)

    @property
    def ready(self) -> bool:
        """Whether a request would be answered at once."""
        return self._desk.ready

    @property
    def device(self) -> str | None:
        """The processor that is used, once it is known."""
        return self._desk.device

    @property
    def pid(self) -> int | None:
        """The number of the process that answers now."""
        return self._desk.pid

    def wait_until_ready(self, timeout: float) -> bool:
        """Wait until TensorFlow is warm; tell whether it is."""
        return self._desk.wait(timeout)

    def activations(
        self,
        architecture: Architecture,
        images: NDArray[np.uint8],
        layers: Sequence[str] | None = None,
        weights: Path | None = None,
        seed: int = 0,
        unit: int | None = None,
        kernels: Sequence[str] = (),
    ) -> dict[str, Floats]:
        """Return the outputs of these layers (all, where None), by id. Raises EngineError.

        Beside them stand the weights of the layers named in `kernels`, by "<layer>/<Keras weight name>"; with a `unit`
        only what makes this channel of the output.

        Layers that are in the checkpoint `weights` and fit have those weights, the others the first ones of the seed.
        Layers behind the last wanted one are not run: they may be impossible.

        Input shape: (n, height, width, channels)
        Output shape: (n, height, width, channels) or (n, units) each
        """
        return self._arrays(_order(architecture, images, layers, weights, seed, kernels=tuple(kernels), unit=unit))

    def maps(
        self,
        architecture: Architecture,
        images: NDArray[np.uint8],
        layers: Sequence[str] | None = None,
        weights: Path | None = None,
        seed: int = 0,
        unit: int | None = None,
        kernels: Sequence[str] = (),
        since: Path | None = None,
    ) -> dict[str, Quantized]:
        """Return the same of the first picture in bytes, as it is drawn. Raises EngineError.

        Of the layers in `kernels` the kernels stand there too, "<layer>/@now" (where they are many those of the `unit`
        alone), and how they differ from those in the checkpoint `since`, "<layer>/@change".
        """
        wanted = {"drawn": tuple(kernels), "unit": unit, "since": str(since) if since else None, "as_maps": True}
        answer = self._ask(_order(architecture, images[:1], layers, weights, seed, **wanted))
        return answer.maps if isinstance(answer, m.Maps) else {}

    def predict(self, architecture: Architecture, images: NDArray[np.uint8], weights: Path) -> Floats:
        """Return the probabilities of the classes. Raises EngineError.

        Input shape: (n, height, width, channels)
        Output shape: (n, classes)
        """
        order = m.Predict(architecture=architecture.to_json(), images=pack(images), weights=str(weights))
        return self._arrays(order)["probabilities"]

    def save_keras(self, architecture: Architecture, weights: Path, target: Path) -> None:
        """Write the network with its weights as a `.keras` file. Raises EngineError."""
        self._ask(m.Package(architecture=architecture.to_json(), weights=str(weights), target=str(target)))

    def close(self) -> None:
        """End the processes."""
        self._desk.close()
        if self._next is not None:
            self._next.close()
        if self._own:
            self._engine.close()

    def _arrays(self, order: m.Activations | m.Predict) -> dict[str, Floats]:
        answer = self._ask(order)
        return {name: unpack(array) for name, array in answer.arrays.items()} if isinstance(answer, m.Arrays) else {}

    def _ask(self, order: m.Activations | m.Predict | m.Package) -> Answer:
        deadline = time.monotonic() + WARM_UP
        if not self._turn.acquire(timeout=WARM_UP):
            raise EngineError("unavailable", "Other previews are still being computed; try again in a moment.")
        try:
            try:
                return self._answer(order, deadline)
            except WorkerGone:
                return self._answer(order, deadline)
        except (NotAnswering, WorkerGone) as error:
            self._desk.close()
            message = "The process that computes previews was lost; a new one is starting. Try again in a moment."
            raise EngineError("unavailable", message) from error
        finally:
            self._turn.release()

    def _answer(self, order: m.Activations | m.Predict | m.Package, deadline: float) -> Answer:
        self._relieve()
        if not self._desk.wait(deadline - time.monotonic()):
            raise self._desk.failure
        return self._desk.ask(lambda number: msgspec.structs.replace(order, number=number))

    def _relieve(self) -> None:
        """Put a new process in place of one that died, or of one that has served long once the new one is warm."""
        if not self._desk.alive:
            self._desk, self._next = self._next or Desk(self._engine), None
        elif self._next is not None and self._next.ready:
            self._desk.close()
            self._desk, self._next = self._next, None
        elif self._next is None and self._desk.asked >= self._requests:
            self._next = Desk(self._engine)


def _order(
    architecture: Architecture,
    images: NDArray[np.uint8],
    layers: Sequence[str] | None,
    weights: Path | None,
    seed: int,
    **wanted: Any,
) -> m.Activations:
    return m.Activations(
        architecture=architecture.to_json(),
        images=pack(images),
        layers=tuple(layers) if layers is not None else None,
        weights=str(weights) if weights else None,
        seed=seed,
        **wanted,
    )
