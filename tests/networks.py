"""Networks that tests share: some by hand, and as many at random as wanted."""

import json
from typing import Any

from hypothesis import strategies as st

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
    "odd ids": network(conv(id="-a"), conv(id="_a"), FLATTEN, dense(id="0"), size=(8, 8, 1)),
}


@st.composite
def architectures(draw: st.DrawFn, most: int = 6) -> Architecture:
    """Draw a network of up to `most` layers before its head; not all of them are possible."""
    size = draw(st.tuples(st.integers(1, 24), st.integers(1, 24), st.integers(1, 4)))
    layers = draw(st.lists(grid_layers(depth=1), max_size=most))
    head = draw(st.sampled_from([[], [GAP], [FLATTEN], [FLATTEN, dense(3, "relu"), dense(2)], [GAP, NORM, dense(2)]]))
    return network(*layers, *head, size=size)


sides = st.integers(1, 4)
sizes = sides | st.lists(sides, min_size=2, max_size=2)
paddings = st.sampled_from(["valid", "same"]) | st.integers(0, 3) | st.just([[1, 0], [0, 2]])


def grid_layers(depth: int) -> st.SearchStrategy[dict[str, Any]]:
    """Return layers that keep rows and columns."""
    convolutions = st.builds(
        conv,
        st.sampled_from([1, 2, 4]),
        sizes,
        strides=sizes,
        padding=paddings,
        groups=st.sampled_from([1, 1, 1, 2]),
        use_bias=st.booleans(),
        activation=st.sampled_from(["linear", "relu", "tanh"]),
    )
    dilated = st.builds(conv, st.sampled_from([1, 2, 4]), sizes, padding=paddings, dilation_rate=sizes)
    kinds = st.sampled_from(["MaxPooling2D", "AveragePooling2D"])
    poolings = st.builds(pool, sizes, kinds, strides=st.none() | sizes, padding=paddings)
    flat: list[st.SearchStrategy[dict[str, Any]]] = [
        convolutions,
        dilated,
        poolings,
        st.sampled_from([NORM, RELU, DROPOUT]),
    ]
    if depth == 0:
        return st.one_of(flat)
    keeping = st.builds(conv, st.just(2), st.integers(1, 4), padding=st.just("same"))
    branches = st.lists(st.lists(keeping, min_size=1, max_size=2), min_size=2, max_size=3)
    return st.one_of(*flat, st.builds(lambda lists: parallel(*lists), branches))
