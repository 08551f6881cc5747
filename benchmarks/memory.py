"""Resident memory: of the server's process with many runs, and what each run's own process takes."""

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any
from urllib.request import Request, urlopen

from benchmarks.startup import answers, free_port
from playground.architecture import TrainingSettings
from playground.architecture.presets import get

SETTINGS = TrainingSettings(dataset="fashion_mnist", batch_size=64, epochs=1000)
PATIENCE = 300.0
POLL = 0.25
MB = 1024 * 1024


class Server:
    """A playground's server in a process of its own, with so many slots."""

    def __init__(self, slots: int) -> None:
        self.port = free_port()
        serve = [
            sys.executable,
            "-m",
            "playground",
            "serve",
            "--no-open",
            "--no-keep",
            f"--port={self.port}",
            f"--slots={slots}",
        ]
        self.process = subprocess.Popen(serve, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.wait(lambda: answers(self.port))

    def __call__(self, path: str, content: dict[str, Any] | None = None) -> Any:
        """Ask the server; with content, POST it."""
        request = Request(f"http://127.0.0.1:{self.port}/api/{path}", headers={"Content-Type": "application/json"})
        request.data = None if content is None else json.dumps(content).encode()
        with urlopen(request, timeout=60) as answer:  # noqa: S310 (it is our own server)
            return json.load(answer)

    def wait(self, reached: Any) -> None:
        """Ask again and again until it is so. Raises RuntimeError where that takes too long."""
        end = time.monotonic() + PATIENCE
        while not reached():
            if time.monotonic() > end:
                raise RuntimeError(f"The server must get there within {PATIENCE:g} s.")
            time.sleep(POLL)

    def runs(self) -> list[dict[str, Any]]:
        """Return all runs."""
        found: list[dict[str, Any]] = self("runs")["runs"]
        return found


def memory(pid: int) -> tuple[float, float]:
    """Return the megabytes of a process that are resident, and those of them that it shares with no other."""
    rows = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:])
    sizes = {key: int(value.split()[0]) * 1024 / MB for key, value in rows.items()}
    return sizes["Rss"], sizes["Private_Clean"] + sizes["Private_Dirty"]


def show(what: str, pids: list[int]) -> None:
    """Print the medians over these processes."""
    resident, own = zip(*map(memory, pids), strict=True)
    print(f"{what:36}  {median(resident):8.0f}  {median(own):8.0f}  {max(own):8.0f}", flush=True)


def measure(server: Server, count: int, seconds: float) -> None:
    """Start the runs, let them train for a while, and print what is taken on the way."""
    here, preset = [server.process.pid], get("small-convnet").architecture.to_dict()
    print(f"{'megabytes (medians)':36}  {'resident':>8}  {'unshared':>8}  {'at most':>8}")
    show("server, no run", here)
    for number in range(count):
        server("runs", {"architecture": preset, "training": SETTINGS.to_dict(), "paused": number % 2 == 1})
    held = [run["id"] for run in server.runs()][1::2]
    server.wait(lambda: all(run["state"] == "paused" for run in server.runs() if run["id"] in held))
    show("each run paused before it trained", [run["pid"] for run in server.runs() if run["id"] in held])
    for name in held:
        server(f"runs/{name}/resume", {})
    server.wait(lambda: all(run["epoch"] > 1 for run in server.runs()))
    show(f"server, {count} runs just begun", here)
    time.sleep(seconds)
    show(f"server, {count} runs {seconds:g} s later", here)
    show("each run that trains", [run["pid"] for run in server.runs()])
    for run in server.runs():
        server(f"runs/{run['id']}/pause", {})
    show("each run paused after that", [run["pid"] for run in server.runs()])


def main() -> None:
    """Measure and print, once a round with a server of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--runs", type=int, default=16)
    parser.add_argument("--seconds", type=float, default=20.0, help="of training between two looks at the server")
    options = parser.parse_args()
    if not Path("/proc/self/smaps_rollup").exists():
        print("Memory is read from /proc, which only Linux has: not measured here.")
        return
    for _ in range(options.rounds):
        server = Server(options.runs)
        try:
            measure(server, options.runs, options.seconds)
        finally:
            server.process.terminate()
            server.process.wait()


if __name__ == "__main__":
    main()
