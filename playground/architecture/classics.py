"""The well-known filters of picture processing, as rows of numbers.

Cross-correlation is what a layer computes, so each looks like what it answers to: it is not flipped.
Source: Gonzalez and Woods, Digital Image Processing, chapter 3; Gabor (1946), Daugman (1985).
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import comb, cos, exp, pi, radians, sin
from typing import Final

Rows = tuple[tuple[float, ...], ...]
Make = Callable[[int, int], Rows]
"""Gives the rows of a filter for a window of so many rows and columns."""


@dataclass(frozen=True)
class Classic:
    """One filter, how it is called and what it does."""

    title: str
    about: str
    make: Make
    side: int = 3
    """Rows and columns of the picture that the page has of it."""


def always(*rows: tuple[float, ...]) -> Make:
    """Return the maker of a filter that has one size, whatever the window's."""
    return lambda height, width: rows


def box(height: int, width: int) -> Rows:
    """Return the mean of the window.

    >>> box(1, 2)
    ((0.5, 0.5),)
    """
    return ((1 / (height * width),) * width,) * height


def gaussian(height: int, width: int) -> Rows:
    """Return a bell: binomial numbers, which add up to 1.

    >>> gaussian(1, 3)
    ((0.25, 0.5, 0.25),)
    """
    whole = 2 ** (height + width - 2)
    return tuple(tuple(comb(height - 1, y) * comb(width - 1, x) / whole for x in range(width)) for y in range(height))


def gabor(degrees: float) -> Make:
    """Return the maker of a wave in a bell, whose stripes stand at this angle to the columns.

    What the first layer of a trained ConvNet often comes to look like. Its cells add up to 0, those above 0 to 1.
    """
    across, down = cos(radians(degrees)), sin(radians(degrees))
    reach = abs(across) + abs(down)

    def make(height: int, width: int) -> Rows:
        places = [[(y, x) for x in middled(width)] for y in middled(height)]
        bell = [[exp(-1.5 * (y * y + x * x)) for y, x in row] for row in places]
        wave = [[cos(1.5 * pi * (x * across + y * down) / reach) for y, x in row] for row in places]
        return balanced(bell, wave)

    return make


def middled(size: int) -> list[float]:
    """Return the places of cells between -1 and 1, the middle one at 0.

    >>> middled(3), middled(1)
    ([-1.0, 0.0, 1.0], [0.0])
    """
    half = max((size - 1) / 2, 1)
    return [(at - (size - 1) / 2) / half for at in range(size)]


def balanced(bell: list[list[float]], wave: list[list[float]]) -> Rows:
    """Return wave times bell, shifted so that all adds up to 0, and scaled so that what is above 0 adds up to 1."""
    pairs = [list(zip(bells, waves, strict=True)) for bells, waves in zip(bell, wave, strict=True)]
    mean = sum(b * w for row in pairs for b, w in row) / sum(b for row in pairs for b, _ in row)
    above = sum(b * max(w - mean, 0) for row in pairs for b, w in row)
    # What is left of a wave that is even all over is the error of the sums.
    above = above if above > 1e-9 else 1
    return tuple(tuple(round(b * (w - mean) / above, 4) + 0.0 for b, w in row) for row in pairs)


CLASSICS: Final = {
    "identity": Classic("identity", "Leaves the picture as it is.", always((1.0,)), 3),
    "blur": Classic("blur", "The mean of the window: details go.", box),
    "gaussian": Classic("Gaussian blur", "A mean in which the middle counts most: details go gently.", gaussian, 5),
    "sharpen": Classic(
        "sharpen",
        "Adds to each pixel how it differs from its neighbours.",
        always((0.0, -1.0, 0.0), (-1.0, 5.0, -1.0), (0.0, -1.0, 0.0)),
    ),
    "sobel_x": Classic(
        "Sobel x",
        "Large where it gets brighter to the right: upright edges.",
        always((-1.0, 0.0, 1.0), (-2.0, 0.0, 2.0), (-1.0, 0.0, 1.0)),
    ),
    "sobel_y": Classic(
        "Sobel y",
        "Large where it gets brighter downwards: level edges.",
        always((-1.0, -2.0, -1.0), (0.0, 0.0, 0.0), (1.0, 2.0, 1.0)),
    ),
    "laplacian": Classic(
        "Laplacian",
        "How the neighbours differ from the middle: edges of any direction, and points.",
        always((0.0, 1.0, 0.0), (1.0, -4.0, 1.0), (0.0, 1.0, 0.0)),
    ),
    "emboss": Classic(
        "emboss",
        "As if the picture were pressed into metal and lit from one corner.",
        always((-2.0, -1.0, 0.0), (-1.0, 1.0, 1.0), (0.0, 1.0, 2.0)),
    ),
    "gabor_0": Classic("Gabor 0°", "Upright stripes as wide as the window.", gabor(0), 7),
    "gabor_45": Classic("Gabor 45°", "Stripes that rise to the right.", gabor(45), 7),
    "gabor_90": Classic("Gabor 90°", "Level stripes.", gabor(90), 7),
    "gabor_135": Classic("Gabor 135°", "Stripes that fall to the right.", gabor(135), 7),
    "zeros": Classic("all zero", "Nothing: to draw a filter of one's own on.", always((0.0,)), 3),
}
"""By the name that stands in an architecture."""


def laid(rows: tuple[tuple[float | None, ...], ...], height: int, width: int) -> tuple[tuple[float | None, ...], ...]:
    """Return rows laid into a window, middle on middle: what stands out is cut off, what is missing is 0.

    >>> laid(((1.0, 2.0, 3.0),), 3, 2)
    ((0.0, 0.0), (2.0, 3.0), (0.0, 0.0))
    """
    top, left = middle(height) - middle(len(rows)), middle(width) - middle(len(rows[0]))
    return tuple(
        tuple(rows[y - top][x - left] if inside(rows, y - top, x - left) else 0.0 for x in range(width))
        for y in range(height)
    )


def middle(size: int) -> int:
    """Return the middle of so many cells; with "same" padding an output cell lies on it, of an even number too."""
    return (size - 1) // 2


def inside(rows: tuple[tuple[float | None, ...], ...], y: int, x: int) -> bool:
    """Tell whether a cell is one of these rows'."""
    return 0 <= y < len(rows) and 0 <= x < len(rows[0])
