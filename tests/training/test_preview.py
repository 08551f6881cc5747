import numpy as np
import pytest

from playground.training import checkpoint
from playground.training.build import build
from playground.training.graph import scale
from playground.training.preview import Preview
from tests.networks import FLATTEN, conv, dense, network, parallel

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
