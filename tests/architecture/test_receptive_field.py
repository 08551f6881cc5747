"""Receptive fields: published numbers, and brute force over which inputs reach an output."""

from hypothesis import given
from hypothesis import strategies as st

from playground.architecture.arithmetic import Axis
from playground.architecture.receptive_field import (
    FAR,
    Field,
    picture,
    through_everything,
    through_mirrored,
    through_transposed,
    through_window,
    union,
)

VGG_16 = [3, 3, 2, 3, 3, 2, 3, 3, 3, 2, 3, 3, 3, 2, 3, 3, 3, 2]
ALEXNET = [(11, 4, 0), (3, 2, 0), (5, 1, 2), (3, 2, 0), (3, 1, 1), (3, 1, 1), (3, 1, 1), (3, 2, 0)]


def test_vgg_16_sees_212_pixels() -> None:
    field = picture(224)
    for size in VGG_16:
        axis = Axis(field.cells, 2, 2) if size == 2 else Axis(field.cells, 3, 1, before=1, after=1)
        field = through_window(field, axis)
    assert (field.size, field.jump, field.cells) == (212, 32, 7)


def test_alexnet_sees_195_pixels() -> None:
    field = picture(227)
    for kernel, stride, padding in ALEXNET:
        field = through_window(field, Axis(field.cells, kernel, stride, before=padding, after=padding))
    assert (field.size, field.jump, field.cells) == (195, 32, 6)


def test_a_centred_window_starts_at_the_first_pixel() -> None:
    assert through_window(picture(28), Axis(28, 3, before=1, after=1)).start == 0


def test_a_global_layer_sees_all() -> None:
    whole = through_everything(picture(28))
    assert (whole.size, whole.cells, whole.start) == (28, 1, 13.5)


def test_branches_see_the_union() -> None:
    wide = Field(range(-2, 6), range(2, 10))
    assert union([picture(8), wide]) == wide


axes = st.tuples(st.integers(1, 4), st.integers(1, 3), st.integers(1, 3), st.integers(0, 2), st.integers(0, 2))


@given(st.integers(1, 30), st.lists(axes, max_size=4))
def test_fields_are_those_found_by_following_every_cell(size: int, windows: list[tuple[int, ...]]) -> None:
    field = picture(size)
    seen = [{cell} for cell in range(size)]
    for kernel, stride, dilation, before, after in windows:
        axis = Axis(len(seen), kernel, stride, dilation, before, after)
        if not axis.output:
            return
        seen = [
            {pixel for tap in range(kernel) for pixel in at(seen, first * stride + tap * dilation - before)}
            for first in range(axis.output)
        ]
        field = through_window(field, axis)
    assert field.cells == len(seen)
    for index, pixels in enumerate(seen):
        low, high = field.lows[index], field.highs[index]
        assert all(low <= pixel <= high for pixel in pixels)
        if pixels and low >= 0 and high < size and all(before == after == 0 for *_, before, after in windows):
            assert (min(pixels), max(pixels)) == (low, high)


def at(cells: list[set[int]], index: int) -> set[int]:
    """Return what a cell sees; padding sees nothing."""
    return cells[index] if 0 <= index < len(cells) else set()


@given(st.integers(1, 12), st.integers(1, 4), st.integers(1, 3), st.integers(1, 2))
def test_a_transposed_convolution_sees_what_is_written_to_it(
    size: int, kernel: int, stride: int, dilation: int
) -> None:
    extent = dilation * (kernel - 1) + 1
    axis = Axis((size - 1) * stride + extent, kernel, stride, dilation)
    field = through_transposed(picture(size), axis)
    for cell, (low, high) in enumerate(zip(field.lows, field.highs, strict=True)):
        written = [
            source for source in range(size) for tap in range(kernel) if source * stride + tap * dilation == cell
        ]
        assert (low, high) == ((written[0], written[-1]) if written else (FAR, -FAR))


def test_a_field_behind_an_uneven_one_is_found_cell_by_cell() -> None:
    doubled = through_transposed(picture(4), Axis(8, 2, 2))
    assert (list(doubled.lows), list(doubled.highs)) == ([0, 0, 1, 1, 2, 2, 3, 3], [0, 0, 1, 1, 2, 2, 3, 3])
    windowed = through_window(doubled, Axis(8, 3))
    assert (list(windowed.lows), list(windowed.highs)) == ([0, 0, 1, 1, 2, 2], [1, 1, 2, 2, 3, 3])
    assert (windowed.size, windowed.start, windowed.jump) == (2, 0.5, 0.4)


def test_a_mirror_shows_real_cells() -> None:
    field = through_mirrored(picture(6), Axis(6, 3, before=2, after=2))
    assert list(zip(field.lows, field.highs, strict=True))[:3] == [(0, 2), (0, 1), (0, 2)]
