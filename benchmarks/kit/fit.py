"""Bare `keras.Model.fit`, in a process of its own that is as nice to others as the worker processes are."""

import logging
import multiprocessing
import os
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from typing import Any

from benchmarks.sidebyside import Pace
from playground.architecture import Architecture, TrainingSettings
from playground.data import get
from playground.engine.local.child import NICENESS

VALIDATION_BATCH = 128
"""As our loop has it."""
MODES: tuple[bool | str, ...] = ("auto", False)
"""`jit_compile`: as it comes, and without XLA."""


class BareFit:
    """Keras as the guides use it: float32 pictures in memory, `compile`, `fit`."""

    def __init__(self, threads: int) -> None:
        context = multiprocessing.get_context("spawn")
        self._process = ProcessPoolExecutor(1, context, initializer=_begin, initargs=(threads,))

    def close(self) -> None:
        """End the process."""
        self._process.shutdown()

    def pace(self, network: str, settings: str, mode: bool | str, epochs: int, validate: bool) -> Pace:
        """Measure so many epochs; one before them is not counted."""
        return self._process.submit(_pace, network, settings, mode, epochs, validate).result()

    def first_batch(self, network: str, settings: str, mode: bool | str) -> float:
        """Return the seconds from nothing but the data to the end of the first batch: build, compile, fit."""
        return self._process.submit(_first_batch, network, settings, mode).result()


def _begin(threads: int) -> None:
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    from playground.training.device import configure

    logging.getLogger("tensorflow").setLevel(logging.ERROR)  # A model a round is meant: it need not warn of tracing.
    configure(threads)


def _pace(network: str, settings: str, mode: bool | str, epochs: int, validate: bool) -> Pace:
    training = TrainingSettings.model_validate_json(settings)
    x, y, *test = _data(settings)
    ends: list[tuple[float, float]] = []
    options: dict[str, Any] = {"validation_data": test, "validation_batch_size": VALIDATION_BATCH} if validate else {}
    _model(network, settings, mode).fit(
        *(x, y, training.batch_size, epochs + 1, 0),
        callbacks=[_hook("on_epoch_end", lambda: ends.append((time.perf_counter(), time.process_time())))],
        **options,
    )
    (began, worked), (ended, done) = ends[0], ends[-1]
    return epochs * len(x) / (ended - began), epochs * len(x) / (done - worked)


def _first_batch(network: str, settings: str, mode: bool | str) -> float:
    x, y, *_ = _data(settings)
    begin = time.perf_counter()
    model = _make(network, settings, mode)
    ends: list[float] = []

    def stop() -> None:
        ends.append(time.perf_counter())
        model.stop_training = True

    batch = TrainingSettings.model_validate_json(settings).batch_size
    model.fit(x, y, batch_size=batch, epochs=1, verbose=0, callbacks=[_hook("on_train_batch_end", stop)])
    return ends[0] - begin


def _hook(name: str, act: Callable[[], None]) -> Any:
    import keras

    hook = keras.callbacks.Callback()
    setattr(hook, name, lambda *_, **__: act())
    return hook


@cache
def _data(settings: str) -> tuple[Any, ...]:
    training = TrainingSettings.model_validate_json(settings)
    pictures = get(training.dataset).load()
    size = training.train_size
    train = pictures.train_images[:size].astype("float32") / 255, pictures.train_labels[:size]
    return (*train, pictures.test_images.astype("float32") / 255, pictures.test_labels)


@cache
def _model(network: str, settings: str, mode: bool | str) -> Any:
    return _make(network, settings, mode)


def _make(network: str, settings: str, mode: bool | str) -> Any:
    import keras

    from playground.training.build import build
    from playground.training.calls import make_call

    architecture = Architecture.model_validate_json(network)
    training = TrainingSettings.model_validate_json(settings)
    model = build(architecture, training.seed).model
    model.compile(
        optimizer=make_call(training.optimizer.keras_call()),
        loss=keras.losses.SparseCategoricalCrossentropy(from_logits=not architecture.ends_in_softmax),
        metrics=["accuracy"],
        jit_compile=mode,
    )
    return model
