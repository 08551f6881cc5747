"""Receptive fields against brute force in Keras: which pixels change which cells."""

from typing import Any

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playground.architecture import Architecture, errors
from playground.architecture.analysis import walk
from playground.training.build import build
from playground.training.warm import keras
from tests.networks import conv, layer, network, parallel, pool
from tests.random_networks import margins, paddings, sizes, steps

modes = st.sampled_from(["zeros", "reflect"])
spatial = st.one_of(
    st.builds(conv, st.just(1), sizes, strides=steps, padding=paddings, padding_mode=modes),
    st.builds(conv, st.just(1), sizes, dilation_rate=sizes, padding=paddings, padding_mode=modes),
    st.builds(pool, sizes, st.sampled_from(["MaxPooling2D", "AveragePooling2D"]), strides=steps, padding=paddings),
    st.builds(
        layer, st.just("Conv2DTranspose"), filters=st.just(1), kernel_size=sizes, strides=steps,
        padding=st.sampled_from(["valid", "same"]),
    ),
    st.builds(
        layer, st.just("UpSampling2D"), size=st.integers(1, 3), interpolation=st.sampled_from(["nearest", "bilinear"])
    ),
    st.builds(layer, st.just("ZeroPadding2D"), padding=margins),
    st.builds(layer, st.just("Cropping2D"), cropping=st.sampled_from([1, [[0, 1], [1, 0]]])),
)  # fmt: skip
keeping = st.builds(conv, st.just(1), sizes, padding=st.just("same"))
branched = st.builds(lambda first, second: parallel(first, second), *[st.lists(keeping, max_size=2)] * 2)


@st.composite
def grids(draw: st.DrawFn) -> Architecture:
    """Draw networks of one channel that only move pictures about."""
    size = draw(st.tuples(st.integers(1, 9), st.integers(1, 9)))
    return network(*draw(st.lists(spatial | branched, min_size=1, max_size=4)), size=(*size, 1))


def reach(architecture: Architecture) -> Any:
    """Return which pixels reach which cells, bool (rows, columns, height, width).

    All weights are 1: a picture of one bright pixel lights up just the cells that see it.
    """
    height, width, _ = architecture.input.shape
    model = build(architecture, seed=0).model
    model.set_weights([np.ones_like(weight) if weight.ndim > 1 else weight for weight in model.get_weights()])
    pictures = np.eye(height * width, dtype=np.float32).reshape(-1, height, width, 1)
    lit = np.asarray(model(pictures))[..., 0] > 0  # (pixels, rows, columns)
    keras.backend.clear_session()
    return np.moveaxis(lit, 0, -1).reshape(*lit.shape[1:], height, width)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(grids())
def test_fields_are_those_found_by_brute_force(architecture: Architecture) -> None:
    if errors(architecture):
        return
    view = walk(architecture).layers[-1].after if not walk(architecture).layers[-1].layer.branches else None
    tops = [facts for facts in walk(architecture).layers if facts.path.count("/") == 1]
    view = tops[-1].after
    found = reach(architecture)
    assert found.shape[:2] == (view.rows.cells, view.columns.cells)
    check_axis(found.any((1, 3)), view.rows)
    check_axis(found.any((0, 2)), view.columns)


def check_axis(seen: Any, field: Any) -> None:
    """Assert, for each cell, that it sees nothing outside of its field, and inside the picture up to both ends."""
    for pixels, low, high in zip(seen, field.lows, field.highs, strict=True):
        here = np.flatnonzero(pixels)
        if len(here):
            assert low <= here[0]
            assert here[-1] <= high
        if len(here) and low >= 0 and high < len(pixels):
            assert (here[0], here[-1]) == (low, high)
