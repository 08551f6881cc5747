"""The matrix form of a convolution: worked numbers. That it computes the same is tested against Keras."""

import pytest

from playground.architecture.layers.base import Impossible
from playground.architecture.layers.convolution import Conv2D
from playground.architecture.matrix import convolution_matrix


def test_four_by_four_to_two_by_two() -> None:
    matrix = convolution_matrix(Conv2D(kind="Conv2D", filters=1, kernel_size=(3, 3)), (4, 4, 1))
    assert (matrix.dense, matrix.distinct, len(matrix.entries)) == (64, 9, 36)


def test_each_row_is_the_one_before_moved_on() -> None:
    matrix = convolution_matrix(Conv2D(kind="Conv2D", filters=1, kernel_size=(1, 3)), (1, 6, 1))
    assert [(entry.row, entry.column, entry.weight) for entry in matrix.entries] == [
        (row, row + tap, tap) for row in range(4) for tap in range(3)
    ]


def test_too_large_a_matrix_is_refused() -> None:
    with pytest.raises(ValueError, match="at most 50,000 entries"):
        convolution_matrix(Conv2D(kind="Conv2D", filters=64, kernel_size=(5, 5)), (64, 64, 3))


def test_an_impossible_convolution_has_no_matrix() -> None:
    with pytest.raises(Impossible):
        convolution_matrix(Conv2D(kind="Conv2D", kernel_size=(5, 5)), (4, 4, 1))
