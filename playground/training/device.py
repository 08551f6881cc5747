"""The processor that does the work: chosen, and its threads and memory set, before the first operation."""

from typing import Any

from playground.training.warm import tensorflow as tf


def configure(threads: int, gpu: int | None = None, gpu_memory: int | None = None) -> str:
    """Take what is given, and return its name for people.

    Args:
        threads: of the processor.
        gpu: the index of a GPU; the processor does all where it is None, or TensorFlow finds no such GPU.
        gpu_memory: bytes of the GPU's memory, at most; None for as much as is needed.
    """
    tf.config.threading.set_intra_op_parallelism_threads(threads)
    tf.config.threading.set_inter_op_parallelism_threads(threads)
    gpus = tf.config.list_physical_devices("GPU")
    if gpu is None or gpu >= len(gpus):
        tf.config.set_visible_devices([], "GPU")
        return f"CPU, {threads} thread" + ("s" if threads > 1 else "")
    tf.config.set_visible_devices([gpus[gpu]], "GPU")
    _limit(gpus[gpu], gpu_memory)
    details = tf.config.experimental.get_device_details(gpus[gpu])
    return f"GPU {gpu}: {details.get('device_name', 'unknown')}"


def _limit(gpu: Any, memory: int | None) -> None:
    # Without either a process takes all of the GPU's memory, and the next run finds none.
    if memory is None:
        tf.config.experimental.set_memory_growth(gpu, True)
    else:
        limit = tf.config.LogicalDeviceConfiguration(memory_limit=memory >> 20)  # in MiB
        tf.config.set_logical_device_configuration(gpu, [limit])
