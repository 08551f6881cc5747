"""A network as a Keras script that trains it, and the lines of which such a script, or a notebook, is made."""

from textwrap import indent

from playground.architecture.layers import KerasCall, Shape
from playground.architecture.layers.base import times
from playground.architecture.problems import DatasetFacts
from playground.architecture.settings import TrainingSettings
from playground.architecture.source import call_source, extra_source, import_source, model_source
from playground.architecture.spec import Architecture

REQUIREMENTS = '"keras>=3.15.1" tensorflow'
"""What a script needs, as pip takes it."""


def script(architecture: Architecture, settings: TrainingSettings, dataset: DatasetFacts) -> str:
    """Print a whole script: the model, the data, the training, and the test accuracy in the end."""
    extra = extra_source(architecture)
    return SCRIPT.format(
        title=title(architecture),
        requirements=REQUIREMENTS,
        imports=import_source(extra),
        extra=f"\n\n{extra}\n" if extra else "",
        model=model_source(architecture),
        data=indent(data_lines(architecture, settings, dataset), "    "),
        seed=settings.seed,
        building=indent(building_lines(architecture, settings), "    "),
        training=indent(training_lines(architecture, settings), "    "),
        evaluation=indent(EVALUATION, "    "),
    )


def title(architecture: Architecture) -> str:
    """Return the network's name as one plain line that can stand in a docstring."""
    line = " ".join(architecture.name.split()).replace('"', "'").replace("\\", "/")
    return "".join(letter for letter in line if letter.isprintable()) or "A ConvNet"


def data_lines(architecture: Architecture, settings: TrainingSettings, dataset: DatasetFacts) -> str:
    """Print the lines that load the pictures and their labels."""
    # Keras gives grey pictures without an axis for their one channel.
    channel = "[..., None]" if dataset.shape[2] == 1 else ""
    lines = [
        *misfit_lines(architecture, dataset.shape),
        *load_lines(dataset),
        *size_lines(settings.train_size, dataset.most),
        f'x_train = x_train{channel}.astype("float32") / 255  # (pictures, height, width, channels)',
        f'x_test = x_test{channel}.astype("float32") / 255',
    ]
    if settings.loss == "mse":
        lines += [
            f"{labels} = keras.utils.to_categorical({labels}, {dataset.classes})" for labels in ("y_train", "y_test")
        ]
    return "\n".join(lines)


def load_lines(dataset: DatasetFacts) -> list[str]:
    """Print the line that loads the pictures, or where Keras does not have them what is to be written there."""
    if dataset.module:
        return [f"(x_train, y_train), (x_test, y_test) = keras.datasets.{dataset.module}.load_data()"]
    height, width, channels = dataset.shape
    shape = f"(pictures, {height}, {width}" + (")" if channels == 1 else f", {channels})")
    return [
        f"# Keras does not have these pictures. Load them here: uint8 {shape}, and labels from 0 (pictures,).",
        "(x_train, y_train), (x_test, y_test) = (..., ...), (..., ...)",
    ]


def size_lines(train_size: int | None, most: int | None) -> list[str]:
    """Print the lines that take a part of the training pictures: as many as wanted, or as the playground has."""
    if not (count := train_size or most):
        return []
    line = f"x_train, y_train = x_train[:{count}], y_train[:{count}]"
    return [line] if train_size else ["# As many as ConvNet Playground has; without this line, all there are.", line]


def misfit_lines(architecture: Architecture, shape: Shape) -> list[str]:
    """Print a warning where the network takes other pictures."""
    taken = architecture.input.shape
    if taken == shape:
        return []
    return [f"# The network takes pictures of {times(taken)}, these are {times(shape)}: load others, or resize them."]


def building_lines(architecture: Architecture, settings: TrainingSettings) -> str:
    """Print the lines that make the model; behind layers that change pictures at random, where that is wanted."""
    calls = settings.augmentation_calls
    if not calls:
        return "model = build_model()\nmodel.summary()"
    return AUGMENTED.format(
        shape=architecture.input.shape, layers="\n".join(f"        {call_source(call)}," for call in calls)
    )


def training_lines(architecture: Architecture, settings: TrainingSettings) -> str:
    """Print the lines that train the model."""
    return TRAINING.format(
        optimizer=call_source(settings.optimizer.keras_call()),
        loss=loss_source(architecture, settings),
        batch_size=settings.batch_size,
        epochs=settings.epochs,
    )


def loss_source(architecture: Architecture, settings: TrainingSettings) -> str:
    """Print the loss; cross-entropy is told where it gets logits."""
    if settings.loss == "mse":
        return "keras.losses.MeanSquaredError()"
    logits = {} if architecture.ends_in_softmax else {"from_logits": True}
    return call_source(KerasCall("SparseCategoricalCrossentropy", logits, "losses"))


AUGMENTED = """\
model = keras.Sequential(
    [
        keras.Input(shape={shape!r}),
        # These change pictures at random in training, and let them pass as they are ever after.
{layers}
        build_model(),
    ]
)
model.summary(expand_nested=True)"""

TRAINING = """\
model.compile(
    optimizer={optimizer},
    loss={loss},
    metrics=["accuracy"],
    jit_compile=False,  # On a CPU, compiling with XLA takes longer than it saves.
)
model.fit(x_train, y_train, batch_size={batch_size}, epochs={epochs}, validation_data=(x_test, y_test))"""

EVALUATION = """\
_, accuracy = model.evaluate(x_test, y_test, verbose=0)
print(f"test accuracy {accuracy:.3f}")"""

SCRIPT = '''"""{title}: a ConvNet from ConvNet Playground.

Loads pictures, trains the network and prints which share of the test pictures it gets right.
Needs Keras and TensorFlow: pip install {requirements}
"""

{imports}
{extra}

{model}


def load_data():
    """Return pictures, with pixels from 0 to 1, and their labels: for training and for testing."""
{data}
    return (x_train, y_train), (x_test, y_test)


def main():
    """Train the network and try it on pictures that it has not seen."""
    keras.utils.set_random_seed({seed})
    (x_train, y_train), (x_test, y_test) = load_data()
{building}
{training}
{evaluation}


if __name__ == "__main__":
    main()
'''
