import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from playground.training.frames import frame, kernel_maps, quantize
from tests.training.trainings import dequantize

FLOATS = st.floats(width=32, allow_nan=True, allow_infinity=True)
SHAPES = arrays.array_shapes(min_dims=1, max_dims=1) | arrays.array_shapes(min_dims=3, max_dims=3)


def test_a_range_for_each_channel():
    maps = np.zeros((1, 3, 2), np.float32)
    maps[0, :, 0], maps[0, :, 1] = [0, 1, 2], [-10, 0, 10]
    quantized = quantize(maps)
    assert quantized.shape == (1, 3, 2)
    assert (quantized.low, quantized.high) == ([0, -10], [2, 10])
    assert list(quantized.data) == [0, 0, 128, 128, 255, 255]


def test_units_share_one_range():
    quantized = quantize(np.float32([0.0, 0.5, 1.0]))
    assert (quantized.shape, quantized.low, quantized.high) == ((3,), [0.0], [1.0])
    assert list(quantized.data) == [0, 128, 255]


def test_a_constant_map_has_one_value():
    quantized = quantize(np.full((2, 2, 1), 7, np.float32))
    assert (quantized.low, quantized.high, quantized.data) == ([7.0], [7.0], b"\0\0\0\0")


def test_what_is_no_number_does_not_spoil_the_others():
    quantized = quantize(np.float32([np.nan, -np.inf, 1, 3, np.inf]))
    assert (quantized.low, quantized.high) == ([1.0], [3.0])
    assert list(quantized.data) == [0, 0, 0, 255, 255]


def test_a_map_without_any_number_is_zero():
    quantized = quantize(np.full((2, 1, 1), np.nan, np.float32))
    assert (quantized.low, quantized.high, quantized.data) == ([0.0], [0.0], b"\0\0")


def test_the_widest_range_is_finite():
    quantized = quantize(np.float32([-3.4e38, 0, 3.4e38]))
    assert list(quantized.data) == [0, 128, 255]
    assert np.isfinite(np.float32(quantized.high[0]) - np.float32(quantized.low[0]))


@given(arrays.arrays(np.float32, SHAPES, elements=FLOATS))
def test_values_come_back_within_half_a_level(values):
    quantized = quantize(values)
    low, high = np.float32(quantized.low), np.float32(quantized.high)
    assert np.isfinite(low).all()
    assert np.isfinite(high).all()
    assert len(quantized.data) == values.size
    assert len(low) == (1 if values.ndim == 1 else values.shape[-1])
    known = np.isfinite(values) & (np.abs(values) <= 1e38)
    error = np.abs(dequantize(quantized) - np.where(known, values, 0))
    assert (error <= (high - low) / 255 * 0.502 + np.abs(high) * 1e-6 + 1e-35)[known].all()


def test_a_frame_is_the_map_of_the_contract():
    sent = msgspec.msgpack.decode(frame("activations", 12, "conv1", np.zeros((2, 3, 1), np.float32)).encode())
    assert sent == {
        "type": "activations",
        "step": 12,
        "layer": "conv1",
        "shape": [2, 3, 1],
        "low": [0.0],
        "high": [0.0],
        "data": bytes(6),
    }


def test_a_kernel_is_drawn_as_one_map_for_each_pair_of_channels():
    kernel = np.arange(2 * 2 * 3 * 4, dtype=np.float32).reshape(2, 2, 3, 4)
    maps = kernel_maps(kernel)
    assert maps.shape == (2, 2, 12)
    np.testing.assert_array_equal(maps[..., 1 * 4 + 2], kernel[:, :, 1, 2])


def test_a_dense_kernel_is_one_map():
    assert kernel_maps(np.zeros((5, 3), np.float32)).shape == (5, 3, 1)


@pytest.mark.parametrize(
    ("shape", "shown"),
    [((3, 3, 512, 512), (3, 3, 512 * 2)), ((1, 1, 9999, 3), (1, 1, 9999)), ((2000, 10), (1000, 10, 1))],
)
def test_a_huge_kernel_is_cut_to_whole_filters(shape, shown):
    assert kernel_maps(np.zeros(shape, np.float32), most=10_000).shape == shown


def test_of_a_kernel_that_is_cut_any_filter_can_be_had():
    kernel = np.random.default_rng(0).random((3, 3, 4, 6), dtype=np.float32)
    np.testing.assert_array_equal(kernel_maps(kernel, most=80, unit=5), kernel[..., 5])
    np.testing.assert_array_equal(kernel_maps(kernel, unit=5), kernel_maps(kernel))
