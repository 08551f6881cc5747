"""The sliding-window sums: by hand, and against a window that is really slid."""

from hypothesis import given
from hypothesis import strategies as st

from playground.architecture.arithmetic import Axis, formula, same_padding, text

cells = st.integers(1, 40)
small = st.integers(1, 6)


def test_worked_numbers_of_the_introductions() -> None:
    assert Axis(32, 5).output == 28
    assert [Axis(7, 3, stride).output for stride in (1, 2, 3)] == [5, 3, 2]
    assert Axis(7, 3, 3).unused == 1
    assert Axis(32, 5, before=2, after=2).output == 32
    assert Axis(5, 3, 2, before=1, after=1).output == 3
    assert (Axis(28, 3, 2).output, Axis(28, 3, 2).unused) == (13, 1)


def test_same_puts_the_odd_cell_at_the_end() -> None:
    assert same_padding(28, 3, 2) == (0, 1)
    assert same_padding(28, 5) == (2, 2)
    assert same_padding(28, 4) == (1, 2)


@given(cells, small, small, small)
def test_same_gives_the_size_divided_by_the_stride(size: int, kernel: int, stride: int, dilation: int) -> None:
    before, after = same_padding(size, kernel, stride, dilation)
    assert Axis(size, kernel, stride, dilation, before, after).output == -(-size // stride)
    assert 0 <= after - before <= 1


@given(cells, small, small, small, st.integers(0, 3), st.integers(0, 3))
def test_output_and_unused_are_those_of_a_window_that_slides(
    size: int, kernel: int, stride: int, dilation: int, before: int, after: int
) -> None:
    axis = Axis(size, kernel, stride, dilation, before, after)
    padded = range(-before, size + after)
    windows = [
        [first + tap * dilation for tap in range(kernel)]
        for first in range(-before, size + after, stride)
        if first + (kernel - 1) * dilation in padded
    ]
    read = {cell for window in windows for cell in window}
    assert axis.output == len(windows)
    assert axis.unused == (len(set(range(size)) - read) if windows else axis.unused)


def test_formula_with_padding() -> None:
    assert text(formula(Axis(28, 5, before=2, after=2))) == "⌊(28 + 2 + 2 − 5) / 1⌋ + 1 = 28"


def test_formula_without_padding_leaves_it_out() -> None:
    assert text(formula(Axis(28, 3, 2))) == "⌊(28 − 3) / 2⌋ + 1 = 13"


def test_formula_shows_both_sides_of_lopsided_padding() -> None:
    assert text(formula(Axis(28, 3, 2, before=0, after=1))) == "⌊(28 + 0 + 1 − 3) / 2⌋ + 1 = 14"


def test_formula_spells_out_dilation() -> None:
    assert text(formula(Axis(28, 3, dilation=2))) == "⌊(28 − 2·(3 − 1) − 1) / 1⌋ + 1 = 24"


@given(cells, small, small, small)
def test_a_formula_computes_what_it_says(size: int, kernel: int, stride: int, dilation: int) -> None:
    axis = Axis(size, kernel, stride, dilation)
    left, right = text(formula(axis)).split(" = ")
    sum_in_python = left.replace("⌊", "(").replace("⌋", "//1)").replace("·", "*").replace("−", "-")
    if axis.output:
        assert eval(sum_in_python) == int(right) == axis.output


def test_roles_tell_the_parts_apart() -> None:
    roles = {term.role for term in formula(Axis(28, 3, dilation=2, before=1, after=1))}
    assert roles == {"input", "padding", "kernel", "stride", "dilation", "output", "plain"}
