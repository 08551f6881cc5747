import math

import pytest

from playground.training.troubles.course import Course


def course(*parts, begun=0):
    """Return the course of losses given as (loss, how many steps)."""
    made = Course(chance=2.3, begun=begun)
    for loss, count in parts:
        made.add([loss] * count)
    return made


def test_means_over_one_window_after_the_other():
    made = course((2.0, 30), (1.0, 30))
    assert made.windows == [2.0, 1.5, 1.0]
    assert (made.count, made.step, list(made.recent)) == (60, 60, [2.0] * 30 + [1.0] * 30)


def test_however_the_slices_are_cut():
    assert course(*[(1.0, 7)] * 10).windows == [1.0] * 3


def test_what_is_no_number_ends_it():
    made = course((2.0, 5))
    made.add([1.0, math.inf, 0.5])
    assert list(made.recent) == [2.0] * 5 + [1.0]


@pytest.mark.parametrize(
    ("parts", "calm"),
    [
        ([], 100),
        ([(2.3, 10), (90.0, 5)], 100),
        ([(2.3, 20), (1.0, 20), (50.0, 60)], 120),
        ([(2.3, 20), (0.30, 20), (0.33, 100), (9.0, 60)], 220),
        ([(70.0, 20), (60.0, 20)], 120),
        ([(2.0, 1), (90.0, 39), (50.0, 20)], 100),
    ],
    ids=["begin", "no window yet", "one dip", "noise", "large from the first", "never small"],
)
def test_the_newest_step_that_was_calm(parts, calm):
    assert course(*parts, begun=100).calm_step == calm


def test_large_is_what_is_larger_than_guessing_and_than_the_first():
    assert course((0.5, 1)).scale == 2.3
    assert course((7.0, 1), (1.0, 1)).scale == 7.0


def test_whether_it_falls():
    assert course((2.3, 50), (2.2, 50)).falls
    assert not course((2.3, 50), (2.29, 50)).falls
