"""`playground serve` as a process: it starts, answers, and ends without a trace."""

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request

import pytest

from scripts.serving import serving

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")


@pytest.fixture
def server(tmp_path):
    """A server in a process group of its own, whose temporary files lie in tmp_path."""
    variables = os.environ | {"TMPDIR": str(tmp_path)}
    with serving(env=variables, stderr=subprocess.PIPE, start_new_session=True) as served:
        yield served


def health(server):
    with urllib.request.urlopen(f"{server.address}api/health", timeout=20) as answer:
        assert answer.status == 200
        return json.load(answer)


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 0), (signal.SIGTERM, 128 + signal.SIGTERM)])
def test_it_says_where_the_page_is_and_ends_quietly_and_leaves_nothing_behind(server, tmp_path, number, status):
    assert health(server)["ok"]
    server.process.send_signal(number)
    _, errors = server.process.communicate(timeout=60)
    assert server.process.returncode == status
    assert errors == ""
    assert list(tmp_path.glob("convnet-playground-*")) == []


def test_ctrl_c_while_tensorflow_is_loading_prints_no_traceback(server):
    assert health(server)["workers"]["warm"] == 0
    os.killpg(server.process.pid, signal.SIGINT)
    _, errors = server.process.communicate(timeout=60)
    assert (server.process.returncode, errors) == (0, "")


def test_a_port_that_is_taken_is_answered_with_a_sentence():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "-m", "playground", "serve", "--no-open"],
            env={**os.environ, "PLAYGROUND_PORT": port},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == (
        f"Error: Port {port} of 127.0.0.1 cannot be used (Address already in use). Choose another with --port.\n"
    )
