from playground.data import DatasetUnavailable
from playground.training.errors import TrainingError
from playground.training.explain import explain
from playground.training.warm import tensorflow as tf


def test_errors_become_sentences():
    own = TrainingError("input_shape", "The input must fit.")
    assert explain(own) is own
    memory = explain(tf.errors.ResourceExhaustedError(None, None, "OOM when allocating"))
    assert memory.code == "out_of_memory"
    assert memory.message.startswith("This network needs more memory than there is.")
    assert explain(DatasetUnavailable("Fetch it first.")).message == "Fetch it first."
    full = explain(OSError(28, "No space left on device"))
    assert full.message == "A file of this run could not be written or read: No space left on device."
    assert explain(ValueError("bad shape\nand a traceback")).message == "Keras could not go on: bad shape."
