"""Two ways to hear an actor out: its stream; and asking again and again, which also works through Ray Client."""

from collections.abc import Iterator
from typing import Any

import ray
from ray.exceptions import GetTimeoutError

from playground.engine.local.pulse import SILENCE

AHEAD = 64
"""Parcels that an actor may be ahead of us; then it waits."""


def stream(actor: Any) -> Iterator[bytes]:
    """Yield the parcels of a stream. Raises GetTimeoutError where it falls silent, RayError where it breaks."""
    parcels = actor.stream.options(num_returns="streaming", _generator_backpressure_num_objects=AHEAD).remote()
    while True:
        if not ray.wait([parcels], timeout=SILENCE)[0]:
            raise GetTimeoutError(f"An actor must give a sign of life every {SILENCE:g} s.")
        try:
            parcel = next(parcels)
        except StopIteration:
            return
        yield ray.get(parcel)


def ask(actor: Any) -> Iterator[bytes]:
    """Yield the parcels that an actor has each time it is asked; errors as in `stream`."""
    while parcels := ray.get(actor.take.remote(), timeout=SILENCE):
        yield from parcels
