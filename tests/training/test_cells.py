"""What the page adds up for a cell is what Keras computes: both are held against one file of small cases.

`python -m tests.training.test_cells` writes the file anew.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.architecture import analyze
from playground.architecture.layers.choices import ACTIVATIONS
from playground.training.preview import Preview
from tests.networks import conv, dense, layer, network, parallel, pool

GOLDEN = Path(__file__).parent.parent / "static" / "cells.json"
SIZE = (5, 5, 1)
FIRST = conv(4, 1, id="first", activation="tanh")
SECOND = conv(2, 1, id="second")
MIRROR = {"padding_mode": "reflect", "padding": 1}
CASES: dict[str, list[dict[str, Any]]] = {
    "same": [conv(2, 3, padding="same", strides=2, activation="relu")],
    "valid, dilated, no bias": [FIRST, conv(2, 2, dilation_rate=2, use_bias=False)],
    "padded by hand": [FIRST, conv(2, [3, 2], padding=[[1, 0], [0, 2]])],
    "mirrored": [FIRST, conv(2, 3, **MIRROR)],
    "groups": [FIRST, conv(4, 3, groups=2)],
    "softmax over channels": [FIRST, conv(3, 3, activation="softmax")],
    "normalized weights": [FIRST, conv(2, 3, weight_normalization=True)],
    "depthwise": [SECOND, layer("DepthwiseConv2D", kernel_size=3, depth_multiplier=2, activation="relu")],
    "separable": [SECOND, layer("SeparableConv2D", filters=3, kernel_size=3, depth_multiplier=2, padding="same")],
    "transposed": [FIRST, layer("Conv2DTranspose", filters=2, kernel_size=3, strides=2, activation="relu")],
    "transposed, same": [FIRST, layer("Conv2DTranspose", filters=4, kernel_size=4, strides=2, padding="same")],
    "transposed, dilated": [FIRST, layer("Conv2DTranspose", filters=2, kernel_size=2, dilation_rate=2)],
    "largest": [FIRST, pool(2, padding="same")],
    "largest, zeros around": [FIRST, pool(3, padding=1, strides=2)],
    "mean": [FIRST, pool(3, "AveragePooling2D", padding="same", strides=2)],
    "mean, zeros around": [FIRST, pool(3, "AveragePooling2D", padding=1)],
    "length": [FIRST, pool(2, "L2Pooling2D", padding="same")],
    "global mean": [FIRST, layer("GlobalAveragePooling2D")],
    "global largest": [FIRST, layer("GlobalMaxPooling2D")],
    "dense on maps": [SECOND, layer("Flatten"), dense(3, "relu")],
    "dense, softmax": [layer("Flatten"), dense(3)],
    "dense on units": [layer("Flatten"), dense(20, "tanh"), dense(3, "linear", weight_normalization=True)],
    "flatten": [FIRST, layer("Flatten")],
    "reshape": [FIRST, layer("Reshape", target_shape=[2, 25, 2])],
    "batch": [FIRST, layer("BatchNormalization")],
    "layer": [FIRST, layer("LayerNormalization")],
    "group": [FIRST, layer("GroupNormalization", groups=2)],
    "instance": [FIRST, layer("InstanceNormalization")],
    "root mean square": [FIRST, layer("RMSNormalization")],
    "leaky": [FIRST, layer("LeakyReLU")],
    "prelu": [FIRST, layer("PReLU")],
    "prelu, shared": [FIRST, layer("PReLU", shared_axes=[1, 2])],
    "maxout": [FIRST, layer("Maxout", pieces=2)],
    "dropout": [FIRST, layer("Dropout", rate=0.5)],
    "copies": [SECOND, layer("UpSampling2D", size=2)],
    "between": [SECOND, layer("UpSampling2D", size=[2, 3], interpolation="bilinear")],
    "framed": [SECOND, layer("ZeroPadding2D", padding=[[1, 0], [0, 2]])],
    "cut": [SECOND, layer("Cropping2D", cropping=[[1, 0], [0, 2]])],
    **{f"merged: {merge}": [FIRST, parallel([SECOND | {"filters": 4}], [], merge=merge)] for merge in
       ("add", "concatenate", "multiply", "average", "maximum")},
    **{f"activation: {name}": [FIRST, layer("Activation", activation=name)] for name in ACTIVATIONS},
}  # fmt: skip


def case(layers: list[dict[str, Any]]) -> dict[str, Any]:
    """Return one case: the last layer of a network, its facts, and all numbers around it."""
    net = network(*layers, size=SIZE)
    known = analyze(net)["layers"]
    last = net.layers[-1]
    picture = np.random.default_rng(0).integers(0, 256, (1, *SIZE), np.uint8)
    found = Preview().activations(net, picture, kernels=[last.name], seed=1)
    arrays = {"@picture": picture[0].astype(np.float32) / 255}
    arrays |= {name: value if "/" in name else value[0] for name, value in found.items()}
    facts = next(each for each in known if each["id"] == last.name)
    wanted = ("id", "kind", "input_shape", "output_shape", "window", "reads")
    return {
        "architecture": net.to_dict(),
        "known": {name: facts[name] for name in wanted if name in facts},
        "shapes": {each["id"]: each["output_shape"] for each in known},
        "arrays": {name: tensor(value) for name, value in arrays.items()},
    }


def tensor(values: Any) -> dict[str, Any]:
    """Return an array as JSON."""
    array = np.asarray(values, np.float64)
    return {"shape": list(array.shape), "data": [float(f"{value:.7g}") for value in array.ravel()]}


@pytest.mark.parametrize("name", CASES)
def test_keras_computes_what_the_file_holds(name: str) -> None:
    golden = json.loads(GOLDEN.read_text("utf-8"))
    assert list(golden) == list(CASES)
    found = json.loads(json.dumps(case(CASES[name])))
    kept, arrays = golden[name].pop("arrays"), found.pop("arrays")
    assert found == golden[name]
    assert {key: value["shape"] for key, value in arrays.items()} == {
        key: value["shape"] for key, value in kept.items()
    }
    for key, value in kept.items():
        np.testing.assert_allclose(arrays[key]["data"], value["data"], rtol=1e-4, atol=1e-5, err_msg=key)


if __name__ == "__main__":
    GOLDEN.write_text(json.dumps({name: case(layers) for name, layers in CASES.items()}), "utf-8")
