"""The doctor against Keras, code by code: what it calls impossible never builds, and what it has mended does."""

import json
from typing import Any

import jsonpatch
import pytest

from playground.architecture import Architecture
from playground.training.build import build
from tests.architecture.test_diagnosis import SICK, problems
from tests.networks import FLATTEN, conv, dense, layer, network, parallel

BUILDABLE = {"classes", "input_shape", "nothing_to_learn", "dense_on_grid"}
"""Errors that Keras would not refuse: what does not fit the data, and Dense on a grid, which it takes otherwise."""
IMPOSSIBLE = {code: net for code, (net, severity, _) in SICK.items() if severity == "error" and code not in BUILDABLE}
FURTHER = {
    "branches_differ": network(parallel([conv(3)], []), FLATTEN, dense()),
    "branches_differ in rows": network(parallel([conv(3)], [], merge="concatenate"), FLATTEN, dense()),
    "groups of a norm": network(conv(6), layer("GroupNormalization", groups=4), FLATTEN, dense()),
    "groups of filters": network(conv(3, groups=2), FLATTEN, dense(), size=(8, 8, 2)),
    "pooling too large": network(layer("MaxPooling2D", pool_size=31), FLATTEN, dense()),
    "cropped to nothing": network(layer("Cropping2D", cropping=14), FLATTEN, dense()),
    "slopes of a vector": network(FLATTEN, layer("PReLU", shared_axes=[1, 2]), dense()),
    "norm of a vector": network(FLATTEN, layer("SpatialDropout2D"), dense()),
}


@pytest.mark.parametrize("code", [*IMPOSSIBLE, *FURTHER])
def test_what_is_called_impossible_does_not_build(code: str) -> None:
    net = (IMPOSSIBLE | FURTHER)[code]
    assert problems(net)[0]["severity"] == "error"
    with pytest.raises((ValueError, ZeroDivisionError, IndexError)):
        build(net, seed=0)


@pytest.mark.parametrize("code", [code for code, (_, severity, _) in SICK.items() if severity == "error"])
def test_what_is_mended_builds(code: str) -> None:
    found: list[dict[str, Any]] = problems(SICK[code][0])
    document = SICK[code][0].to_dict()
    for _ in range(4):
        faults = [problem for problem in found if problem["severity"] == "error" and problem.get("fix")]
        if not faults:
            break
        document = jsonpatch.apply_patch(document, faults[0]["fix"])
        found = problems(Architecture.model_validate_json(json.dumps(document)))
    assert [problem["code"] for problem in found if problem["severity"] == "error"] == []
    build(Architecture.model_validate_json(json.dumps(document)), seed=0)


@pytest.mark.parametrize("code", [code for code, (_, severity, _) in SICK.items() if severity != "error"])
def test_what_is_only_advised_against_builds(code: str) -> None:
    build(SICK[code][0], seed=0)
