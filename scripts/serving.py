"""Starts `playground serve` in a process of its own, for tests, benchmarks and pictures of the page."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit


class Served(NamedTuple):
    """A server in a process of its own; its address ends with a slash."""

    address: str
    process: "subprocess.Popen[str]"

    @property
    def port(self) -> int:
        """Where it listens."""
        return urlsplit(self.address).port or 80


@contextmanager
def serving(*options: str, directory: Path | None = None, **process: Any) -> Iterator[Served]:
    """Start a server and end it; on a free port where no option names one, and keeping runs where a directory is given.

    `process`: what else `subprocess.Popen` is told.
    """
    keeping = ["--keep", f"--directory={directory}"] if directory else ["--no-keep"]
    command = [sys.executable, "-m", "playground", "serve", "--port=0", "--no-open", *keeping, *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, **process) as server:
        try:
            found = re.search(r"http://\S+", server.stdout.readline() if server.stdout else "")
            if found is None:
                raise RuntimeError("The server did not say where it is.")
            yield Served(found.group(), server)
        finally:
            server.terminate()
            server.wait(20)
