"""What there is to compute with, found without TensorFlow, and who gets what of it."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import pynvml

from playground.engine.local.memory import memory_limit, total
from playground.engine.messages import Means
from playground.engine.threads import cores

RUNS_PER_GPU = 4
"""A small network leaves most of a GPU idle."""
CONTEXT = 600 << 20
"""Bytes of a GPU's memory that each process takes for CUDA itself, beside what TensorFlow may allocate."""
LEAST = 1 << 30
"""Bytes for TensorFlow below which a share of a GPU is of no use."""


@dataclass(frozen=True)
class Gpu:
    """A GPU; the index is the one that TensorFlow knows it by."""

    index: int
    name: str
    memory: int
    """Bytes."""
    free: int
    """Bytes that nobody used when it was looked at."""


@dataclass(frozen=True)
class Devices:
    """What runs can be given."""

    cores: int
    memory: int
    """Bytes of main memory."""
    gpus: tuple[Gpu, ...] = ()
    driver: str | None = None
    """The version of NVIDIA's driver."""
    widest: int | None = None
    """Cores that one run can have at most, where they are spread over several machines."""

    def slots(self) -> int:
        """Return how many runs train at once best: two cores for each, or a share of a GPU."""
        room = sum(min(RUNS_PER_GPU, max(1, gpu.free // (CONTEXT + LEAST))) for gpu in self.gpus)
        return max(1, self.cores // 2, room)


def this_machine() -> Devices:
    """Look at the machine. GPUs that the installed TensorFlow cannot use are left out."""
    with _nvml() as library:
        gpus = tuple(_gpus(os.environ.get("CUDA_VISIBLE_DEVICES"))) if library else ()
        driver = pynvml.nvmlSystemGetDriverVersion() if library else None
    return Devices(cores(), total(), gpus if tensorflow_uses_gpus() else (), driver)


def choose(devices: Devices, slots: int, held: Sequence[Means]) -> Means:
    """Return what the next run gets, where so many may train at once and these means are held already.

    The least loaded GPU, with the share of its memory that leaves as much for all slots; or the processor.

    >>> two = Devices(8, 32 << 30, (Gpu(0, "A", 24 << 30, 24 << 30), Gpu(1, "B", 24 << 30, 24 << 30)))
    >>> choose(two, 4, [Means(gpu=0)]).gpu
    1
    """
    threads = max(1, min(devices.cores // slots, devices.widest or devices.cores))
    gpus = devices.gpus
    per_gpu = -(-slots // len(gpus)) if gpus else 0
    load = {gpu.index: sum(means.gpu == gpu.index for means in held) for gpu in gpus}
    shares = {gpu.index: gpu.free // per_gpu - CONTEXT for gpu in gpus}
    fit = [gpu for gpu in gpus if load[gpu.index] < per_gpu and shares[gpu.index] >= LEAST]
    if not fit:
        return Means(threads, memory=memory_limit(slots, devices.memory))
    gpu = min(fit, key=lambda gpu: (load[gpu.index], -gpu.free, gpu.index))
    return Means(threads, gpu=gpu.index, gpu_memory=shares[gpu.index])


def tensorflow_uses_gpus() -> bool:
    """Tell whether the TensorFlow that is installed was built for GPUs."""
    try:
        return not version("tensorflow-cpu")
    except PackageNotFoundError:
        return True


@contextmanager
def _nvml() -> Iterator[bool]:
    """Open NVIDIA's management library; gives False where there is none."""
    try:
        pynvml.nvmlInit()
    except pynvml.NVMLError:
        yield False
        return
    try:
        yield True
    finally:
        pynvml.nvmlShutdown()


def _gpus(visible: str | None) -> Iterator[Gpu]:
    """Yield the GPUs that CUDA shows to programs, in its order (`CUDA_DEVICE_ORDER=PCI_BUS_ID`)."""
    names = map(str, range(pynvml.nvmlDeviceGetCount())) if visible is None else visible.split(",")
    for index, name in enumerate(names):
        try:
            handle: Any = _handle(name.strip())
            memory = pynvml.nvmlDeviceGetMemoryInfo(handle)
            yield Gpu(index, pynvml.nvmlDeviceGetName(handle), memory.total, memory.free)
        except (pynvml.NVMLError, ValueError):
            return  # As CUDA does: what follows one that is not there is not looked at.


def _handle(name: str) -> Any:
    if name.isdecimal():
        return pynvml.nvmlDeviceGetHandleByIndex(int(name))
    return pynvml.nvmlDeviceGetHandleByUUID(name)
