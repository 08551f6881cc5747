"""The few layers that Keras lacks, and kernels set by hand. Their source travels inside exported scripts."""

from typing import Any

import numpy as np

from playground.training.warm import keras

ops = keras.ops


@keras.saving.register_keras_serializable("convnet_playground")
class ReflectionPadding2D(keras.layers.Layer):
    """A frame around each map that mirrors it; the border itself is not repeated.

    Input shape: (batch, height, width, channels)
    Output shape: (batch, height + top + bottom, width + left + right, channels)
    """

    def __init__(self, padding: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if isinstance(padding, str):
            raise ValueError(f"padding must be ((top, bottom), (left, right)). Received: padding={padding!r}")
        self.padding = tuple(tuple(side) for side in padding)

    def build(self, input_shape: Any) -> None:
        """Refuse padding that is as wide as what it mirrors."""
        if any(max(side) >= size for side, size in zip(self.padding, input_shape[1:3], strict=True)):
            raise ValueError(f"padding must be smaller than the input. Received: {self.padding} on {input_shape}")

    def call(self, inputs: Any) -> Any:
        """Return the framed maps."""
        return ops.pad(inputs, ((0, 0), *self.padding, (0, 0)), mode="reflect")

    def compute_output_shape(self, input_shape: Any) -> Any:
        """Return the shape that comes out."""
        (top, bottom), (left, right) = self.padding
        batch, height, width, channels = input_shape
        return batch, height + top + bottom, width + left + right, channels

    def get_config(self) -> dict[str, Any]:
        """Return what the layer is made from."""
        return super().get_config() | {"padding": self.padding}


@keras.saving.register_keras_serializable("convnet_playground")
class L2Pooling2D(keras.layers.AveragePooling2D):
    """The root of the sum of squares in each window.

    Input shape: (batch, height, width, channels)
    Output shape: (batch, rows, columns, channels)
    """

    def call(self, inputs: Any) -> Any:
        """Return the length of each window."""
        # Keras leaves the padding out of its means: the sum needs the number of cells that were counted.
        means = super().call(ops.square(inputs))
        return ops.sqrt(ops.maximum(means * self._cells(inputs), 1e-12))

    def _cells(self, inputs: Any) -> Any:
        """Count the real cells in each window, (1, rows, columns, 1)."""
        ones = ops.ones_like(inputs[:1, :, :, :1])
        kernel = ops.ones((*self.pool_size, 1, 1), dtype=inputs.dtype)
        return ops.conv(ones, kernel, strides=self.strides, padding=self.padding)


@keras.saving.register_keras_serializable("convnet_playground")
class Maxout(keras.layers.Layer):
    """The largest of each few neighbouring channels.

    Input shape: (batch, ..., channels)
    Output shape: (batch, ..., channels / pieces)
    """

    def __init__(self, pieces: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.pieces = pieces

    def build(self, input_shape: Any) -> None:
        """Refuse channels that the pieces do not divide."""
        if input_shape[-1] % self.pieces:
            raise ValueError(
                f"pieces must divide the channels. Received: {self.pieces} pieces, {input_shape[-1]} channels"
            )

    def call(self, inputs: Any) -> Any:
        """Return the largest of each group."""
        shape = inputs.shape
        grouped = ops.reshape(inputs, (-1, *shape[1:-1], shape[-1] // self.pieces, self.pieces))
        return ops.max(grouped, axis=-1)

    def compute_output_shape(self, input_shape: Any) -> Any:
        """Return the shape that comes out."""
        return *input_shape[:-1], input_shape[-1] // self.pieces

    def get_config(self) -> dict[str, Any]:
        """Return what the layer is made from."""
        return super().get_config() | {"pieces": self.pieces}


@keras.saving.register_keras_serializable("convnet_playground")
class WeightNormalizedConv2D(keras.layers.Conv2D):
    """A convolution whose filters are gain * direction / |direction|, both learned. Source: Salimans (2016).

    Input shape: (batch, height, width, channels)
    Output shape: (batch, rows, columns, filters)
    """

    def build(self, input_shape: Any) -> None:
        """Add the gain of each filter, which begins as the filter's own length."""
        super().build(input_shape)
        lengths = ops.sqrt(ops.sum(ops.square(self._kernel), axis=(0, 1, 2)))
        self.gain = self.add_weight(name="gain", shape=(self.filters,), initializer="ones")
        self.gain.assign(lengths)

    # In a file Conv2D would keep the filters and forget of which gain and direction they were made.
    save_own_variables = keras.layers.Layer.save_own_variables
    load_own_variables = keras.layers.Layer.load_own_variables

    @property
    def kernel(self) -> Any:
        """The filters, (height, width, channels, filters)."""
        squares = ops.sum(ops.square(self._kernel), axis=(0, 1, 2))
        return self._kernel * self.gain / ops.sqrt(ops.maximum(squares, 1e-12))


@keras.saving.register_keras_serializable("convnet_playground")
class WeightNormalizedDense(keras.layers.Dense):
    """A dense layer whose weights are gain * direction / |direction|, both learned. Source: Salimans (2016).

    Input shape: (batch, inputs)
    Output shape: (batch, units)
    """

    def build(self, input_shape: Any) -> None:
        """Add the gain of each unit, which begins as the length of its own weights."""
        super().build(input_shape)
        self.gain = self.add_weight(name="gain", shape=(self.units,), initializer="ones")
        self.gain.assign(ops.sqrt(ops.sum(ops.square(self._kernel), axis=0)))

    # In a file Dense would keep the weights and forget of which gain and direction they were made.
    save_own_variables = keras.layers.Layer.save_own_variables
    load_own_variables = keras.layers.Layer.load_own_variables

    @property
    def kernel(self) -> Any:
        """The weights, (inputs, units)."""
        squares = ops.sum(ops.square(self._kernel), axis=0)
        return self._kernel * self.gain / ops.sqrt(ops.maximum(squares, 1e-12))


def given_kernels(shape: Any, kernels: Any, frozen_only: bool = False) -> Any:
    """Return the weights that kernels give, NaN where they give none: (filter, channel, frozen, cells) each.

    Cells that are None give nothing. Without a channel (None) all channels have a part, so that the filter sees their
    mean. Kernels of filters and channels that there are not are left out.

    Output shape: (height, width, channels, filters)
    """
    found = np.full(shape, np.nan, np.float32)
    height, width, channels, filters = shape
    for filter_, channel, frozen, cells in kernels:
        every = channel is None
        for each in range(channels) if every else range(channel, min(channel + 1, channels)):
            for y in range(height if filter_ < filters else 0):
                for x in range(width):
                    if cells[y][x] is not None:
                        value = cells[y][x] / (channels if every else 1)
                        found[y, x, each, filter_] = np.nan if frozen_only and not frozen else value
    return found


@keras.saving.register_keras_serializable("convnet_playground")
class SetKernels(keras.initializers.Initializer):
    """First weights of which some are set by hand and the others are drawn: see `given_kernels`."""

    def __init__(self, initial: Any, kernels: Any) -> None:
        self.initial = keras.initializers.get(initial)
        self.kernels = kernels

    def __call__(self, shape: Any, dtype: Any = None) -> Any:
        """Return the weights, (height, width, channels, filters)."""
        found = given_kernels(shape, self.kernels)
        return ops.where(np.isnan(found), self.initial(shape, dtype), ops.cast(found, dtype or "float32"))

    def get_config(self) -> dict[str, Any]:
        """Return what the weights are made from."""
        return {"initial": keras.initializers.serialize(self.initial), "kernels": self.kernels}


@keras.saving.register_keras_serializable("convnet_playground")
class FrozenKernels(keras.constraints.Constraint):
    """After each step of training, the kernels that are frozen are again what they were set to."""

    def __init__(self, kernels: Any) -> None:
        self.kernels = kernels

    def __call__(self, w: Any) -> Any:
        """Return the weights, (height, width, channels, filters)."""
        found = given_kernels(w.shape, self.kernels, frozen_only=True)
        return ops.where(np.isnan(found), w, ops.cast(found, w.dtype))

    def get_config(self) -> dict[str, Any]:
        """Return what is frozen as what."""
        return {"kernels": self.kernels}
