"""The processor that does the work: chosen, and its threads counted, before the first operation."""

from playground.training.warm import tensorflow as tf


def configure(threads: int, gpu: bool = True) -> str:
    """Set the number of threads, take a GPU where there is one and it is wanted, and return its name for people."""
    tf.config.threading.set_intra_op_parallelism_threads(threads)
    tf.config.threading.set_inter_op_parallelism_threads(threads)
    gpus = tf.config.list_physical_devices("GPU")
    if not gpu or not gpus:
        tf.config.set_visible_devices([], "GPU")
        return f"CPU, {threads} thread" + ("s" if threads > 1 else "")
    # Without this a process takes all of the GPU's memory, and the next run finds none.
    tf.config.experimental.set_memory_growth(gpus[0], True)
    details = tf.config.experimental.get_device_details(gpus[0])
    return f"GPU 0: {details.get('device_name', 'unknown')}"
