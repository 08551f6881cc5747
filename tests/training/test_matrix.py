"""The matrix form times the flattened picture is Keras's convolution."""

from typing import Any

import numpy as np
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from playground.architecture import errors
from playground.architecture.layers.convolution import Conv2D
from playground.architecture.matrix import convolution_matrix
from playground.training.build import build
from tests.networks import conv, network
from tests.random_networks import paddings, sizes, steps

modes = st.sampled_from(["zeros", "reflect"])
fields = st.fixed_dictionaries({"padding": paddings, "padding_mode": modes, "groups": st.sampled_from([1, 2])})
moves: st.SearchStrategy[dict[str, Any]] = st.builds(dict, strides=steps) | st.builds(dict, dilation_rate=sizes)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(sizes, fields, moves, st.tuples(st.integers(1, 8), st.integers(1, 8)))
def test_matrix_times_picture_is_the_convolution(kernel, fields, moves, size) -> None:
    architecture = network(conv(4, kernel, use_bias=False, **fields, **moves), size=(*size, 2))
    assume(not errors(architecture))
    built = build(architecture, seed=0).model
    layer = architecture.layers[0]
    assert isinstance(layer, Conv2D)
    matrix = convolution_matrix(layer, architecture.input.shape)
    (weights,) = built.get_weights()
    full = np.zeros((matrix.rows, matrix.columns), np.float32)
    for entry in matrix.entries:
        full[entry.row, entry.column] += weights.ravel()[entry.weight]
    picture = np.random.default_rng(0).random((1, *architecture.input.shape), np.float32)
    np.testing.assert_allclose(full @ picture.ravel(), np.asarray(built(picture)).ravel(), atol=1e-5)
