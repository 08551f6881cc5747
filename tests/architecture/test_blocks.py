"""Blocks expand to ordinary layers that fit wherever they are put."""

import json
from typing import Any

import pytest

from playground.architecture import Architecture, analyze
from playground.architecture.blocks import BLOCKS, Block
from tests.networks import GAP, conv, dense, document


def filled(value: Any, channels: int) -> Any:
    """Return a block's layers with the channels that come in."""
    if isinstance(value, list):
        return [filled(each, channels) for each in value]
    if isinstance(value, dict):
        filters = {"filters": channels} if value.get("filters") == "in" else {}
        return {key: filled(each, channels) for key, each in value.items()} | filters
    return value


@pytest.mark.parametrize("channels", [1, 12])
@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.name)
def test_a_block_fits_behind_any_convolution(block: Block, channels: int) -> None:
    layers = filled(block.to_dict()["layers"], channels)
    net = Architecture.model_validate_json(json.dumps(document(conv(channels), *layers, GAP, dense())))
    facts = analyze(net)
    assert [problem for problem in facts["problems"] if problem["severity"] == "error"] == []
    before, after = facts["layers"][0], facts["layers"][-3]
    assert after["output_shape"][:2] == before["output_shape"][:2]
    assert facts["total"]["output_shape"] == [10]


def test_each_is_described_in_a_sentence() -> None:
    assert all(block.description.endswith(".") and block.title for block in BLOCKS)
