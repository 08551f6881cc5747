"""What the server's process loads."""

import subprocess
import sys


def test_the_server_does_not_load_tensorflow() -> None:
    program = (
        "import sys, playground.server, playground.server.asgi, playground.cli\n"
        "print([name for name in ('tensorflow', 'keras', 'jax', 'torch') if name in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
