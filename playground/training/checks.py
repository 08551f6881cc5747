"""Whether a network can be trained on a dataset at all."""

from playground.architecture import Architecture
from playground.data import Dataset
from playground.training.build import Network
from playground.training.errors import TrainingError


def check_trainable(architecture: Architecture, network: Network, dataset: Dataset) -> None:
    """Raise TrainingError where the pictures do not go in, the classes do not come out, or nothing can be learned."""
    given, taken = dataset.shape, architecture.input.shape
    if given != taken:
        raise TrainingError(
            "input_shape",
            f"The input must have the shape of the pictures of {dataset.name}, {_times(given)}. "
            f"Received: {_times(taken)}.",
        )
    shape = tuple(network.model.output.shape[1:])
    if shape != (len(dataset.classes),):
        raise TrainingError(
            "output_shape",
            f"The last layer must give one number for each of the {len(dataset.classes)} classes of {dataset.name}. "
            f"Received: an output of {_times(shape)}.",
        )
    if not network.model.trainable_variables:
        raise TrainingError("nothing_to_learn", "A network needs a layer with weights. Received: none.")


def _times(shape: tuple[int, ...]) -> str:
    return "×".join(map(str, shape))
