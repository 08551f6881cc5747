import subprocess
import sys

import pytest

resource = pytest.importorskip("resource")

GREEDY = """
from playground.engine.local.limits import limit_memory
limit_memory({limit})
try:
    print(len(bytearray(1 << 30)))
except MemoryError:
    print("refused")
"""


def ask_for_a_gigabyte(limit):
    answer = subprocess.run(
        [sys.executable, "-c", GREEDY.format(limit=limit)], capture_output=True, text=True, check=True, timeout=60
    )
    return answer.stdout.strip()


@pytest.mark.skipif(sys.platform != "linux", reason="Only Linux enforces the limit.")
def test_no_more_than_the_limit():
    assert ask_for_a_gigabyte(512 << 20) == "refused"


@pytest.mark.parametrize("limit", [None, 4 << 30])
def test_all_else_is_given(limit):
    assert ask_for_a_gigabyte(limit) == str(1 << 30)


@pytest.mark.skipif(sys.platform != "linux", reason="Only Linux enforces the limit.")
def test_a_lower_limit_of_the_system_stays():
    limited = f"import resource; resource.setrlimit(resource.RLIMIT_DATA, ({600 << 20}, {600 << 20}))\n"
    code = limited + GREEDY.format(limit=4 << 30)
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert answer.stdout.strip() == "refused"
