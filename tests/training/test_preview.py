import numpy as np
import pytest

from playground.architecture import analyze
from playground.training import checkpoint
from playground.training.build import build
from playground.training.graph import scale
from playground.training.preview import Preview
from tests.networks import BY_HAND, FLATTEN, GAP, NORM, conv, dense, network, parallel

ARCHITECTURE = network(
    conv(2, id="conv"),
    parallel([conv(2, 1, id="inside")], [], merge="add"),
    FLATTEN,
    dense(2, id="last"),
    size=(8, 8, 1),
)


@pytest.fixture
def preview():
    return Preview()


def test_what_is_shown_is_what_would_be_trained(preview, pictures):
    shown = preview.activations(ARCHITECTURE, pictures.test_images[:3], seed=9)
    assert list(shown) == ["conv", "inside", "block_1", "flat_1", "last"]
    expected = build(ARCHITECTURE, seed=9).model(scale(pictures.test_images[:3]))
    np.testing.assert_allclose(shown["last"], expected, rtol=1e-5)


def test_only_wanted_layers_and_none_behind_them(preview, pictures):
    broken = network(conv(2, id="conv"), dense(2, id="on-a-grid"), conv(2, 31, id="too-large"), size=(8, 8, 1))
    shown = preview.activations(broken, pictures.test_images[:1], layers=["conv"])
    assert {name: values.shape for name, values in shown.items()} == {"conv": (1, 6, 6, 2)}


def test_layers_that_a_question_does_not_reach_are_kept(preview, pictures):
    preview.activations(ARCHITECTURE, pictures.test_images[:1])
    made = preview.made
    found = preview.activations(ARCHITECTURE, pictures.test_images[:1], layers=(), drawn=["conv"])
    assert {name: kernel.shape for name, kernel in found.items()} == {"conv/@now": (3, 3, 2)}
    preview.activations(ARCHITECTURE, pictures.test_images[:1])
    assert preview.made == made


def test_an_edit_makes_only_what_it_changes(preview, pictures):
    preview.activations(ARCHITECTURE, pictures.test_images[:1])
    made = preview.made
    preview.activations(ARCHITECTURE, pictures.test_images[1:2])
    assert preview.made == made
    edited = network(conv(2, id="conv"), FLATTEN, dense(2, id="last"), size=(8, 8, 1))
    preview.activations(edited, pictures.test_images[:1])
    assert preview.made == made
    preview.activations(ARCHITECTURE, pictures.test_images[:1], seed=1)
    assert preview.made > made


def test_an_edit_that_changes_sizes_alone_makes_no_weights_anew(preview, pictures):
    def deep(kernel_size, size):
        others = [conv(2, padding="same", id="b"), NORM | {"id": "n"}, GAP | {"id": "g"}, dense(2, id="last")]
        return network(conv(2, kernel_size, id="a"), *others, size=(size, size, 1))

    preview.activations(deep(3, 8), pictures.test_images[:1])
    made = preview.made
    shown = preview.activations(deep(5, 8), pictures.test_images[:1])
    assert preview.made == made + 2  # The first layer, and the pooling, which has no weights.
    assert_same(shown, Preview().activations(deep(5, 8), pictures.test_images[:1]))


def larger(one):
    height, width, _ = one.input.shape
    return one.model_copy(update={"input": one.input.model_copy(update={"height": height + 2, "width": width + 3})})


def possible(one):
    return all(problem["severity"] != "error" for problem in analyze(one)["problems"])


ANY_SIZE = [name for name, one in BY_HAND.items() if possible(larger(one))]


@pytest.mark.parametrize("name", ANY_SIZE)
def test_what_was_asked_before_changes_no_answer(name, preview):
    wide, narrow = larger(BY_HAND[name]), BY_HAND[name]
    rng = np.random.default_rng(0)
    for one in (narrow, wide, narrow, wide):
        picture = rng.integers(0, 255, (1, *one.input.shape), np.uint8)
        assert_same(preview.activations(one, picture), Preview().activations(one, picture))


def assert_same(shown, expected):
    assert list(shown) == list(expected)
    for name, values in expected.items():
        np.testing.assert_allclose(shown[name], values, rtol=1e-5, atol=1e-6, err_msg=name)


def test_what_was_run_is_not_run_again(preview, pictures):
    preview.activations(ARCHITECTURE, pictures.test_images[:1], ["conv"])
    assert preview.ran == 1
    preview.activations(ARCHITECTURE, pictures.test_images[:1])
    assert preview.ran == 5
    edited = network(conv(2, id="conv"), FLATTEN, dense(2, id="last"), size=(8, 8, 1))
    preview.activations(edited, pictures.test_images[:1])
    assert preview.ran == 7
    preview.activations(ARCHITECTURE, pictures.test_images[:1], kernels=["conv"])
    assert preview.ran == 7
    preview.activations(ARCHITECTURE, pictures.test_images[1:2])
    assert preview.ran == 12


def test_no_more_is_kept_than_there_is_room_for(pictures):
    preview = Preview(outputs=3000, retired=1000)
    sizes = []
    for step in range(12):
        one = network(conv(2, id=f"conv{step % 5}"), FLATTEN, dense(2 + step, id="last"), size=(8, 8, 1))
        preview.activations(one, pictures.test_images[step : step + 1])
        weights = 4 * (3 * 3 * 2 + 2 + 72 * (2 + step) + 2 + step)
        assert preview.bytes_kept <= weights + 4000
        sizes.append(preview.bytes_kept - weights)
    assert sizes[-1] > 1000  # There is something left of what was asked before.


def test_weights_of_another_step_are_given_to_the_layers_that_are_there(preview, pictures, tmp_path):
    nets = [build(ARCHITECTURE, seed=seed) for seed in (1, 2)]
    for step, net in enumerate(nets):
        checkpoint.save(net, tmp_path / str(step))
    made = []
    for step in (0, 1, 0):
        shown = preview.activations(ARCHITECTURE, pictures.test_images[:1], weights=tmp_path / str(step))
        np.testing.assert_allclose(shown["last"], nets[step].model(scale(pictures.test_images[:1])), rtol=1e-5)
        made.append(preview.made)
    assert made[0] == made[-1]
    untrained = preview.activations(ARCHITECTURE, pictures.test_images[:1])
    assert_same(untrained, Preview().activations(ARCHITECTURE, pictures.test_images[:1]))


def test_a_layer_whose_output_is_known_has_weights_to_look_at(preview, pictures, tmp_path):
    images = pictures.test_images[:1]
    first = preview.activations(ARCHITECTURE, images, kernels=["conv"])
    checkpoint.save(build(ARCHITECTURE, seed=1), tmp_path / "learned")
    preview.activations(ARCHITECTURE, images, weights=tmp_path / "learned")
    again = preview.activations(ARCHITECTURE, images, kernels=["conv"])
    assert again.keys() == first.keys()
    np.testing.assert_array_equal(again["conv/kernel"], first["conv/kernel"])


def test_layers_of_a_network_that_one_comes_back_to_are_there(preview, pictures):
    other = network(FLATTEN, dense(3, id="other"), size=(8, 8, 1))
    first = preview.activations(ARCHITECTURE, pictures.test_images[:1])
    preview.activations(other, pictures.test_images[:1])
    made = preview.made
    assert_same(preview.activations(ARCHITECTURE, pictures.test_images[:1]), first)
    assert preview.made == made + 2  # The flattening and the merging, which have no weights.


def test_predictions_come_from_the_weights_of_a_checkpoint(preview, pictures, tmp_path):
    net, path = build(ARCHITECTURE, seed=3), tmp_path / "checkpoint.safetensors"
    checkpoint.save(net, path)
    expected = net.model(scale(pictures.test_images))
    np.testing.assert_allclose(preview.predict(ARCHITECTURE, pictures.test_images, path), expected, rtol=1e-5)


def test_a_checkpoint_that_changes_is_read_again(preview, pictures, tmp_path):
    path = tmp_path / "checkpoint.safetensors"
    answers = []
    for seed in (1, 2):
        checkpoint.save(build(ARCHITECTURE, seed=seed), path)
        answers.append(preview.predict(ARCHITECTURE, pictures.test_images[:1], path))
    assert not np.array_equal(*answers)


def test_logits_become_probabilities(preview, pictures, tmp_path):
    logits = network(FLATTEN, dense(2, "linear"), size=(8, 8, 1))
    checkpoint.save(build(logits, 0), tmp_path / "w.npz")
    probabilities = preview.predict(logits, pictures.test_images[:5], tmp_path / "w.npz")
    np.testing.assert_allclose(probabilities.sum(-1), 1, rtol=1e-5)


def test_weights_beside_the_outputs_give_what_is_shown(preview, pictures):
    shown = preview.activations(ARCHITECTURE, pictures.test_images[:1], ["flat_1", "last"], kernels=["conv", "last"])
    assert {name: values.shape for name, values in shown.items() if "/" in name} == {
        "conv/kernel": (3, 3, 1, 2), "conv/bias": (2,), "last/kernel": (72, 2), "last/bias": (2,),
    }  # fmt: skip
    sums = shown["flat_1"] @ shown["last/kernel"] + shown["last/bias"]
    np.testing.assert_allclose(softmax(sums), shown["last"], rtol=1e-5)


def softmax(values):
    powers = np.exp(values - values.max())
    return powers / powers.sum()


def test_of_the_weights_only_what_makes_one_channel(preview, pictures):
    one = preview.activations(ARCHITECTURE, pictures.test_images[:1], [], kernels=["conv"], unit=1)
    both = preview.activations(ARCHITECTURE, pictures.test_images[:1], [], kernels=["conv"])
    np.testing.assert_array_equal(one["conv/kernel"], both["conv/kernel"][..., 1:])
    assert one["conv/bias"].shape == (1,)


def test_the_kernel_beside_the_outputs_is_what_the_layer_multiplies_with(preview, pictures):
    layer = conv(2, id="conv") | {"weight_normalization": True, "activation": "linear"}
    shown = preview.activations(network(layer, size=(8, 8, 1)), pictures.test_images[:1], kernels=["conv"])
    patch = pictures.test_images[0, :3, :3] / 255
    cell = np.tensordot(patch, shown["conv/kernel"], 3) + shown["conv/bias"]
    np.testing.assert_allclose(cell, shown["conv"][0, 0, 0], atol=1e-5)
    assert "conv/gain" in shown
