import signal
import subprocess
import sys

import pytest

from playground.engine.local.deaf import deaf

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


def test_what_multiprocessing_starts_is_deaf_from_its_first_moment():
    code = (
        "import multiprocessing, signal\n"
        "from playground.engine.local.deaf import deaf\n"
        "with deaf():\n"
        "    process = multiprocessing.get_context('forkserver').Process(target=print)\n"
        "    process.start()\n"
        "    print(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, set()))\n"
        "process.join()"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert answer.stdout.split() == ["True"]


def test_this_process_hears_again_afterwards():
    with deaf():
        assert signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, set())
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, set())
