"""Maps of numbers as bytes: uint8 with a range per map, as they go over the wire."""

from collections.abc import Mapping
from typing import Any, Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Kind = Literal["activations", "weights", "changes"]

MOST_VALUES = 1 << 17
"""How many weights of a layer are shown at most: whole filters from the first on."""
EXTREME = np.float32(1e38)
"""Larger values are drawn like this one: the range of a map must itself be a finite float32."""


class Quantized(msgspec.Struct, frozen=True):
    """A map as bytes: `value = low + (high - low) * data / 255`, channel by channel.

    `shape` is (height, width, channels), with one `low` and `high` a channel, or (units,), with one for all.
    `data` is uint8 in C order. A map that is constant has `low == high`.
    """

    shape: tuple[int, ...]
    low: list[float]
    high: list[float]
    data: bytes


class Frame(msgspec.Struct, frozen=True):
    """The maps of one layer at one step; `encode` gives what the page receives."""

    type: Kind
    step: int
    layer: str
    shape: tuple[int, ...]
    low: list[float]
    high: list[float]
    data: bytes

    def encode(self) -> bytes:
        """Return the frame as a msgpack map."""
        return msgspec.msgpack.encode(self)


class Stats(msgspec.Struct, frozen=True, kw_only=True):
    """Figures of one layer around one step; None for what a layer does not have, or what is no number."""

    type: Literal["stats"] = "stats"
    step: int
    layer: str
    mean: float | None
    low: float | None
    high: float | None
    dead: float | None
    """Share of channels, or units, that gave 0 everywhere for every picture; of a ReLU alone."""
    gradient_norm: float | None
    """Length of the gradient of all weights of the layer that are trained."""
    update_ratio: float | None = None
    """How far the step moved them, as a part of their own length."""

    def encode(self) -> bytes:
        """Return the figures as a msgpack map."""
        return msgspec.msgpack.encode(self)


def frame(kind: Kind, step: int, layer: str, values: Floats) -> Frame:
    """Return the values of one layer as a frame.

    Input shape: (height, width, channels) or (units,)
    """
    q = quantize(values)
    return Frame(kind, step, layer, q.shape, q.low, q.high, q.data)


def first_of(found: Mapping[str, Any]) -> dict[str, Any]:
    """Return the outputs of the first picture, and weights as they are; only the names of these have a slash."""
    return {name: values if "/" in name else values[0] for name, values in found.items()}


def quantize(values: Floats) -> Quantized:
    """Return the values as uint8 between the lowest and the highest finite one of each channel.

    NaN counts as the lowest, infinities as lowest and highest.

    Input shape: (height, width, channels) or (units,)
    """
    values = np.asarray(values, np.float32)
    maps = values if values.ndim > 1 else values[:, None]  # (..., maps)
    low, high = _ranges(maps)
    with np.errstate(over="ignore", invalid="ignore"):
        spread = high - low
    if not np.isfinite(spread).all():
        maps, low, high = _finite(maps)
        spread = high - low
    scale = np.divide(np.float32(255), spread, out=np.zeros_like(spread), where=spread > 1e-35)
    levels = maps - low
    levels *= scale
    data = np.rint(levels, out=levels).astype(np.uint8)
    return Quantized(values.shape, low.tolist(), high.tolist(), data.tobytes())


def kernel_maps(kernel: Floats, most: int = MOST_VALUES, unit: int | None = None) -> Floats:
    """Return a kernel as maps that can be drawn, cut where it is huge: to one filter, else to the first ones (or rows).

    Input shape: (kh, kw, cin, cout) of a convolution or (inputs, units) of a dense layer
    Output shape: (kh, kw, cin * cout), `cout` changing fastest, or (inputs, units, 1)
    """
    if kernel.ndim == 4:
        kh, kw, cin, cout = kernel.shape
        shown = max(1, min(cout, most // (kh * kw * cin)))
        if unit is not None and shown < cout:
            return kernel[..., unit % cout]
        return kernel[..., :shown].reshape(kh, kw, cin * shown)
    rows = kernel.reshape(-1, kernel.shape[-1])  # (inputs, units)
    return rows[: max(1, most // rows.shape[1]), :, None]


def _ranges(maps: Floats) -> tuple[Floats, Floats]:
    """Return the lowest and the highest value of each map; NaN where there is one among them."""
    if not maps.size:
        return np.zeros(maps.shape[-1], np.float32), np.zeros(maps.shape[-1], np.float32)
    low = high = maps
    # One axis after the other: rows of all maps together are long, and four times as fast as positions of few maps.
    while low.ndim > 1:
        low, high = low.min(0), high.max(0)
    return low, high


def _finite(maps: Floats) -> tuple[Floats, Floats, Floats]:
    """Return the maps made finite, and the lowest and highest finite value of each; 0 where there is none."""
    axes = tuple(range(maps.ndim - 1))
    finite = np.isfinite(maps)
    some = finite.any(axes)
    low = np.where(finite, maps, np.float32(np.inf)).min(axes)
    high = np.where(finite, maps, np.float32(-np.inf)).max(axes)
    low = np.clip(np.where(some, low, np.float32(0)), -EXTREME, EXTREME)
    high = np.clip(np.where(some, high, np.float32(0)), -EXTREME, EXTREME)
    return np.clip(np.where(np.isnan(maps), low, maps), low, high), low, high
