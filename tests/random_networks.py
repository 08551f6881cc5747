"""Networks at random: every kind of layer, every field, branches in branches. Not all of them are possible."""

from functools import cache
from typing import Any

from hypothesis import strategies as st

from playground.architecture import Architecture
from playground.architecture.layers.choices import ACTIVATIONS, INITIALIZERS
from tests.networks import FLATTEN, GAP, dense, layer, network, parallel

Json = dict[str, Any]
Strategy = st.SearchStrategy[Json]

small = st.integers(1, 4)
sizes = small | st.lists(small, min_size=2, max_size=2)
steps = st.just(1) | st.integers(1, 3) | st.lists(st.integers(1, 3), min_size=2, max_size=2)
margins = st.integers(0, 3) | st.just([[1, 0], [0, 2]])
paddings = st.sampled_from(["valid", "same"]) | margins
channels = st.sampled_from([1, 2, 3, 4, 6, 8])
activations = st.sampled_from(ACTIVATIONS)
initializers = st.sampled_from(INITIALIZERS)
decays = st.sampled_from([0, 0, 0.01])
rates = st.sampled_from([0, 0.25, 0.5])
kernels = st.lists(
    st.fixed_dictionaries(
        {"filter": st.integers(0, 3)},
        optional={"channel": st.integers(0, 2), "frozen": st.booleans()},
    ),
    max_size=3,
    unique_by=lambda kernel: (kernel["filter"], kernel.get("channel")),
).map(lambda found: [kernel | {"name": ("sobel_x", "gabor_45")[kernel["filter"] % 2]} for kernel in found])


def kind(name: str, **fields: st.SearchStrategy[Any]) -> Strategy:
    """Return layers of a kind; each field is drawn or left out."""
    return st.fixed_dictionaries({"kind": st.just(name)}, optional=fields)


window: dict[str, st.SearchStrategy[Any]] = {
    "kernel_size": sizes,
    "padding": paddings,
    "padding_mode": st.sampled_from(["zeros", "zeros", "reflect"]),
    "use_bias": st.booleans(),
    "activation": activations,
    "l2": decays,
}
pooling: dict[str, st.SearchStrategy[Any]] = {"pool_size": sizes, "strides": st.none() | steps, "padding": paddings}


def convolutions(**moves: st.SearchStrategy[Any]) -> list[Strategy]:
    """Return the kinds of convolution, either with strides or with dilation."""
    window_here = window | moves
    transposed = {key: window_here[key] for key in ("kernel_size", "use_bias", "activation", "l2", *moves)}
    return [
        kind(
            "Conv2D",
            filters=channels,
            groups=st.sampled_from([1, 1, 1, 2, 3]),
            kernel_initializer=initializers,
            weight_normalization=st.booleans(),
            kernels=kernels,
            **window_here,
        ),
        kind("DepthwiseConv2D", depth_multiplier=st.integers(1, 3), depthwise_initializer=initializers, **window_here),
        kind("SeparableConv2D", filters=channels, depth_multiplier=st.integers(1, 2), **window_here),
        kind("Conv2DTranspose", filters=channels, padding=st.sampled_from(["valid", "same"]), **transposed),
    ]


anywhere = [
    kind("BatchNormalization", momentum=st.sampled_from([0.9, 0.5]), epsilon=st.just(0.01)),
    kind("LayerNormalization", epsilon=st.just(0.01)),
    kind("RMSNormalization"),
    kind("Activation", activation=activations),
    kind("LeakyReLU", negative_slope=st.sampled_from([0, 0.1])),
    kind("PReLU"),
    kind("Maxout", pieces=st.integers(2, 3)),
    kind("Dropout", rate=rates),
    kind("GaussianNoise", stddev=rates),
]
on_grids = [
    *convolutions(strides=steps),
    *convolutions(dilation_rate=sizes),
    *(kind(name, **pooling) for name in ("MaxPooling2D", "AveragePooling2D", "L2Pooling2D")),
    kind("UpSampling2D", size=st.integers(1, 2), interpolation=st.sampled_from(["nearest", "bilinear"])),
    kind("ZeroPadding2D", padding=margins),
    kind("Cropping2D", cropping=st.sampled_from([0, 1, [[0, 1], [1, 0]]])),
    kind("GroupNormalization", groups=st.sampled_from([-1, 1, 2, 4])),
    kind("InstanceNormalization"),
    kind("PReLU", shared_axes=st.just([1, 2])),
    kind("SpatialDropout2D", rate=rates),
]
keeping = kind("Conv2D", filters=st.just(2), kernel_size=sizes, padding=st.just("same"))
keeping_any = kind("Conv2D", filters=channels, kernel_size=sizes, padding=st.just("same"), activation=activations)


@cache  # Hypothesis checks a strategy when it first draws from it.
def grid_layers(depth: int) -> Strategy:
    """Return layers for grids, with branches that nest so deep."""
    flat = st.one_of(*on_grids, *anywhere)
    if depth == 0:
        return flat
    inside = st.lists(keeping | grid_layers(depth - 1), max_size=2)
    summed = st.builds(
        lambda lists, merge: parallel(*lists, merge=merge),
        st.lists(st.lists(keeping, min_size=1, max_size=2), min_size=2, max_size=3),
        st.sampled_from(["add", "multiply", "average", "maximum"]),
    )
    residual = st.builds(lambda layers: parallel(layers, []), inside)
    joined = st.builds(
        lambda lists: parallel(*lists, merge="concatenate"),
        st.lists(st.lists(keeping_any, max_size=2), min_size=2, max_size=3),
    )
    return st.one_of(flat, flat, summed, residual, joined)


heads = st.sampled_from(
    [
        [],
        [GAP],
        [layer("GlobalMaxPooling2D"), dense(3)],
        [FLATTEN, dense(3, "relu", weight_normalization=True, l2=0.01), layer("BatchNormalization"), dense(2)],
        [FLATTEN, parallel([dense(4, "tanh")], [dense(2)], merge="concatenate"), layer("Maxout"), dense(3, "linear")],
    ]
)


@st.composite
def architectures(draw: st.DrawFn, most: int = 6, side: int = 64) -> Architecture:
    """Draw a network of up to `most` layers and a head, for pictures of up to `side` rows and columns."""
    size = draw(st.tuples(st.integers(1, side), st.integers(1, side), st.integers(1, 4)))
    layers = draw(st.lists(grid_layers(depth=2), max_size=most))
    return network(*layers, *draw(heads), size=size)
