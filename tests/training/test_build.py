import numpy as np

from playground.training.build import build, flow, make
from tests.networks import BY_HAND, DROPOUT, FLATTEN, conv, dense, network, parallel


def test_the_model_ends_with_the_last_layer():
    net = build(BY_HAND["nested"], seed=0)
    assert list(net.outputs) == list(net.layers)
    assert net.model.output is list(net.outputs.values())[-1]


def test_a_layer_of_several_calls_is_named_by_its_last():
    net = build(network(conv(2, padding=1, id="-odd")), seed=0)
    assert [layer.name for layer in net.layers["-odd"]] == ["layer.-odd.pad", "layer.-odd"]


def test_first_weights_belong_to_the_seed():
    def kernel(seed):
        return np.asarray(build(network(conv(id="a")), seed).layers["a"][0].kernel)

    np.testing.assert_array_equal(kernel(1), kernel(1))
    assert not np.array_equal(kernel(1), kernel(2))


def test_an_edit_elsewhere_leaves_first_weights_alone():
    before = build(network(conv(id="a"), FLATTEN, dense(3, id="b"), size=(5, 5, 1)), 0)
    after = build(network(conv(id="a"), conv(4, 1, id="new"), DROPOUT, FLATTEN, dense(3, id="b"), size=(5, 5, 1)), 0)
    for name in ("a", "b"):
        np.testing.assert_array_equal(before.layers[name][0].kernel, after.layers[name][0].kernel)


def test_numbers_flow_as_symbols_do():
    architecture = BY_HAND["inception"]
    picture = np.random.default_rng(0).random((1, *architecture.input.shape), dtype=np.float32)
    expected = build(architecture, seed=4).model(picture)
    *_, (_, output) = flow(architecture.layers, picture, lambda layer, _: make(layer, 4))
    np.testing.assert_allclose(output, expected, rtol=1e-5)


def test_an_empty_branch_is_the_identity():
    net = build(network(parallel([conv(1, 1, use_bias=False, id="a")], [], merge="add"), size=(3, 3, 1)), 0)
    picture = np.random.default_rng(0).random((1, 3, 3, 1), dtype=np.float32)
    kernel = float(np.ravel(net.layers["a"][0].kernel)[0])
    np.testing.assert_allclose(net.model(picture), picture * (1 + kernel), rtol=1e-5)


def test_flow_does_no_more_than_is_asked_for():
    layers = network(conv(id="a"), dense(), dense()).layers
    seen = []

    def noting(layer, x):
        seen.append(layer.name)
        return make(layer, 0)

    next(flow(layers, np.zeros((1, 28, 28, 1), np.float32), noting))
    assert seen == ["a"]
