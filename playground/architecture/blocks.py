"""Well-known blocks as lists of ordinary layers, for the page's palette. They expand when they are added.

`"filters": "in"` stands for as many filters as channels come in at the place where the block is added.
"""

from dataclasses import asdict, dataclass
from typing import Any, Final

Json = dict[str, Any]


@dataclass(frozen=True)
class Block:
    """A block: what it is called, what it is for, and the layers that it expands to."""

    name: str
    title: str
    description: str
    layers: tuple[Json, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the block as the schema answers it."""
        return asdict(self) | {"layers": list(self.layers)}


def conv(filters: int | str, kernel_size: int, **fields: Any) -> Json:
    """Return a convolution that keeps rows and columns."""
    return {"kind": "Conv2D", "filters": filters, "kernel_size": kernel_size, "padding": "same", **fields}


def relu_conv(filters: int | str, kernel_size: int) -> Json:
    """Return such a convolution with ReLU."""
    return conv(filters, kernel_size, activation="relu")


def normalized(filters: int | str, kernel_size: int) -> list[Json]:
    """Return such a convolution, without the bias that batch normalization would take away, and normalized."""
    return [conv(filters, kernel_size, use_bias=False), {"kind": "BatchNormalization"}]


def parallel(merge: str, *branches: list[Json]) -> Json:
    """Return branches."""
    return {"kind": "Parallel", "merge": merge, "branches": list(branches)}


RELU: Final[Json] = {"kind": "Activation", "activation": "relu"}
SAME_POOL: Final[Json] = {"kind": "MaxPooling2D", "pool_size": 3, "strides": 1, "padding": "same"}
GROWTH: Final = 8


def growing() -> Json:
    """Return one layer of a dense block: its maps are laid behind all that came before."""
    return parallel("concatenate", [], [{"kind": "BatchNormalization"}, RELU, conv(GROWTH, 3)])


BLOCKS: Final = (
    Block(
        "residual",
        "Residual block",
        "Two convolutions beside the identity, added: what they learn is only the difference (He 2015).",
        (parallel("add", [*normalized("in", 3), RELU, *normalized("in", 3)], []), RELU),
    ),
    Block(
        "bottleneck",
        "Bottleneck",
        "1x1 makes the maps few, 3x3 works on the few, 1x1 makes them many again: the same sight for less (He 2015).",
        (parallel("add", [*normalized(8, 1), RELU, *normalized(8, 3), RELU, *normalized("in", 1)], []), RELU),
    ),
    Block(
        "inception",
        "Inception module",
        "1x1, 3x3, 5x5 and pooling look at once, each behind a 1x1 that saves; their maps are joined (Szegedy 2014).",
        (
            parallel(
                "concatenate",
                [relu_conv(8, 1)],
                [relu_conv(8, 1), relu_conv(16, 3)],
                [relu_conv(4, 1), relu_conv(8, 5)],
                [SAME_POOL, relu_conv(8, 1)],
            ),
        ),
    ),
    Block(
        "fire",
        "Fire module",
        "A 1x1 squeezes the maps, 1x1 and 3x3 expand them again: SqueezeNet's way to few parameters (Iandola 2016).",
        (relu_conv(4, 1), parallel("concatenate", [relu_conv(8, 1)], [relu_conv(8, 3)])),
    ),
    Block(
        "dense-block",
        "Dense block",
        "Each convolution reads the maps of all before it and adds a few of its own (Huang 2016).",
        (growing(), growing(), growing()),
    ),
)
