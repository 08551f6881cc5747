"""What goes wrong around a training, in words that name a way out."""

from playground.data import DatasetUnavailable
from playground.training.errors import TrainingError
from playground.training.warm import tensorflow as tf

NO_MEMORY = (
    "Cannot parse tensor from proto",
    "std::bad_alloc",
    "could not create a ",
    "Cannot allocate memory",
)
"""What TensorFlow and its libraries say of an allocation that failed, where they do not call it that."""


def explain(problem: Exception) -> TrainingError:
    """Return what went wrong in words that name a way out where there is one."""
    if isinstance(problem, TrainingError):
        return problem
    if _no_memory(problem):
        message = (
            "This network needs more memory than there is. Fewer filters, a smaller batch or a larger stride help."
        )
        return TrainingError("out_of_memory", message)
    if isinstance(problem, DatasetUnavailable):
        return TrainingError("dataset_unavailable", str(problem))
    if isinstance(problem, OSError):
        return TrainingError("disk", f"A file of this run could not be written or read: {problem.strerror or problem}.")
    first_line = str(problem).strip().partition("\n")[0][:300]
    return TrainingError(
        "training_error", f"Keras could not go on: {first_line.rstrip('.') or type(problem).__name__}."
    )


def _no_memory(problem: Exception) -> bool:
    known = isinstance(problem, MemoryError | tf.errors.ResourceExhaustedError)
    return known or any(sign in str(problem) for sign in NO_MEMORY)
