"""Kernels set by hand: what may stand in an architecture, and what comes of it when the layer is edited."""

import json

import pytest
from pydantic import ValidationError

from playground.architecture import Architecture, analyze, leeway
from playground.architecture.classics import CLASSICS
from playground.architecture.wording import explain
from tests.networks import FLATTEN, conv, dense, document, network

SOBEL = {"filter": 0, "name": "sobel_x"}
CELLS = {"filter": 1, "channel": 2, "values": [[1, None], [0.5, -2]], "frozen": True}


def calls(*kernels, **fields):
    """Return the keyword arguments of a convolution whose kernels were set."""
    (call,) = network(conv(**fields, kernels=list(kernels))).layers[0].keras_calls()
    return call.kwargs


def test_json_comes_back_as_short_as_it_was():
    architecture = network(conv(kernels=[CELLS, SOBEL]))
    assert architecture.to_dict()["layers"][0]["kernels"] == [SOBEL, CELLS]
    assert Architecture.model_validate_json(architecture.to_json()) == architecture


@pytest.mark.parametrize(
    ("kernels", "rule"),
    [
        ("sobel", "must be a list of at most 4096 kernels"),
        ([SOBEL, {"filter": 0, "name": "blur"}], "must not set a kernel twice"),
        ([{"name": "blur"}], "must hold kernels, each an object with the filter that it sets"),
        (["blur"], "must hold kernels, each an object with the filter that it sets"),
        ([{"filter": 0}], "must say of each kernel either its name or its values"),
        ([SOBEL | {"values": [[1]]}], "must say of each kernel either its name or its values"),
        ([SOBEL | {"name": "sobel"}], f"must name kernels as one of {', '.join(CLASSICS)}"),
        ([{"filter": 0, "name": None}], f"must name kernels as one of {', '.join(CLASSICS)}"),
        ([SOBEL | {"filter": True}], "must count filters from 0 to 4095 and channels from 0 to 65535"),
        ([SOBEL | {"filter": -1}], "must count filters from 0 to 4095 and channels from 0 to 65535"),
        ([SOBEL | {"channel": 65536}], "must count filters from 0 to 4095 and channels from 0 to 65535"),
        ([SOBEL | {"frozen": 1}], "must say true or false of whether a kernel is frozen"),
        ([SOBEL | {"size": 3}], "must hold kernels with filter, channel, name or values, and frozen; not 'size'"),
        ([{"filter": 0, "values": []}], "must give values as up to 31 rows, each as long as the others"),
        ([{"filter": 0, "values": [[1, 2], [1]]}], "must give values as up to 31 rows, each as long as the others"),
        ([{"filter": 0, "values": [[0] * 32]}], "must give values as up to 31 rows, each as long as the others"),
        ([{"filter": 0, "values": [[True]]}], "must hold numbers between -1,000,000 and 1,000,000, or null"),
        ([{"filter": 0, "values": [[1e7]]}], "must hold numbers between -1,000,000 and 1,000,000, or null"),
        ([{"filter": 0, "values": [[10**400]]}], "must hold numbers between -1,000,000 and 1,000,000, or null"),
        ([{"filter": 0, "values": [[1e999]]}], "must hold numbers between -1,000,000 and 1,000,000, or null"),
    ],
)
def test_what_is_no_kernel_is_refused_in_words(kernels, rule):
    with pytest.raises(ValidationError) as caught:
        Architecture.model_validate_json(json.dumps(document(conv(kernels=kernels))))
    error = explain(caught.value)
    assert error.message.startswith(f"kernels {rule}. Received: kernels=")
    assert error.path == "layers/0/kernels"


def test_a_layer_without_kernels_is_printed_as_ever():
    assert calls().keys() == {"filters", "kernel_size", "name"}


def test_kernels_are_first_weights():
    kernels = calls(SOBEL, kernel_initializer="he_normal")["kernel_initializer"]
    assert (kernels.class_name, kernels.module) == ("SetKernels", "extra")
    rows = ((-1, 0, 1), (-2, 0, 2), (-1, 0, 1))
    assert kernels.kwargs == {"initial": "he_normal", "kernels": [(0, None, False, rows)]}


def test_only_filters_with_something_frozen_are_constrained():
    assert "kernel_constraint" not in calls(SOBEL)
    constraint = calls(SOBEL, CELLS, {"filter": 1, "name": "blur"})["kernel_constraint"]
    assert [(filter_, channel, frozen) for filter_, channel, frozen, _ in constraint.kwargs["kernels"]] == [
        (1, None, False),
        (1, 2, True),
    ]


@pytest.mark.parametrize("fields", [{"filters": 1}, {"kernel_size": 1}, {"kernel_size": [7, 2], "filters": 9}])
def test_no_edit_of_the_layer_makes_it_impossible(fields):
    found = analyze(network(conv(**fields, kernels=[SOBEL, CELLS, {"filter": 8, "name": "gabor_45"}])))
    assert not [problem for problem in found["problems"] if problem["severity"] == "error"]


def test_filters_that_are_not_there_lie_still():
    assert "kernel_initializer" not in calls({"filter": 4, "name": "blur"}, filters=4)
    assert "kernel_initializer" in calls({"filter": 4, "name": "blur"}, filters=5)


def test_with_weight_normalization_all_lie_still():
    assert calls(SOBEL, CELLS, weight_normalization=True).keys() == {"filters", "kernel_size", "name"}


@pytest.mark.parametrize(
    ("kernels", "frozen"),
    [
        ([SOBEL], 0),
        ([SOBEL | {"frozen": True}], 27),
        ([SOBEL | {"channel": 1, "frozen": True}], 9),
        ([SOBEL | {"channel": 3, "frozen": True}], 0),
        ([{"filter": 0, "values": [[None, 1, 2]], "frozen": True}], 24),
        ([SOBEL | {"frozen": True}, {"filter": 0, "channel": 1, "name": "blur"}], 18),
        ([SOBEL | {"filter": 9, "frozen": True}], 0),
        ([SOBEL | {"frozen": True}, {"filter": 0, "channel": 1, "values": [[None, 1, 2]], "frozen": False}], 19),
        ([SOBEL, {"filter": 0, "channel": 1, "values": [[None, 1, 2]], "frozen": True}], 8),
    ],
    ids=[
        *("free", "all channels", "one", "one that is not there", "but one cell", "but one channel", "no such filter"),
        *("but some cells of one channel", "some cells of one channel alone"),
    ],
)
def test_frozen_cells_are_no_trainable_parameters(kernels, frozen):
    total = analyze(network(conv(kernels=kernels), FLATTEN, dense(), size=(8, 8, 3)))["total"]
    assert total["params"] - total["trainable_params"] == frozen


def test_more_numbers_than_anybody_sets_by_hand_are_refused():
    many = [{"filter": filter_, "name": "gabor_45", "frozen": True} for filter_ in range(60)]
    layers = [conv(32, 31, padding="same", kernels=many, id="a"), conv(20, 31, padding="same", kernels=many, id="b")]
    assert [facts["trainable_params"] for facts in analyze(network(*layers))["layers"]] == [32, 20]
    found = analyze(network(*layers, conv(1, 31, padding="same", kernels=many)))
    assert [problem["message"] for problem in found["problems"] if problem["severity"] == "error"] == [
        "A network has at most 50,000 kernel values set by hand. Received: 50,933 up to here (layers/2)."
    ]
    assert leeway(network(*layers), "b")["filters"].above.message == (
        "A network has at most 50,000 kernel values set by hand. Received: 50,933."
    )


def test_the_page_is_told_of_every_classic():
    field = Architecture.model_json_schema()["$defs"]["Conv2D"]["properties"]["kernels"]
    assert [classic["name"] for classic in field["x-classics"]] == list(CLASSICS)
    assert all(classic["title"] and classic["description"] and classic["values"] for classic in field["x-classics"])
