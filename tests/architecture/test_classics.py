import numpy as np
import pytest

from playground.architecture.classics import CLASSICS, laid, middle

SIDES = [(1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (7, 3), (31, 31)]
BLURS = ["blur", "gaussian", "identity", "sharpen", "emboss"]
EDGES = ["sobel_x", "sobel_y", "laplacian", "gabor_0", "gabor_45", "gabor_90", "gabor_135"]


def made(name, height, width):
    """Return a classic in a window, as an array."""
    return np.array(laid(CLASSICS[name].make(height, width), height, width))


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("name", CLASSICS)
def test_every_classic_fits_every_window(name, side):
    assert made(name, *side).shape == side
    assert np.isfinite(made(name, *side)).all()


@pytest.mark.parametrize("side", [3, 5, 9])
@pytest.mark.parametrize("name", BLURS)
def test_blurs_keep_the_brightness_of_an_even_picture(name, side):
    np.testing.assert_allclose(made(name, side, side).sum(), 1)


@pytest.mark.parametrize("side", [3, 5, 9])
@pytest.mark.parametrize("name", EDGES)
def test_edge_filters_see_nothing_in_an_even_picture(name, side):
    np.testing.assert_allclose(made(name, side, side).sum(), 0, atol=0.005)


def test_sobel_is_what_is_in_the_books():
    assert CLASSICS["sobel_x"].make(3, 3) == ((-1, 0, 1), (-2, 0, 2), (-1, 0, 1))
    np.testing.assert_array_equal(made("sobel_y", 3, 3), made("sobel_x", 3, 3).T)
    np.testing.assert_array_equal(made("sobel_x", 7, 5)[2:5, 1:4], made("sobel_x", 3, 3))
    assert np.count_nonzero(made("sobel_x", 7, 5)) == 6


def test_a_small_gaussian_is_the_one_in_the_books():
    np.testing.assert_array_equal(made("gaussian", 3, 3) * 16, [[1, 2, 1], [2, 4, 2], [1, 2, 1]])


def test_gabor_filters_are_one_another_turned():
    np.testing.assert_allclose(made("gabor_90", 7, 7), made("gabor_0", 7, 7).T)
    np.testing.assert_allclose(made("gabor_135", 7, 7), made("gabor_45", 7, 7)[:, ::-1])


@pytest.mark.parametrize("size", range(1, 9))
def test_the_middle_is_where_same_padding_puts_the_output_cell(size):
    assert middle(size) == (size - 1) // 2  # rows that Keras adds at the start


def test_laid_cells_keep_their_middle():
    rows = ((1.0, 2.0, 3.0),)
    assert laid(rows, 1, 1) == ((2.0,),)
    assert laid(rows, 1, 2) == ((2.0, 3.0),)
    assert laid(rows, 1, 4) == ((1.0, 2.0, 3.0, 0.0),)
    assert laid(laid(rows, 3, 5), 1, 3) == rows
