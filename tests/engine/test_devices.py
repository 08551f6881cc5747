from types import SimpleNamespace

import pynvml
import pytest

from playground.engine import devices as module
from playground.engine.devices import CONTEXT, Devices, Gpu, choose, this_machine
from playground.engine.messages import Means

GB = 1 << 30


def machine(*free, cores=8):
    """Return a machine with GPUs of 24 GB, of which so many are free."""
    return Devices(cores, 64 * GB, tuple(Gpu(i, "GPU", 24 * GB, gb * GB) for i, gb in enumerate(free)))


def fill(devices, slots, runs):
    """Return what so many runs get, one after the other."""
    held = []
    for _ in range(runs):
        held.append(choose(devices, slots, held))
    return held


def test_without_a_gpu_the_cores_and_the_memory_are_shared():
    assert choose(machine(), 4, []) == Means(threads=2, memory=int(0.8 * 64 * GB) // 4)
    assert choose(machine(), 64, []).threads == 1


def test_runs_are_spread_over_the_gpus_and_fit():
    held = fill(machine(24, 24), 8, 8)
    assert [means.gpu for means in held] == [0, 1] * 4
    for gpu in (0, 1):
        taken = sum(means.gpu_memory + CONTEXT for means in held if means.gpu == gpu)
        assert taken <= 24 * GB
    assert {means.memory for means in held} == {None}


def test_the_emptiest_gpu_comes_first():
    assert [means.gpu for means in fill(machine(8, 24), 4, 4)] == [1, 0, 1, 0]


def test_a_paused_run_keeps_its_share_and_who_finds_none_takes_the_processor():
    held = fill(machine(24), 2, 3)
    assert [means.gpu for means in held] == [0, 0, None]
    assert held[2].memory


def test_a_gpu_whose_share_would_be_too_small_is_left_alone():
    assert choose(machine(1), 1, []).gpu is None
    assert choose(machine(24), 64, []).gpu is None


def test_what_one_run_can_have_is_bounded_by_its_machine():
    assert choose(Devices(8, 64 * GB, widest=2), 2, []).threads == 2


@pytest.mark.parametrize(
    ("devices", "slots"),
    [
        (machine(cores=1), 1),
        (machine(), 4),
        (machine(24, 24), 8),
        (machine(24, cores=64), 32),
        (machine(4), 4),
        (machine(2, cores=2), 1),
    ],
)
def test_slots(devices, slots):
    assert devices.slots() == slots


class Library:
    """NVIDIA's library, on a machine with two GPUs."""

    NVMLError = pynvml.NVMLError
    names = ("GPU-aa", "GPU-bb")

    def __init__(self):
        self.open = 0

    def nvmlInit(self):  # noqa: N802
        self.open += 1

    def nvmlShutdown(self):  # noqa: N802
        self.open -= 1

    def nvmlSystemGetDriverVersion(self):  # noqa: N802
        return "580.1"

    def nvmlDeviceGetCount(self):  # noqa: N802
        return 2

    def nvmlDeviceGetHandleByIndex(self, index):  # noqa: N802
        if index > 1:
            raise pynvml.NVMLError(pynvml.NVML_ERROR_INVALID_ARGUMENT)
        return index

    def nvmlDeviceGetHandleByUUID(self, name):  # noqa: N802
        if name not in self.names:
            raise pynvml.NVMLError(pynvml.NVML_ERROR_NOT_FOUND)
        return self.names.index(name)

    def nvmlDeviceGetName(self, handle):  # noqa: N802
        return ("H100", "T4")[handle]

    def nvmlDeviceGetMemoryInfo(self, handle):  # noqa: N802
        return SimpleNamespace(total=(80 * GB, 16 * GB)[handle], free=10 * GB)


@pytest.fixture
def library(monkeypatch):
    library = Library()
    monkeypatch.setattr(module, "pynvml", library)
    monkeypatch.setattr(module, "tensorflow_uses_gpus", lambda: True)
    return library


@pytest.mark.parametrize(
    ("visible", "names"),
    [(None, ["H100", "T4"]), ("1,0", ["T4", "H100"]), ("GPU-bb", ["T4"]), ("", []), ("-1", []), ("0,7,1", ["H100"])],
)
def test_the_gpus_are_those_that_programs_see_in_their_order(library, visible, names, monkeypatch):
    monkeypatch.delenv("CUDA_VISIBLE_DEVICES", raising=False)
    if visible is not None:
        monkeypatch.setenv("CUDA_VISIBLE_DEVICES", visible)
    found = this_machine()
    assert [gpu.name for gpu in found.gpus] == names
    assert [gpu.index for gpu in found.gpus] == list(range(len(names)))
    assert (found.driver, library.open) == ("580.1", 0)


def test_gpus_that_tensorflow_cannot_use_are_left_out(library, monkeypatch):
    monkeypatch.setattr(module, "tensorflow_uses_gpus", lambda: False)
    assert this_machine().gpus == ()


def test_a_machine_without_nvidia(monkeypatch):
    def refuse():
        raise pynvml.NVMLError(pynvml.NVML_ERROR_LIBRARY_NOT_FOUND)

    monkeypatch.setattr(module.pynvml, "nvmlInit", refuse)
    found = this_machine()
    assert (found.gpus, found.driver) == ((), None)
    assert found.cores >= 1
    assert found.memory > GB
