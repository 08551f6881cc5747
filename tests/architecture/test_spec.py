"""Architectures from JSON and back."""

import json

import pytest
from pydantic import ValidationError

from playground.architecture import Architecture, Parallel
from playground.architecture.wording import explain
from tests.networks import BY_HAND, FLATTEN, conv, dense, document, network, parallel

CONTRACT = """{"version": 1, "name": "LeNet-5", "input": {"height": 28, "width": 28, "channels": 1},
 "layers": [
  {"kind": "Conv2D", "filters": 6, "kernel_size": 5, "strides": 1, "padding": "same", "dilation_rate": 1, "groups": 1,
   "use_bias": true, "activation": "tanh"},
  {"kind": "AveragePooling2D", "pool_size": 2, "strides": 2, "padding": "valid"},
  {"kind": "Parallel", "merge": "add", "branches": [[{"kind": "Conv2D", "filters": 6, "kernel_size": 3, "padding": 1}],
   []]},
  {"kind": "Flatten"}, {"kind": "Dense", "units": 10, "activation": "softmax"}]}"""


def test_the_contracts_example() -> None:
    net = Architecture.model_validate_json(CONTRACT)
    assert [layer.kind for layer in net.layers] == ["Conv2D", "AveragePooling2D", "Parallel", "Flatten", "Dense"]
    assert isinstance(net.layers[2], Parallel)
    assert net.ends_in_softmax


@pytest.mark.parametrize("name", BY_HAND)
def test_json_comes_back_the_same(name: str) -> None:
    assert Architecture.model_validate_json(BY_HAND[name].to_json()) == BY_HAND[name]


def test_sizes_are_written_as_one_number_where_they_can_be() -> None:
    first = network(conv(kernel_size=[3, 3], strides=[1, 2], padding=[[1, 1], [1, 1]])).to_dict()["layers"][0]
    assert (first["kernel_size"], first["strides"], first["padding"]) == (3, [1, 2], 1)


def test_ids_are_given_by_kind_and_never_twice() -> None:
    net = network(conv(), conv(id="conv_1"), parallel([conv()], []), FLATTEN, dense())
    assert [(path, layer.id) for path, layer in net.walk()] == [
        ("layers/0", "conv_2"),
        ("layers/1", "conv_1"),
        ("layers/2", "block_1"),
        ("layers/2/branches/0/0", "conv_3"),
        ("layers/3", "flat_1"),
        ("layers/4", "dense_1"),
    ]


def test_an_id_that_stands_twice_is_refused_with_its_place() -> None:
    with pytest.raises(ValidationError) as error:
        network(conv(id="a"), parallel([conv(id="a")], []))
    found = explain(error.value)
    assert found.code == "duplicate_id"
    assert found.path == "layers/1/branches/0/0"


def test_too_many_layers_are_refused() -> None:
    with pytest.raises(ValidationError, match="at most 500 layers"):
        network(*[FLATTEN] * 501)


def test_branches_nest_only_so_deep() -> None:
    inside = parallel([], [])
    for _ in range(9):
        inside = parallel([inside], [])
    with pytest.raises(ValidationError, match="nest at most 8 deep"):
        network(inside)


def test_deep_json_is_refused_and_does_no_harm() -> None:
    layers = '{"kind": "Parallel", "branches": [[' * 5000
    with pytest.raises(ValidationError):
        Architecture.model_validate_json('{"input": {"height": 1, "width": 1, "channels": 1}, "layers": [' + layers)


def test_the_schema_tells_the_page_all_about_a_field() -> None:
    schema = Architecture.model_json_schema()
    assert (schema["$defs"]["Conv2D"]["x-family"], schema["$defs"]["Conv2D"]["x-prefix"]) == ("convolution", "conv")
    field = schema["$defs"]["Conv2D"]["properties"]["filters"]
    assert (field["minimum"], field["maximum"], field["x-control"], field["x-card"]) == (1, 4096, "whole", True)
    assert json.dumps(schema)


def test_an_empty_network_is_one() -> None:
    assert Architecture.model_validate_json(json.dumps(document())).layers == ()
