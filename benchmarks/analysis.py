"""Parsing and analysing a network (sizes, sums, receptive fields, problems) against Keras building the model."""

import argparse
import json
import os
import time
from functools import partial
from typing import Any

from benchmarks.sidebyside import Contender, compare, table
from playground.architecture import Architecture, analyze

BLOCK = ("Conv2D", "BatchNormalization", "Activation")
FIELDS: dict[str, dict[str, Any]] = {
    "Conv2D": {"filters": 16, "kernel_size": 3, "padding": "same", "use_bias": False},
    "Activation": {"activation": "relu"},
}
KERAS_LIMIT = 50
"""Keras takes seconds for more layers."""


def network(layers: int) -> bytes:
    """Return the JSON of a plain deep network, as the page sends it: with ids."""
    deep = [
        {"kind": kind, "id": f"layer_{at}", **FIELDS.get(kind, {})}
        for at in range(layers - 2)
        for kind in [BLOCK[at % 3]]
    ]
    head = [{"kind": "GlobalAveragePooling2D", "id": "gap"}, {"kind": "Dense", "id": "output", "units": 10}]
    picture = {"height": 32, "width": 32, "channels": 3}
    return json.dumps({"version": 1, "name": "deep", "input": picture, "layers": deep + head}).encode()


def ours(document: bytes) -> float:
    """Parse and analyse; return milliseconds."""
    start = time.perf_counter()
    analyze(Architecture.model_validate_json(document))
    return (time.perf_counter() - start) * 1000


def keras_builds(document: bytes) -> float:
    """Let Keras build the model and count its parameters; return milliseconds."""
    from playground.training.build import build

    architecture = Architecture.model_validate_json(document)
    start = time.perf_counter()
    build(architecture, seed=0).model.count_params()
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=30)
    rounds = parser.parse_args().rounds
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
    for layers in (KERAS_LIMIT, 300):
        document = network(layers)
        contenders = [Contender("parse and analyse", partial(ours, document))]
        if layers <= KERAS_LIMIT:
            contenders.append(Contender("Keras builds it", partial(keras_builds, document)))
        compare(contenders, rounds if layers > KERAS_LIMIT else min(rounds, 10), warmups=2)
        print(table(contenders, f"milliseconds for {layers} layers; smaller is better"))
        print()


if __name__ == "__main__":
    main()
