import subprocess
import sys


def test_the_server_process_never_loads_tensorflow():
    code = "import sys, playground.engine; print([name for name in ('tensorflow', 'keras') if name in sys.modules])"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert answer.stdout.strip() == "[]"
