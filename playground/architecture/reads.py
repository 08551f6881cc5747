"""Which cells of its own input each cell of a layer is made of: so the page follows a cell back to the picture."""

from functools import singledispatch
from typing import Any

from playground.architecture.layers import Layer, Shape
from playground.architecture.layers.activation import Maxout
from playground.architecture.layers.convolution import Conv2D, DepthwiseConv2D
from playground.architecture.receptive_field import Field, picture

Rule = list[int] | dict[str, list[int]]


def reads(layer: Layer, before: Shape, after: Shape) -> list[Rule] | None:
    """Return a rule for rows, columns and channels; None where the cells are the input's in the same order, or merged.

    The rule [low, high, step] says that cell i is made of the input's cells from low + i * step to high + i * step, of
    which some may be padding; {"lows", "highs"} lists both ends. A vector has one row, one column, and its units are
    channels.

    >>> reads(Conv2D(kind="Conv2D", kernel_size=(3, 3), strides=(2, 2), padding="same"), (7, 7, 3), (4, 4, 8))
    [[-1, 1, 2], [-1, 1, 2], [0, 2, 0]]
    """
    if layer.family == "reshape" or layer.branches:
        return None
    channels = rule(own_channels(layer, before[-1], after[-1]))
    if len(before) == 1:
        return [[0, 0, 0], [0, 0, 0], channels]
    return [*(rule(layer.see(picture(before[axis]), before, after, axis)) for axis in (0, 1)), channels]


def rule(field: Field) -> Rule:
    """Return a field as the analysis answers it.

    >>> rule(Field(range(-1, 13, 2), range(1, 15, 2)))
    [-1, 1, 2]
    >>> rule(Field((0, 0, 1), (0, 1, 1)))
    {'lows': [0, 0, 1], 'highs': [0, 1, 1]}
    """
    lows, highs = field.lows, field.highs
    if isinstance(lows, range) and isinstance(highs, range):
        return [lows.start, highs.start, lows.step if len(lows) > 1 else 0]
    return {"lows": list(lows), "highs": list(highs)}


@singledispatch
def own_channels(layer: Layer, channels: int, output: int) -> Field:
    """Return which channels of the input each channel of the output is made of."""
    if layer.weighted:
        return Field(range(1), range(channels - 1, channels))
    return picture(output)


@own_channels.register
def _(layer: Conv2D, channels: int, output: int) -> Field:
    return grouped(channels // layer.groups, output // layer.groups, output)


@own_channels.register
def _(layer: DepthwiseConv2D, channels: int, output: int) -> Field:
    return grouped(1, layer.depth_multiplier, output)


@own_channels.register
def _(layer: Maxout, channels: int, output: int) -> Field:
    return Field(range(0, channels, layer.pieces), range(layer.pieces - 1, channels, layer.pieces))


def grouped(read: int, made: int, output: int) -> Field:
    """Return the field of channels of which each `made` in a row are made of the same `read`.

    >>> grouped(3, 2, 4)
    Field(lows=(0, 0, 3, 3), highs=(2, 2, 5, 5))
    """
    if made == output:
        return Field(range(1), range(read - 1, read))
    lows: Any = tuple(channel // made * read for channel in range(output))
    return Field(lows, tuple(low + read - 1 for low in lows))
