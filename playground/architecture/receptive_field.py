"""What each cell of a feature map can see of the input picture, along one axis.

Source: Araujo, Norris, Sim, "Computing Receptive Fields of Convolutional Neural Networks", Distill (2019).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce

from playground.architecture.arithmetic import Axis

FAR = 1 << 30
"""A cell that sees nothing has its first input cell so far behind, and its last so far before the picture."""


@dataclass(frozen=True, slots=True)
class Field:
    """The first and the last input cell that each cell sees.

    Both are ranges as long as the fields are evenly spaced; then padding counts too, and `lows[0]` may be negative.
    Transposed convolution, upsampling, cropping, mirrored padding and uneven branches end that: from there on the ends
    are listed, those inside the picture alone.
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
        return max(0, max(high - low for low, high in zip(self.lows, self.highs, strict=True)) + 1)

    @property
    def jump(self) -> float:
        """Input cells from one cell's field to the next one's; the mean where they are not evenly spaced."""
        if isinstance(self.lows, range):
            return self.lows.step
        lows = [low for low in self.lows if low < FAR]
        return (lows[-1] - lows[0]) / max(len(lows) - 1, 1) if lows else 0

    @property
    def start(self) -> float:
        """Where the middle of the first cell's field lies, in input cells from 0."""
        ends = zip(self.lows, self.highs, strict=True)
        return next(((low + high) / 2 for low, high in ends if low <= high), 0)


def picture(cells: int) -> Field:
    """Return the field of the input itself: every cell sees itself."""
    return Field(range(cells), range(cells))


def through_window(field: Field, axis: Axis) -> Field:
    """Return the field behind a sliding window.

    >>> through_window(through_window(picture(28), Axis(28, 5)), Axis(24, 2, 2)).size
    6
    """
    if isinstance(field.lows, range) and isinstance(field.highs, range):
        first, last = -axis.before, axis.extent - 1 - axis.before
        return Field(
            every(field.lows, first, axis.stride, axis.output), every(field.highs, last, axis.stride, axis.output)
        )
    return gather(field, [[cell for cell in cells if 0 <= cell < field.cells] for cells in positions(axis)])


def every(ends: range, first: int, stride: int, count: int) -> range:
    """Return every `stride`-th end, from the one at `first`, also outside of the range."""
    start, step = ends.start + first * ends.step, ends.step * stride
    return range(start, start + step * count, step)


def positions(axis: Axis) -> list[list[int]]:
    """Return the cells that the window reads at each position, those of the padding too."""
    starts = [at * axis.stride - axis.before for at in range(axis.output)]
    return [[start + tap * axis.dilation for tap in range(axis.kernel)] for start in starts]


def gather(field: Field, read: Sequence[Sequence[int]]) -> Field:
    """Return the field of cells of which each reads a list of cells."""
    lows = tuple(min((field.lows[cell] for cell in cells), default=FAR) for cells in read)
    return Field(lows, tuple(max((field.highs[cell] for cell in cells), default=-FAR) for cells in read))


def through_mirrored(field: Field, axis: Axis) -> Field:
    """Return the field behind a sliding window whose padding mirrors the input: there it reads real cells again."""
    last = field.cells - 1
    return gather(field, [[last - abs(last - abs(cell)) for cell in cells] for cells in positions(axis)])


def cropped(field: Field, before: int, after: int) -> Field:
    """Return the field of what is left when cells are cut off at both ends."""
    kept = slice(before, field.cells - after)
    return Field(tuple(field.lows[kept]), tuple(field.highs[kept]))


def through_transposed(field: Field, axis: Axis) -> Field:
    """Return the field behind a transposed convolution: `axis` is the window that it is the transpose of.

    That window slides over this layer's output, `axis.size` cells, and has one position for each cell of the input.
    """
    readers: list[list[int]] = [[] for _ in range(axis.size)]
    for source, cells in enumerate(positions(axis)):
        for cell in cells:
            if 0 <= cell < axis.size:
                readers[cell].append(source)
    return gather(field, readers)


def through_everything(field: Field) -> Field:
    """Return the field behind a layer that reads all cells at once (dense, global pooling)."""
    low, high = min(field.lows), max(field.highs)
    if isinstance(field.lows, range) and isinstance(field.highs, range):
        low, high = field.lows[0], field.highs[-1]
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
