"""From the start of the process to the first good answer: our server against an empty Flask app."""

import argparse
import http.client
import socket
import subprocess
import sys
import time

from benchmarks.sidebyside import Contender, compare, table

EMPTY_FLASK = """
import sys
from flask import Flask
app = Flask("empty")
app.get("/api/health")(lambda: {"ok": True})
app.run(port=int(sys.argv[1]))
"""
PATIENCE = 60.0
POLL = 0.005


def ours() -> float:
    """Start the playground's server."""
    port = free_port()
    return seconds_to_answer(
        [sys.executable, "-m", "playground", "serve", "--no-open", "--no-keep", "--port", str(port)], port
    )


def empty_flask() -> float:
    """Start the smallest Flask app that answers the same path."""
    port = free_port()
    return seconds_to_answer([sys.executable, "-c", EMPTY_FLASK, str(port)], port)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def seconds_to_answer(command: list[str], port: int) -> float:
    """Return the seconds from the start of this program to its first good answer; the program is ended."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        while not answers(port):
            if process.poll() is not None or time.perf_counter() - start > PATIENCE:
                raise RuntimeError(f"{' '.join(command[:4])} … did not answer (exit status {process.poll()})")
            time.sleep(POLL)
        return time.perf_counter() - start
    finally:
        process.terminate()
        # Until what it started is gone too: a process that still loads TensorFlow would slow the next round.
        process.communicate()


def answers(port: int) -> bool:
    """Tell whether the server at this port is in good health."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/api/health")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    contenders = [Contender("playground serve", ours), Contender("empty Flask app", empty_flask)]
    compare(contenders, parser.parse_args().rounds)
    print(table(contenders, "seconds to the first answer of /api/health; smaller is better"))


if __name__ == "__main__":
    main()
