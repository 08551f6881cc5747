"""Networks that tests share, written by hand."""

import json
from typing import Any

from playground.architecture import Architecture

Layers = list[dict[str, Any]]


def network(*layers: dict[str, Any], size: tuple[int, int, int] = (28, 28, 1), name: str = "test") -> Architecture:
    """Return an architecture of the given layers."""
    return Architecture.model_validate_json(json.dumps(document(*layers, size=size, name=name)))


def document(*layers: dict[str, Any], size: tuple[int, int, int] = (28, 28, 1), name: str = "test") -> dict[str, Any]:
    """Return an architecture's JSON."""
    height, width, channels = size
    return {
        "version": 1,
        "name": name,
        "input": {"height": height, "width": width, "channels": channels},
        "layers": list(layers),
    }


def conv(filters: Any = 4, kernel_size: Any = 3, **fields: Any) -> dict[str, Any]:
    """Return a convolution's JSON."""
    return {"kind": "Conv2D", "filters": filters, "kernel_size": kernel_size, **fields}


def pool(pool_size: Any = 2, kind: str = "MaxPooling2D", **fields: Any) -> dict[str, Any]:
    """Return a pooling layer's JSON."""
    return {"kind": kind, "pool_size": pool_size, **fields}


def dense(units: Any = 10, activation: str = "softmax", **fields: Any) -> dict[str, Any]:
    """Return a dense layer's JSON."""
    return {"kind": "Dense", "units": units, "activation": activation, **fields}


def layer(kind: str, **fields: Any) -> dict[str, Any]:
    """Return a layer's JSON."""
    return {"kind": kind, **fields}


FLATTEN = {"kind": "Flatten"}
GAP = {"kind": "GlobalAveragePooling2D"}
NORM = {"kind": "BatchNormalization"}
RELU = {"kind": "Activation", "activation": "relu"}
DROPOUT = {"kind": "Dropout", "rate": 0.25}


def parallel(*branches: Layers, merge: str = "add") -> dict[str, Any]:
    """Return branches' JSON."""
    return {"kind": "Parallel", "merge": merge, "branches": list(branches)}


BY_HAND = {
    "one convolution": network(conv()),
    "strides that leave a row": network(conv(strides=2), FLATTEN, dense()),
    "same with an odd row": network(conv(strides=2, padding="same"), pool(3, strides=2, padding="same"), GAP, dense()),
    "padding on each side": network(conv(5, [3, 5], padding=[[1, 0], [2, 1]]), pool(2, padding=1), FLATTEN, dense()),
    "dilated": network(
        conv(dilation_rate=[2, 3]), conv(padding="same", dilation_rate=2), GAP, dense(activation="relu")
    ),
    "groups without bias": network(conv(8, groups=4, use_bias=False), GAP, dense(2), size=(9, 12, 4)),
    "everything": network(
        conv(6, 5, padding="same", activation="tanh"),
        NORM,
        RELU,
        pool(2, "AveragePooling2D"),
        DROPOUT,
        FLATTEN,
        dense(16, "relu"),
        NORM,
        DROPOUT,
        dense(),
    ),
    "residual": network(conv(4, padding=1), parallel([conv(4, padding="same"), NORM], []), RELU, GAP, dense()),
    "inception": network(
        parallel(
            [conv(3, 1)],
            [conv(2, 1), conv(4, 3, padding="same")],
            [pool(3, strides=1, padding="same")],
            merge="concatenate",
        ),
        GAP,
        dense(),
    ),
    "nested": network(
        parallel([conv(4, padding="same"), parallel([conv(4, 1)], [], merge="maximum")], [conv(4, 1)], merge="average"),
        FLATTEN,
        dense(),
        size=(6, 5, 3),
    ),
    "vectors in branches": network(
        FLATTEN, parallel([dense(5, "relu")], [dense(5, "tanh")], merge="multiply"), dense()
    ),
    "transposed": network(
        conv(3, strides=2, padding="same"),
        layer("Conv2DTranspose", filters=2, kernel_size=[3, 2], strides=[2, 1], padding="same"),
        layer("Conv2DTranspose", filters=2, kernel_size=1, strides=3),
        layer("Conv2DTranspose", filters=2, kernel_size=3, dilation_rate=2, activation="relu"),
        GAP,
        dense(),
        size=(9, 8, 1),
    ),
    "depthwise": network(
        layer("DepthwiseConv2D", kernel_size=3, depth_multiplier=2, padding=1, l2=0.01),
        layer("SeparableConv2D", filters=5, kernel_size=[3, 2], strides=2, depth_multiplier=2, use_bias=False, l2=0.1),
        layer("SeparableConv2D", filters=4, kernel_size=2, dilation_rate=2, padding="same"),
        layer("GlobalMaxPooling2D"),
        dense(),
        size=(10, 9, 2),
    ),
    "weight normalization": network(
        conv(4, weight_normalization=True, activation="relu"),
        FLATTEN,
        dense(6, "tanh", weight_normalization=True, l2=0.1),
        dense(),
        size=(8, 8, 2),
    ),
    "mirrored": network(
        conv(3, 5, padding=2, padding_mode="reflect"),
        conv(2, padding=[[1, 0], [0, 2]], padding_mode="reflect"),
        GAP,
        dense(),
        size=(6, 7, 1),
    ),
    "L2 pooling": network(
        pool(3, "L2Pooling2D", strides=2, padding="same"),
        pool(2, "L2Pooling2D", padding=1),
        GAP,
        dense(),
        size=(9, 7, 3),
    ),
    "normalizations": network(
        conv(8),
        layer("LayerNormalization"),
        layer("GroupNormalization", groups=4),
        layer("InstanceNormalization"),
        layer("RMSNormalization"),
        layer("GroupNormalization", groups=-1),
        FLATTEN,
        layer("LayerNormalization"),
        layer("RMSNormalization"),
        dense(),
        size=(7, 7, 1),
    ),
    "activations": network(
        conv(8),
        layer("PReLU", shared_axes=[1, 2]),
        layer("Maxout", pieces=4),
        layer("PReLU"),
        layer("LeakyReLU"),
        FLATTEN,
        layer("PReLU"),
        layer("Maxout"),
        dense(activation="softmax"),
        size=(6, 6, 1),
    ),
    "resized": network(
        layer("ZeroPadding2D", padding=[[1, 0], [2, 3]]),
        layer("UpSampling2D", size=[2, 3]),
        layer("UpSampling2D", size=[3, 2], interpolation="bilinear"),
        layer("Cropping2D", cropping=[[1, 2], [0, 5]]),
        layer("Reshape", target_shape=[27, 5, 11]),
        GAP,
        dense(),
        size=(4, 5, 1),
    ),
    "noise": network(conv(), layer("SpatialDropout2D", rate=0.3), layer("GaussianNoise", stddev=0.2), GAP, dense()),
    "set kernels": network(
        conv(
            kernels=[{"filter": 1, "name": "gabor_45"}, {"filter": 2, "channel": 0, "values": [[None, 0.1]]}],
            groups=2,
            l2=0.1,
        ),
        GAP,
        dense(),
        size=(7, 7, 4),
    ),
    "frozen kernels": network(
        conv(5, [3, 5], padding="same", kernels=[{"filter": 4, "name": "sobel_x", "frozen": True}]), GAP, dense()
    ),
    "odd ids": network(conv(id="-a"), conv(id="_a"), FLATTEN, dense(id="0"), size=(8, 8, 1)),
}
