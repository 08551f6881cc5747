"""Whether a network can be trained on a dataset at all."""

from playground.architecture import Architecture, errors
from playground.data import Dataset
from playground.training.errors import TrainingError


def check_trainable(architecture: Architecture, dataset: Dataset) -> None:
    """Raise TrainingError with the first fault that the analysis finds, before Keras meets it."""
    for problem in errors(architecture, dataset.facts):
        raise TrainingError(problem.code, problem.message)
