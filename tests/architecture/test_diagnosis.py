"""What the doctor says, and that its repairs mend."""

import json
from typing import Any

import jsonpatch
import pytest

from playground.architecture import Architecture, DatasetFacts, analyze, presets
from tests.networks import BY_HAND, DROPOUT, FLATTEN, GAP, NORM, RELU, conv, dense, network, parallel, pool

FASHION = DatasetFacts("Fashion-MNIST", (28, 28, 1), 10)

SICK: dict[str, tuple[Architecture, str, str]] = {
    "size_zero": (
        network(conv(), conv(4, 31), FLATTEN, dense()),
        "error",
        "The window must fit into its input: it covers 31 rows, and there are 26. "
        "Received: kernel_size=31 on 26×26×4 (layers/1).",
    ),
    "groups": (
        network(conv(4, groups=2), FLATTEN, dense()),
        "error",
        "groups must divide the channels of the input. Received: groups=2, 1 channels of the input (layers/0).",
    ),
    "strides_with_dilation": (
        network(conv(strides=2, dilation_rate=2), FLATTEN, dense()),
        "error",
        "A convolution can have strides above 1 or dilation above 1, not both (Keras's rule). "
        "Received: strides=2, dilation_rate=2 (layers/0).",
    ),
    "dense_on_grid": (
        network(conv(), dense()),
        "error",
        "Dense needs one row of numbers, so Flatten or global pooling must come before it. "
        "Received: 26×26×4 (layers/1).",
    ),
    "needs_grid": (
        network(FLATTEN, pool(), dense()),
        "error",
        "MaxPooling2D needs rows and columns, so it must stand before Flatten, global pooling and Dense. "
        "Received: a vector of 784 (layers/1).",
    ),
    "classes": (
        network(FLATTEN, dense(7)),
        "error",
        "The last layer must give 10 numbers, one for each class of Fashion-MNIST. Received: 7 (layers/1).",
    ),
    "input_shape": (
        network(FLATTEN, dense(), size=(32, 32, 3)),
        "error",
        "The network must take the pictures of Fashion-MNIST, 28×28×1. Received: input=32×32×3 (input).",
    ),
    "nothing_to_learn": (
        network({"kind": "Cropping2D", "cropping": [[13, 14], [9, 9]]}, FLATTEN),
        "error",
        "A network must have weights to learn; a Dense layer has some. Received: none (layers/1).",
    ),
    "reflect_same": (
        network(conv(padding="same", padding_mode="reflect"), FLATTEN, dense()),
        "error",
        'padding_mode="reflect" needs its padding as a number. Received: padding="same" (layers/0).',
    ),
    "reflect_too_wide": (
        network(pool(14), conv(padding=2, padding_mode="reflect"), FLATTEN, dense()),
        "error",
        "Mirrored padding must be smaller than the input, whose border it repeats. "
        "Received: padding=[[2, 2], [2, 2]] on 2×2×1 (layers/1).",
    ),
    "pieces": (
        network(conv(6), {"kind": "Maxout", "pieces": 4}, FLATTEN, dense()),
        "error",
        "pieces must divide the channels. Received: pieces=4, 6 channels (layers/1).",
    ),
    "target_shape": (
        network({"kind": "Reshape", "target_shape": [2, 2, 2]}, FLATTEN, dense()),
        "error",
        "target_shape must hold as many numbers as come in, 784. "
        "Received: target_shape=2×2×2, which holds 8 (layers/0).",
    ),
    "rows_dropped": (
        network(conv(strides=2), FLATTEN, dense()),
        "warning",
        "1 row and 1 column of the input are never read: the stride does not fit. "
        'Padding "same" reads them all (layers/0).',
    ),
    "stride_over_kernel": (
        network(conv(4, 1, strides=3), FLATTEN, dense()),
        "warning",
        "18 rows and 18 columns of the input are never read: the stride is larger than the window, which leaves "
        "gaps (layers/0).",
    ),
    "linear_pair": (
        network(conv(id="a"), FLATTEN, dense(id="b")),
        "warning",
        "a and b are linear and follow one another: together they can do no more than one of them. An activation "
        "between them makes them two (layers/0).",
    ),
    "softmax_inside": (
        network(conv(activation="softmax"), FLATTEN, dense()),
        "warning",
        "softmax makes the outputs share a sum of 1, so that one silences the others: its place is the last layer "
        "(layers/0).",
    ),
    "bias_before_norm": (
        network(conv(id="a"), NORM, RELU, GAP, dense()),
        "warning",
        "The bias of a is lost at once: batch normalization subtracts the mean, and has a shift of its own (layers/0).",
    ),
    "dropout_before_norm": (
        network(DROPOUT | {"id": "a"}, conv(activation="relu"), NORM | {"id": "b"}, GAP, dense()),
        "warning",
        "a drops numbers in training only, so b behind it learns a variance that does not hold in use. Dropout "
        "belongs behind batch normalization (layers/0).",
    ),
    "sigmoid_stack": (
        network(*[conv(activation="sigmoid")] * 3, FLATTEN, dense()),
        "warning",
        "3 layers with sigmoid: each lets through at most a quarter of the gradient, so that the first ones hardly "
        "learn. relu lets all of it through (layers/0).",
    ),
    "flatten_heavy": (
        network(conv(8, activation="relu"), FLATTEN, dense(64, "relu", id="a"), dense()),
        "warning",
        "a holds 100 % of the parameters, because every cell of every map is joined to every unit. Global average "
        "pooling needs one number a map (layers/2).",
    ),
    "sees_little": (
        network(conv(8, id="a", activation="relu"), GAP, dense()),
        "warning",
        "Each cell of a sees 3×3 of 28×28 pixels. Another convolution, a stride or dilation lets it see more "
        "(layers/0).",
    ),
    "logits": (
        network(GAP, dense(activation="linear")),
        "hint",
        "The last layer gives plain numbers (logits); softmax would make them probabilities (layers/1).",
    ),
    "same_keeps_size": (
        network(conv(8, 5), FLATTEN, dense()),
        "hint",
        '28×28 shrinks to 24×24 here. Padding P = (K − 1)/2 on each side, which is "same", keeps the size (layers/0).',
    ),
    "bottleneck_saves": (
        network(conv(64, 1), conv(64, 5, id="a", padding="same"), GAP, dense()),
        "hint",
        "A 1×1 convolution to 16 channels before a would save 59,408,384 of its 80,281,600 multiply-adds (layers/1).",
    ),
}


def problems(net: Architecture) -> list[dict[str, Any]]:
    """Return what is said of a network that shall learn Fashion-MNIST."""
    found: list[dict[str, Any]] = analyze(net, dataset=FASHION)["problems"]
    return found


@pytest.mark.parametrize("code", SICK)
def test_each_problem_is_said_in_a_sentence(code: str) -> None:
    net, severity, message = SICK[code]
    found = next(problem for problem in problems(net) if problem["code"] == code)
    assert (found["severity"], found["message"]) == (severity, message)


@pytest.mark.parametrize("code", SICK)
def test_each_repair_mends_what_it_is_for(code: str) -> None:
    net, _, _ = SICK[code]
    found = next(problem for problem in problems(net) if problem["code"] == code)
    for document in (net.to_dict(), net.model_dump(mode="json", exclude_defaults=True)):
        patched = jsonpatch.apply_patch(document, found["fix"])
        mended = Architecture.model_validate_json(json.dumps(patched))
        assert code not in [problem["code"] for problem in problems(mended)]


def test_a_bottleneck_is_advised_only_where_one_convolution_is_most_of_the_work() -> None:
    advised = {
        name
        for name, preset in presets.presets().items()
        if "bottleneck_saves" in [problem["code"] for problem in problems(preset.architecture)]
    }
    assert advised == {"network-in-network"}


def test_branches_that_do_not_fit_are_an_error_at_their_block() -> None:
    found = problems(network(parallel([conv(3)], []), FLATTEN, dense()))[0]
    assert (found["code"], found["path"]) == ("branches_differ", "layers/0")
    assert found["message"] == (
        "Branches must have the same shape for merge=add. Received: 26×26×3, 28×28×1 (layers/0)."
    )


def test_a_network_that_no_laptop_can_hold_is_refused() -> None:
    found = problems(network(FLATTEN, dense(16384, "relu"), dense(16384, "relu"), dense()))
    errors = [(problem["code"], problem["path"]) for problem in found if problem["severity"] == "error"]
    assert errors == [("budget", "layers/2")]


@pytest.mark.parametrize(
    ("layer", "path", "received"),
    [
        ({"kind": "UpSampling2D", "size": 16}, "layers/1", "7168×7168×1"),
        ({"kind": "UpSampling2D", "size": [16, 1]}, "layers/1", "7168×28×1"),
        ({"kind": "Parallel", "merge": "concatenate", "branches": [[]] * 16}, "layers/4", "28×28×1048576"),
    ],
)
def test_maps_that_grow_without_end_are_refused_where_they_begin(layer: Any, path: str, received: str) -> None:
    found = [problem for problem in problems(network(*[layer] * 400)) if problem["severity"] == "error"]
    assert [(problem["code"], problem["path"]) for problem in found] == [("budget", path)]
    assert found[0]["message"] == (
        f"A feature map has at most 4,096 rows and columns, and 65,536 channels. Received: {received} ({path})."
    )


def test_one_output_that_is_over_the_budget_ends_the_analysis() -> None:
    found = problems(network(conv(4096, 1), {"kind": "UpSampling2D", "size": 16}, FLATTEN, dense()))
    assert (found[0]["code"], found[0]["path"]) == ("budget", "layers/1")
    assert found[0]["message"] == (
        "A network has at most 1,000,000,000 bytes of activations a picture. "
        "Received: 3,288,334,336 of this layer alone (layers/1)."
    )


@pytest.mark.parametrize("name", [name for name in BY_HAND if BY_HAND[name].input.shape == (28, 28, 1)])
def test_possible_networks_have_no_error_of_their_own(name: str) -> None:
    codes = {problem["code"] for problem in problems(BY_HAND[name]) if problem["severity"] == "error"}
    assert codes <= {"classes", "nothing_to_learn"}


def test_cropping_that_leaves_nothing_is_said_as_it_is_written() -> None:
    found = problems(network({"kind": "Cropping2D", "cropping": [[20, 8], [0, 0]]}))[0]
    assert found["message"] == (
        "Cropping must leave something over. Received: cropping=[[20, 8], [0, 0]] of 28×28×1 (layers/0)."
    )
