import json
import subprocess
import sys
from types import SimpleNamespace

import pytest

from playground.training import device


class Config:
    """TensorFlow's configuration of a machine with two GPUs; it notes what is set."""

    def __init__(self):
        self.visible = self.limits = None
        self.growing = []
        self.threads = {}
        self.threading = SimpleNamespace(
            set_intra_op_parallelism_threads=lambda number: self.threads.update(intra=number),
            set_inter_op_parallelism_threads=lambda number: self.threads.update(inter=number),
        )
        self.experimental = SimpleNamespace(
            set_memory_growth=lambda gpu, grow: self.growing.append((gpu, grow)),
            get_device_details=lambda gpu: {"device_name": f"NVIDIA {gpu}"},
        )

    def list_physical_devices(self, kind):
        assert kind == "GPU"
        return ["T4", "H100"]

    def set_visible_devices(self, devices, kind):
        self.visible = (devices, kind)

    def set_logical_device_configuration(self, gpu, limits):
        self.limits = (gpu, limits)

    def LogicalDeviceConfiguration(self, memory_limit):  # noqa: N802
        return memory_limit


@pytest.fixture
def config(monkeypatch):
    config = Config()
    monkeypatch.setattr(device, "tf", SimpleNamespace(config=config))
    return config


def test_a_share_of_the_gpu_that_was_chosen(config):
    assert device.configure(2, gpu=1, gpu_memory=3 << 30) == "GPU 1: NVIDIA H100"
    assert config.visible == (["H100"], "GPU")
    assert config.limits == ("H100", [3072])
    assert (config.growing, config.threads) == ([], {"intra": 2, "inter": 2})


def test_a_whole_gpu_is_taken_bit_by_bit(config):
    assert device.configure(1, gpu=0) == "GPU 0: NVIDIA T4"
    assert (config.growing, config.limits) == ([("T4", True)], None)


@pytest.mark.parametrize("gpu", [None, 2])
def test_the_processor_where_no_gpu_is_given_or_found(config, gpu):
    assert device.configure(3, gpu=gpu, gpu_memory=1 << 30) == "CPU, 3 threads"
    assert config.visible == ([], "GPU")
    assert config.limits is None


CHILD = """
import json
from playground.training import device
from playground.training.warm import tensorflow as tf
name = device.configure(2, gpu=0, gpu_memory=1 << 30)
kinds = [each.device_type for each in tf.config.list_logical_devices()]
print(json.dumps([name, kinds, tf.config.threading.get_intra_op_parallelism_threads()]))
"""


def test_tensorflow_itself_has_what_was_chosen_and_nothing_else():
    child = subprocess.run([sys.executable, "-c", CHILD], capture_output=True, text=True, check=True)
    name, kinds, threads = json.loads(child.stdout)
    assert (kinds, threads) == (["CPU", "GPU"] if name.startswith("GPU 0") else ["CPU"], 2)
