"""What each cell of a feature map can see of the input picture, along one axis.

Source: Araujo, Norris, Sim, "Computing Receptive Fields of Convolutional Neural Networks", Distill (2019).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce

from playground.architecture.arithmetic import Axis


@dataclass(frozen=True, slots=True)
class Field:
    """The first and the last input cell that each cell sees, padding included: `lows[0]` may be negative.

    Both are ranges as long as the fields are evenly spaced, which only transposed convolution, upsampling and uneven
    branches end.
    """

    lows: Sequence[int]
    highs: Sequence[int]

    @property
    def cells(self) -> int:
        """How many cells there are."""
        return len(self.lows)

    @property
    def size(self) -> int:
        """Input cells that one cell sees, of the cell that sees most."""
        if isinstance(self.lows, range) and isinstance(self.highs, range):
            return self.highs[0] - self.lows[0] + 1
        return max(high - low for low, high in zip(self.lows, self.highs, strict=True)) + 1

    @property
    def jump(self) -> float:
        """Input cells from one cell's field to the next one's; the mean where they are not evenly spaced."""
        if isinstance(self.lows, range):
            return self.lows.step
        return (self.lows[-1] - self.lows[0]) / max(self.cells - 1, 1)

    @property
    def start(self) -> float:
        """Where the middle of the first cell's field lies, in input cells from 0."""
        return (self.lows[0] + self.highs[0]) / 2


def picture(cells: int) -> Field:
    """Return the field of the input itself: every cell sees itself."""
    return Field(range(cells), range(cells))


def through_window(field: Field, axis: Axis) -> Field:
    """Return the field behind a sliding window.

    >>> through_window(through_window(picture(28), Axis(28, 5)), Axis(24, 2, 2)).size
    6
    """
    first, last = -axis.before, axis.extent - 1 - axis.before
    return Field(pick(field.lows, first, axis.stride, axis.output), pick(field.highs, last, axis.stride, axis.output))


def pick(ends: Sequence[int], first: int, stride: int, count: int) -> Sequence[int]:
    """Return every `stride`-th end, from the one at `first`; before and behind the last real cell lies padding."""
    if isinstance(ends, range):
        start, step = ends.start + first * ends.step, ends.step * stride
        return range(start, start + step * count, step)
    return tuple(ends[min(max(first + at * stride, 0), len(ends) - 1)] for at in range(count))


def through_transposed(field: Field, extent: int, stride: int, before: int, count: int) -> Field:
    """Return the field behind a transposed convolution, whose input cells are `stride` output cells apart.

    `extent`: output cells that one input cell writes; `before`: how many of them are cut off at the start.
    """
    if stride == 1:
        return Field(pick(field.lows, before - extent + 1, 1, count), pick(field.highs, before, 1, count))
    last = field.cells - 1
    highs = [min(max((at + before) // stride, 0), last) for at in range(count)]
    lows = [min(max(-((extent - 1 - before - at) // stride), 0), high) for at, high in enumerate(highs)]
    return Field(tuple(field.lows[low] for low in lows), tuple(field.highs[high] for high in highs))


def through_everything(field: Field) -> Field:
    """Return the field behind a layer that reads all cells at once (dense, global pooling)."""
    low, high = min(field.lows[0], field.lows[-1]), max(field.highs[0], field.highs[-1])
    step = max(round(field.jump * field.cells), 1)
    return Field(range(low, low + step, step), range(high, high + step, step))


def union(fields: Sequence[Field]) -> Field:
    """Return the field of cells that are each made of the same cell in several branches.

    >>> union([Field(range(-1, 7), range(1, 9)), Field(range(-2, 6), range(2, 10))])
    Field(lows=range(-2, 6), highs=range(2, 10))
    """
    if len({field.cells for field in fields}) > 1:
        fields = [through_everything(field) for field in fields]
    return reduce(
        lambda one, other: Field(merge(one.lows, other.lows, min), merge(one.highs, other.highs, max)), fields
    )


def merge(one: Sequence[int], other: Sequence[int], choose: Callable[..., int]) -> Sequence[int]:
    """Return the outer end of each cell in two branches."""
    if isinstance(one, range) and isinstance(other, range) and one.step == other.step:
        start = choose(one.start, other.start)
        return range(start, start + one.step * len(one), one.step)
    return tuple(choose(pair) for pair in zip(one, other, strict=True))
