"""A convolution as what it is: one large, mostly empty matrix whose few weights are shared (Toeplitz)."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import prod

from playground.architecture.arithmetic import Axis
from playground.architecture.layers import Layer, Shape
from playground.architecture.layers.base import Window
from playground.architecture.layers.convolution import Conv2D, Convolution

MOST = 50_000
"""Entries of a matrix that is still small enough to be looked at."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry that is not empty: the same `weight` stands in many places."""

    row: int
    """Index into the flattened output (rows, columns, filters)."""
    column: int
    """Index into the flattened input (rows, columns, channels)."""
    weight: int
    """Index into the flattened kernel (height, width, channels of a group, filters)."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """A sparse matrix: the flattened picture times it is the flattened output, but for the bias."""

    rows: int
    columns: int
    entries: tuple[Entry, ...]
    distinct: int
    """Weights of the kernel."""

    @property
    def dense(self) -> int:
        """Weights that a dense layer between the same sizes would have."""
        return self.rows * self.columns


def convolution_matrix(layer: Conv2D, shape: Shape) -> Matrix:
    """Return the matrix of a convolution on an input of a shape.

    Raises ValueError where it would be too large to be looked at, and Impossible where the layer cannot stand there.

    >>> conv = Conv2D(kind="Conv2D", filters=1, kernel_size=(3, 3), use_bias=False)
    >>> matrix = convolution_matrix(conv, (5, 5, 1))
    >>> matrix.rows, matrix.columns, matrix.dense, len(matrix.entries), matrix.distinct
    (9, 25, 225, 81, 9)
    """
    output = (*layer.grid(shape), layer.filters)
    kernel = (*layer.kernel_size, shape[2] // layer.groups, layer.filters)
    if (count := prod(output[:2]) * prod(kernel)) > MOST:
        raise ValueError(f"A matrix has at most {MOST:,} entries to be looked at. Received: {count:,}.")
    window = layer.window(shape)
    found = tuple(entries(window, shape, output, layer))
    return Matrix(prod(output), prod(shape), found, prod(kernel))


def one_block(layer: Layer) -> Conv2D | None:
    """Return a convolution of one channel to one filter with the window of a layer; None for layers without kernels.

    The matrix of the whole layer is made of such blocks, one for each channel and filter.
    """
    if not isinstance(layer, Convolution):
        return None
    return Conv2D(
        kind="Conv2D",
        filters=1,
        kernel_size=layer.kernel_size,
        strides=layer.strides,
        padding=layer.padding,
        padding_mode=layer.padding_mode,
        dilation_rate=layer.dilation_rate,
    )


def entries(window: Window, shape: Shape, output: Shape, layer: Conv2D) -> Iterator[Entry]:
    """Yield the entries, output by output."""
    (_, width, channels), filters = shape, layer.filters
    group, per_group = channels // layer.groups, filters // layer.groups
    for row, downs in enumerate(taps(window.rows, layer.mirrors)):
        for column, acrosses in enumerate(taps(window.columns, layer.mirrors)):
            for filter_ in range(filters):
                into = (row * output[1] + column) * filters + filter_
                first = filter_ // per_group * group
                for down, y in downs:
                    for across, x in acrosses:
                        for channel in range(group):
                            weight = ((down * layer.kernel_size[1] + across) * group + channel) * filters + filter_
                            yield Entry(into, (y * width + x) * channels + first + channel, weight)


def taps(axis: Axis, mirrors: bool) -> list[list[tuple[int, int]]]:
    """Return, for each position of the window, which of its cells read which cells of the input.

    >>> taps(Axis(3, 3, before=1, after=1), mirrors=False)[0]
    [(1, 0), (2, 1)]
    >>> taps(Axis(3, 3, before=1, after=1), mirrors=True)[0]
    [(0, 1), (1, 0), (2, 1)]
    """
    last = axis.size - 1
    starts = [at * axis.stride - axis.before for at in range(axis.output)]
    read = [[(tap, start + tap * axis.dilation) for tap in range(axis.kernel)] for start in starts]
    if mirrors:
        return [[(tap, last - abs(last - abs(cell))) for tap, cell in cells] for cells in read]
    return [[(tap, cell) for tap, cell in cells if 0 <= cell <= last] for cells in read]
