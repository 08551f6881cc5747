import signal
import subprocess
import sys

import pytest

from playground.engine.deaf import deaf

pytestmark = pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="Windows has no signal masks")

ECHO = "import sys; print('up', flush=True); print(sys.stdin.read())"


def start():
    return subprocess.Popen([sys.executable, "-c", ECHO], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def test_an_interrupt_does_not_reach_a_process_that_was_started_deaf():
    with deaf():
        process = start()
    assert process.stdout.readline() == "up\n"
    process.send_signal(signal.SIGINT)
    answer, _ = process.communicate("still here", timeout=30)
    assert (answer, process.returncode) == ("still here\n", 0)


def test_this_process_hears_again_afterwards():
    with deaf():
        assert signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, set())
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, set())
