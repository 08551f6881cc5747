"""The matrix of a layer, over HTTP."""

import pytest

from tests.networks import conv, document
from tests.server.conftest import Client

SMALL = document(conv(2, 3), {"kind": "MaxPooling2D"}, conv(2, 3, id="last"), size=(4, 4, 3))


def test_one_channel_to_one_filter(client: Client) -> None:
    _, answer = client.post("/api/matrix", {"architecture": SMALL, "layer": "conv_1"})
    assert (answer["rows"], answer["columns"], answer["dense"], answer["distinct"]) == (4, 16, 64, 9)
    assert len(answer["entries"]) == 36
    assert answer["entries"][:3] == [[0, 0, 0], [0, 1, 1], [0, 2, 2]]
    assert answer["kernel"] == [3, 3, 1, 1]


@pytest.mark.parametrize("kind", ["DepthwiseConv2D", "SeparableConv2D"])
def test_strides_and_dilation_together_where_keras_takes_both(client: Client, kind: str) -> None:
    both = {"kind": kind, "id": "both", "kernel_size": 3, "strides": 2, "dilation_rate": 2}
    _, answer = client.post("/api/matrix", {"architecture": document(both, size=(7, 7, 1)), "layer": "both"})
    assert (answer["rows"], answer["columns"]) == (4, 49)
    assert answer["entries"][:3] == [[0, 0, 0], [0, 2, 1], [0, 4, 2]]


def test_the_whole_layer_is_made_of_such_blocks(client: Client) -> None:
    _, answer = client.post("/api/matrix", {"architecture": SMALL, "layer": "conv_1", "whole": True})
    assert (answer["rows"], answer["columns"], answer["distinct"]) == (4 * 2, 16 * 3, 9 * 3 * 2)
    assert len(answer["entries"]) == 36 * 3 * 2


@pytest.mark.parametrize(
    ("layer", "code"),
    [("pool_1", "no_matrix"), ("elsewhere", "unknown_layer"), ("last", "not_reached")],
)
def test_what_has_no_matrix(client: Client, layer: str, code: str) -> None:
    status, answer = client.post("/api/matrix", {"architecture": SMALL, "layer": layer})
    assert (status, answer["error"]["code"]) == (422, code)


def test_too_large_a_matrix_is_refused_in_words(client: Client) -> None:
    large = document(conv(1, 5), size=(224, 224, 1))
    status, answer = client.post("/api/matrix", {"architecture": large, "layer": "conv_1"})
    assert (status, answer["error"]["code"]) == (422, "too_large")
    assert "at most 50,000 entries" in answer["error"]["message"]
