"""Keras source: the calls that build a network, printed as they are made."""

import ast
from collections.abc import Iterator
from typing import Any

from playground.architecture.layers import KerasCall, Layer
from playground.architecture.settings import TrainingSettings
from playground.architecture.spec import Architecture
from playground.paths import extra_layers_file

PLACES = {"layers": "layers.", "regularizers": "keras.regularizers.", "optimizers": "keras.optimizers.", "extra": ""}
"""How a script names what is in a module; the extra layers stand in the script itself."""


def call_source(call: KerasCall) -> str:
    """Print one call, and those inside it.

    >>> call_source(KerasCall("Dense", {"units": 10, "name": "output"}))
    "layers.Dense(units=10, name='output')"
    """
    arguments = ", ".join(f"{name}={value_source(value)}" for name, value in call.kwargs.items())
    return f"{PLACES[call.module]}{call.class_name}({arguments})"


def value_source(value: Any) -> str:
    """Print one argument."""
    return call_source(value) if isinstance(value, KerasCall) else repr(value)


def extra_source(architecture: Architecture) -> str:
    """Print the classes of the layers that Keras lacks and the network has, with what they need."""
    names = {
        call.class_name for _, layer in architecture.walk() for call in layer.keras_calls() if call.module == "extra"
    }
    if not names:
        return ""
    text = extra_layers_file().read_text("utf-8")
    classes = [node for node in ast.parse(text).body if isinstance(node, ast.ClassDef) and node.name in names]
    lines = text.splitlines()
    sources = ["\n".join(lines[node.decorator_list[0].lineno - 1 : node.end_lineno]) for node in classes]
    return "\n\n\n".join(["\nops = keras.ops", *sources]) + "\n"


def model_source(architecture: Architecture) -> str:
    """Print a function `build_model()` that returns the Keras model."""
    lines = [
        "def build_model():",
        f"    inputs = keras.Input(shape={architecture.input.shape!r})",
        "    x = inputs",
        *(f"    {line}" for line in body(architecture.layers, "")),
        "    return keras.Model(inputs, x)",
    ]
    return "\n".join(lines)


def body(layers: tuple[Layer, ...], place: str) -> Iterator[str]:
    """Yield the lines that send `x` through a list of layers; `place` tells it from other lists ("_2_0")."""
    for index, layer in enumerate(layers):
        if layer.branches:
            yield from parallel(layer, f"{place}_{index}")
        else:
            for call in layer.keras_calls():
                yield f"x = {call_source(call)}(x)"


def parallel(layer: Layer, place: str) -> Iterator[str]:
    """Yield the lines that send `x` through branches, each into a list of ends, and merge them."""
    yield f"split{place} = x"
    for number, branch in enumerate(layer.branches):
        yield f"x = split{place}"
        yield from body(branch, f"{place}_{number}")
        yield f"branch{place}_{number} = x"
    ends = ", ".join(f"branch{place}_{number}" for number in range(len(layer.branches)))
    (merging,) = layer.keras_calls()
    yield f"x = {call_source(merging)}([{ends}])"


def script(architecture: Architecture, settings: TrainingSettings) -> str:
    """Print a whole script: the model, the data, the training, and the test accuracy in the end."""
    return SCRIPT.format(
        title=" ".join(architecture.name.split()).replace('"""', "").replace("\\", "/") or "A ConvNet",
        extra=extra_source(architecture),
        model=model_source(architecture),
        dataset=KERAS_DATASETS.get(settings.dataset, settings.dataset),
        train_size=settings.train_size,
        seed=settings.seed,
        optimizer=call_source(settings.optimizer.keras_call()),
        loss=loss_source(architecture, settings),
        batch_size=settings.batch_size,
        epochs=settings.epochs,
        one_hot=settings.loss == "mse",
    )


def loss_source(architecture: Architecture, settings: TrainingSettings) -> str:
    """Print the loss; cross-entropy is told whether it gets probabilities or logits."""
    if settings.loss == "mse":
        return "keras.losses.MeanSquaredError()"
    logits: Any = not architecture.ends_in_softmax
    return f"keras.losses.SparseCategoricalCrossentropy(from_logits={logits})"


KERAS_DATASETS = {"digits": "mnist"}
"""Datasets that have another name in `keras.datasets`."""

SCRIPT = '''"""{title}: a ConvNet exported from ConvNet Playground. Needs keras>=3.15.1 and tensorflow."""

from typing import Any

import keras
from keras import layers
{extra}

{model}


def load_data(train_size={train_size}):
    """Return (x, y) for training and for testing, pixels from 0 to 1."""
    (x_train, y_train), (x_test, y_test) = keras.datasets.{dataset}.load_data()
    shape = build_model().input_shape[1:]
    x_train, x_test = (x.reshape((-1, *shape)).astype("float32") / 255 for x in (x_train, x_test))
    if {one_hot}:
        y_train, y_test = (keras.utils.to_categorical(y) for y in (y_train, y_test))
    return (x_train[:train_size], y_train[:train_size]), (x_test, y_test)


def main():
    """Train the network and print how often it is right on pictures that it has not seen."""
    keras.utils.set_random_seed({seed})
    (x_train, y_train), (x_test, y_test) = load_data()
    model = build_model()
    model.summary()
    model.compile(
        optimizer={optimizer},
        loss={loss},
        metrics=["accuracy"],
        jit_compile=False,
    )
    model.fit(x_train, y_train, batch_size={batch_size}, epochs={epochs}, validation_data=(x_test, y_test))
    print(f"test accuracy {{model.evaluate(x_test, y_test, verbose=0)[1]:.3f}}")


if __name__ == "__main__":
    main()
'''
