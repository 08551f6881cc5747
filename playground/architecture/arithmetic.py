"""The arithmetic of sliding windows: output sizes, padding, rows left out, and the formula with its numbers.

Everything here is for one axis (rows, or columns) in whole cells. Source: Dumoulin and Visin, "A guide to
convolution arithmetic for deep learning" (2016), and Keras's rule for "same" padding.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Role = Literal["input", "padding", "kernel", "stride", "dilation", "output", "plain"]


@dataclass(frozen=True, slots=True)
class Term:
    """A piece of a formula and what it stands for, so that a reader can colour it.

    The pieces of a formula make it up in three writings: as plain text, in TeX, and in TeX with letters for numbers.
    """

    text: str
    role: Role = "plain"
    tex: str | None = None
    """The piece in TeX, where that is another than the text."""
    symbol: str | None = None
    """The letter for this number in the formula that holds for every size, in TeX."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A window of `kernel` cells, `dilation` apart, that moves `stride` cells at a time over `size` padded cells.

    >>> Axis(size=28, kernel=3, stride=2).output, Axis(size=28, kernel=3, stride=2).unused
    (13, 1)
    """

    size: int
    kernel: int
    stride: int = 1
    dilation: int = 1
    before: int = 0
    after: int = 0

    @property
    def extent(self) -> int:
        """Cells from the first that the window reads to the last: d(k - 1) + 1."""
        return self.dilation * (self.kernel - 1) + 1

    @property
    def spare(self) -> int:
        """Padded cells less the window's extent: how far the window can move. Negative where it does not fit."""
        return self.size + self.before + self.after - self.extent

    @property
    def output(self) -> int:
        """Positions of the window, floor((n + p - d(k - 1) - 1) / s) + 1; zero where it does not fit."""
        return max(self.spare // self.stride + 1, 0)

    @property
    def unused(self) -> int:
        """Cells of the input (not of the padding) that no position of the window reads.

        >>> Axis(7, 3, 3).unused, Axis(7, 2, 3).unused, Axis(28, 3, 2, before=0, after=1).unused
        (1, 3, 0)
        """
        contiguous = self.output >= self.dilation if self.stride == 1 else self.dilation == 1
        if contiguous and self.stride <= self.extent:
            return max(self.spare % self.stride - self.after, 0)
        read = {
            position * self.stride + tap * self.dilation - self.before
            for position in range(self.output)
            for tap in range(self.kernel)
        }
        return self.size - len(read & set(range(self.size)))


def same_padding(size: int, kernel: int, stride: int = 1, dilation: int = 1) -> tuple[int, int]:
    """Return the padding (before, after) that makes the output ceil(size / stride); the odd cell goes after.

    >>> same_padding(28, 3, stride=2), same_padding(28, 5), same_padding(5, 1, stride=3)
    ((0, 1), (2, 2), (0, 0))
    """
    output = -(-size // stride)
    total = max((output - 1) * stride + dilation * (kernel - 1) + 1 - size, 0)
    return total // 2, total - total // 2


@lru_cache(maxsize=4096)
def formula(axis: Axis) -> tuple[Term, ...]:
    """Spell out the output size of an axis with its numbers.

    >>> "".join(term.text for term in formula(Axis(28, 5, before=2, after=2)))
    '⌊(28 + 2 + 2 − 5) / 1⌋ + 1 = 28'
    """
    behind = "p" if axis.before == axis.after else "p'"
    padding = [
        Term(" + "),
        Term(str(axis.before), "padding", symbol="p"),
        Term(" + "),
        Term(str(axis.after), "padding", symbol=behind),
    ]
    return (
        Term("⌊(", tex=r"\left\lfloor\frac{"),
        Term(str(axis.size), "input", symbol="n"),
        *(padding if axis.before or axis.after else []),
        Term(" − "),
        *extent_terms(axis),
        Term(") / ", tex="}{"),
        Term(str(axis.stride), "stride", symbol="s"),
        Term("⌋ + 1", tex=r"}\right\rfloor + 1"),
        Term(" = "),
        Term(str(axis.output), "output"),
    )


def extent_terms(axis: Axis) -> tuple[Term, ...]:
    """Spell out what is taken from the cells: k, or where it is dilated d·(k − 1) − 1, behind the same minus.

    n − d·(k − 1) − 1 is n less the extent, d·(k − 1) + 1.
    """
    if axis.dilation == 1:
        return (Term(str(axis.kernel), "kernel", symbol="k"),)
    return (
        Term(str(axis.dilation), "dilation", symbol="d"),
        Term("·("),
        Term(str(axis.kernel), "kernel", symbol="k"),
        Term(" − 1) − 1"),
    )


def text(terms: tuple[Term, ...]) -> str:
    """Return a formula as one line."""
    return "".join(term.text for term in terms)
