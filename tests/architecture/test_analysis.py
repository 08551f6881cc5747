"""Facts of layers and networks, by hand and from the introductions."""

from typing import Any

import pytest

from playground.architecture import analyze
from playground.architecture.layers import KINDS
from tests.networks import BY_HAND, FLATTEN, GAP, NORM, conv, dense, network, parallel, pool


def facts(*layers: dict[str, Any], size: tuple[int, int, int] = (28, 28, 1)) -> list[dict[str, Any]]:
    """Return the facts of each layer."""
    found: list[dict[str, Any]] = analyze(network(*layers, size=size))["layers"]
    return found


def test_one_filter_on_a_colour_picture() -> None:
    (layer,) = facts(conv(1, 5), size=(32, 32, 3))
    assert layer["output_shape"] == [28, 28, 1]
    assert layer["macs"] == 784 * 75
    assert layer["params_formula"] == "5·5·3·1 + 1 = 76"


def test_dense_against_convolution() -> None:
    flat, dense_facts = facts(FLATTEN, dense(8, use_bias=True), size=(512, 512, 1))
    assert flat["formula"] == "512·512·1 = 262,144"
    assert dense_facts["params"] == 2_097_160
    (layer,) = facts(conv(8, 5, use_bias=False), size=(512, 512, 1))
    assert layer["params"] == 200


def test_a_vector_is_one_row() -> None:
    assert [layer["output_shape"] for layer in facts(conv(8), GAP, dense(3))] == [[26, 26, 8], [8], [3]]


def test_batch_normalization_keeps_half_of_its_weights_out_of_training() -> None:
    (layer,) = facts(NORM, size=(4, 4, 6))
    assert (layer["params"], layer["trainable_params"]) == (24, 12)


def test_window_facts_show_the_padding_that_keras_applies() -> None:
    (layer,) = facts(conv(strides=2, padding="same"))
    assert layer["window"] == {
        "kernel": [3, 3],
        "strides": [2, 2],
        "dilation": [1, 1],
        "pad": [[0, 1], [0, 1]],
        "unused": [0, 0],
    }


def test_both_axes_are_told_apart_where_they_differ() -> None:
    (layer,) = facts(conv(kernel_size=[3, 5]))
    assert layer["formula"] == "height ⌊(28 − 3) / 1⌋ + 1 = 26; width ⌊(28 − 5) / 1⌋ + 1 = 24"
    assert len(layer["formula_parts"]) == 2


def written(parts: list[dict[str, str]], *names: str) -> str:
    """Return a formula in one of its writings: of each piece the first of these that it has."""
    return "".join(next(part[name] for name in names if name in part) for part in parts)


def test_a_formula_is_one_in_three_writings() -> None:
    (layer,) = analyze(network(conv(8, 3, strides=2, padding="same")))["layers"]
    (rows, _) = layer["formula_parts"]
    assert written(rows, "text") == "⌊(28 + 0 + 1 − 3) / 2⌋ + 1 = 14"
    assert written(rows, "tex", "text") == r"\left\lfloor\frac{28 + 0 + 1 − 3}{2}\right\rfloor + 1 = 14"
    assert written(rows[:-2], "symbol", "tex", "text") == r"\left\lfloor\frac{n + p + p' − k}{s}\right\rfloor + 1"


def test_a_transposed_convolution_writes_a_window_for_each_cell_of_its_input() -> None:
    (up,) = facts({"kind": "Conv2DTranspose", "kernel_size": 3, "strides": 2, "padding": "same"}, size=(7, 7, 2))
    assert up["writes"]["pad"] == [[0, 1], [0, 1]]
    assert (up["writes"]["kernel"], up["writes"]["strides"], up["output_shape"]) == ([3, 3], [2, 2], [14, 14, 8])
    assert "window" not in up


@pytest.mark.parametrize("kind", KINDS)
def test_each_number_of_a_formula_comes_from_a_field(kind: str) -> None:
    fields = KINDS[kind].model_fields
    assert all(field in fields for field in KINDS[kind].roles.values())


def test_pooling_without_strides_moves_by_its_size() -> None:
    (layer,) = facts(pool(3))
    assert layer["window"]["strides"] == [3, 3]


def test_receptive_field_through_two_layers() -> None:
    _, second = facts(conv(8, 5, padding="same"), pool(2))
    assert second["receptive_field"] == {"size": [6, 6], "jump": [2, 2], "start": [0.5, 0.5]}


def test_layers_inside_branches_follow_their_block() -> None:
    listed = facts(parallel([conv(2, 1), conv(3, 3, padding="same")], [conv(4, 1)], merge="concatenate"), GAP)
    assert [layer["path"] for layer in listed] == [
        "layers/0",
        "layers/0/branches/0/0",
        "layers/0/branches/0/1",
        "layers/0/branches/1/0",
        "layers/1",
    ]
    assert listed[0]["output_shape"] == [28, 28, 7]
    assert listed[0]["receptive_field"]["size"] == [3, 3]


def test_an_impossible_layer_ends_the_facts_with_an_error() -> None:
    found = analyze(network(conv(8, 3), conv(8, 31), FLATTEN, dense()))
    assert [layer["path"] for layer in found["layers"]] == ["layers/0"]
    assert (found["problems"][0]["severity"], found["problems"][0]["path"]) == ("error", "layers/1")


def test_an_impossible_layer_inside_a_branch_is_named_by_its_path() -> None:
    found = analyze(network(parallel([conv(8, 31)], []), size=(8, 8, 1)))
    assert found["layers"] == []
    assert found["problems"][0]["path"] == "layers/0/branches/0/0"


@pytest.mark.parametrize("name", BY_HAND)
def test_totals_are_the_sums(name: str) -> None:
    found = analyze(BY_HAND[name])
    for key in ("params", "trainable_params", "macs", "activation_bytes"):
        assert found["total"][key] == sum(layer[key] for layer in found["layers"])


def test_training_bytes_grow_with_the_batch() -> None:
    small, large = (analyze(BY_HAND["everything"], batch_size)["total"] for batch_size in (1, 64))
    assert large["training_bytes"] - small["training_bytes"] == 63 * 2 * large["activation_bytes"]
