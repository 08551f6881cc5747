import socket
import subprocess
import sys

import pytest


@pytest.fixture
def address(ray_cluster):
    """Return the address of the cluster for machines that are no nodes of it."""
    with socket.create_server(("127.0.0.1", 0)) as one:
        port = one.getsockname()[1]
    command = [sys.executable, "-m", "ray.util.client.server", "--mode", "legacy", "--address", ray_cluster.address]
    with subprocess.Popen(
        [*command, "--host", "127.0.0.1", "--port", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        yield f"ray://127.0.0.1:{port}"
        server.terminate()


def test_a_training_from_a_machine_that_is_no_node(address):
    command = [sys.executable, "-m", "playground", "train", "lenet-5", "--dataset", "digits", "--engine", address]
    options = ["--epochs", "1", "--train-size", "256"]
    answer = subprocess.run([*command, *options], check=False, capture_output=True, text=True, timeout=150)
    assert answer.returncode == 0, answer.stderr
    assert "test accuracy 0." in answer.stdout
