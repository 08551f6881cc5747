"""What the doctor says, and that its repairs mend."""

import json
from typing import Any

import jsonpatch
import pytest

from playground.architecture import Architecture, DatasetFacts, analyze
from tests.networks import BY_HAND, FLATTEN, GAP, conv, dense, network, parallel, pool

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
    "rows_dropped": (
        network(conv(strides=2), FLATTEN, dense()),
        "warning",
        "1 rows and 1 columns of the input are never read: the stride does not fit. "
        'Padding "same" reads them all (layers/0).',
    ),
    "logits": (
        network(GAP, dense(activation="linear")),
        "hint",
        "The last layer gives plain numbers (logits); softmax would make them probabilities (layers/1).",
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
    patched = jsonpatch.apply_patch(net.to_dict(), found["fix"])
    mended = Architecture.model_validate_json(json.dumps(patched))
    assert code not in [problem["code"] for problem in problems(mended)]


def test_branches_that_do_not_fit_are_an_error_at_their_block() -> None:
    found = problems(network(parallel([conv(3)], []), FLATTEN, dense()))[0]
    assert (found["code"], found["path"]) == ("branches_differ", "layers/0")
    assert found["message"] == (
        "Branches must have the same shape for merge=add. Received: 26×26×3, 28×28×1 (layers/0)."
    )


def test_a_stride_over_the_kernel_leaves_gaps() -> None:
    found = problems(network(conv(4, 1, strides=3), FLATTEN, dense()))[0]
    assert found["code"] == "stride_over_kernel"


def test_a_network_that_no_laptop_can_hold_is_refused() -> None:
    found = problems(network(FLATTEN, dense(16384, "relu"), dense(16384, "relu"), dense()))
    assert [(problem["code"], problem["path"]) for problem in found] == [("budget", "layers/2")]


@pytest.mark.parametrize("name", [name for name in BY_HAND if BY_HAND[name].input.shape == (28, 28, 1)])
def test_possible_networks_have_no_error_of_their_own(name: str) -> None:
    codes = {problem["code"] for problem in problems(BY_HAND[name]) if problem["severity"] == "error"}
    assert codes <= {"classes"}
