"""What a cell of a feature map can see of the input picture, along one axis.

Source: Araujo, Norris, Sim, "Computing Receptive Fields of Convolutional Neural Networks", Distill (2019).
"""

from dataclasses import dataclass

from playground.architecture.arithmetic import Axis


@dataclass(frozen=True, slots=True)
class Field:
    """The input cells `low` to `high` that the first of `cells` cells sees; each next one sees `jump` further on.

    `low` is negative where the first cell also reads padding.
    """

    low: int
    high: int
    jump: int
    cells: int

    @property
    def size(self) -> int:
        """Input cells that one cell sees, padding included."""
        return self.high - self.low + 1

    @property
    def start(self) -> float:
        """Where the middle of the first cell's field lies, in input cells from 0."""
        return (self.low + self.high) / 2


def picture(cells: int) -> Field:
    """Return the field of the input itself: every cell sees itself."""
    return Field(low=0, high=0, jump=1, cells=cells)


def through_window(field: Field, axis: Axis) -> Field:
    """Return the field behind a sliding window.

    >>> through_window(through_window(picture(28), Axis(28, 5)), Axis(24, 2, 2)).size
    6
    """
    low = field.low - axis.before * field.jump
    high = field.high + (axis.extent - 1 - axis.before) * field.jump
    return Field(low, high, field.jump * axis.stride, axis.output)


def through_everything(field: Field) -> Field:
    """Return the field behind a layer that reads all cells at once (dense, global pooling)."""
    return Field(field.low, field.high + (field.cells - 1) * field.jump, field.jump * field.cells, 1)


def union(fields: list[Field]) -> Field:
    """Return the field of a cell that is made of the same cell in several branches.

    >>> union([Field(-1, 1, 1, 8), Field(-2, 2, 1, 8)])
    Field(low=-2, high=2, jump=1, cells=8)
    """
    low, high = min(field.low for field in fields), max(field.high for field in fields)
    return Field(low, high, max(field.jump for field in fields), fields[0].cells)
