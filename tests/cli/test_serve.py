"""`playground serve` as a process: it starts, answers, and ends without a trace."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")


@pytest.fixture
def server(tmp_path):
    """A server on a free port, in a process group of its own, whose temporary files lie in tmp_path."""
    process = subprocess.Popen(
        [sys.executable, "-m", "playground", "serve", "--port", "0", "--no-open"],
        env={**os.environ, "TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    yield process
    process.kill()
    process.communicate()


def address(server):
    return re.search(r"http://\S+", server.stdout.readline()).group()


def test_it_says_where_the_page_is_and_answers_there(server):
    with urllib.request.urlopen(f"{address(server)}api/health", timeout=20) as answer:
        assert answer.status == 200


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 0), (signal.SIGTERM, 128 + signal.SIGTERM)])
def test_it_ends_quietly_and_leaves_nothing_behind(server, tmp_path, number, status):
    with urllib.request.urlopen(f"{address(server)}api/health", timeout=20):
        pass
    server.send_signal(number)
    _, errors = server.communicate(timeout=20)
    assert server.returncode == status
    assert errors == ""
    assert list(tmp_path.glob("convnet-playground-*")) == []


def test_ctrl_c_while_tensorflow_is_loading_prints_no_traceback(server):
    with urllib.request.urlopen(f"{address(server)}api/health", timeout=20) as answer:
        assert json.load(answer)["workers"]["warm"] == 0
    os.killpg(server.pid, signal.SIGINT)
    _, errors = server.communicate(timeout=60)
    assert (server.returncode, errors) == (0, "")


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
