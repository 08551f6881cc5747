"""Processes on this machine: started, killed and buried."""

import logging
import multiprocessing
import os
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import process
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import Any, TypeAlias

import psutil

from playground.engine.local.deaf import deaf
from playground.engine.local.nameless import nameless_main

Pipe: TypeAlias = "Connection[bytes, bytes]"
Entry = Callable[[Pipe], None]
"""What a process does with its end of the pipe."""

PRELOADED = ["playground.training.warm", "playground.engine.worker.worker", "playground.engine.worker.viewing"]
"""What the fork server has imported before it forks. None of them may run a TensorFlow operation."""
FAREWELL = 2.0
"""Seconds that a process may take to go after its pipe is closed."""
TRIES = 3
"""Starts that are tried where the fork server dies under them."""
UNKNOWN = 255
"""The exit code that multiprocessing makes up where the fork server, which alone would know it, is gone."""

_starting = threading.Lock()  # The main program can be hidden once only, and a fork server started once.


class Unwanted(Exception):
    """Raised by whoever wanted a process when its turn comes and it wants none any more."""


class Process:
    """A process and our end of its pipe."""

    def __init__(self, made: BaseProcess, pipe: Pipe):
        self.pipe = pipe
        self.pid: int = made.pid or 0
        self._made = made
        # By its number and the time of its start: the number alone may soon be another's.
        self._seen = _seen(self.pid)

    def kill(self) -> None:
        """End it at once; without effect where it has ended."""
        with suppress(psutil.NoSuchProcess):
            if self._seen is not None:
                self._seen.kill()

    def worked(self) -> float:
        """Return the seconds of a processor that it has used; 0 where it has ended."""
        with suppress(psutil.NoSuchProcess):
            if self._seen is not None:
                times = self._seen.cpu_times()
                return float(times.user + times.system)
        return 0.0

    def bury(self) -> int | None:
        """Wait for its end, kill it if it stays, and return its exit code where that is known."""
        self._made.join(FAREWELL)
        if self._made.exitcode is None:
            self.kill()
            self._made.join(FAREWELL)
        code = self._made.exitcode
        if code is not None:
            self._made.close()
        if code == UNKNOWN:
            self._make_sure()
        return None if code == UNKNOWN else code

    def _make_sure(self) -> None:
        """End it where nothing told of its end but that the fork server is gone."""
        self.kill()
        with suppress(psutil.NoSuchProcess, psutil.TimeoutExpired):
            if self._seen is not None:
                self._seen.wait(FAREWELL)


def _seen(pid: int) -> Any:
    try:
        return psutil.Process(pid)
    except psutil.NoSuchProcess:
        return None


class Starter:
    """Starts processes as forks of a server that holds TensorFlow ready; where there is no fork, as new Pythons."""

    def __init__(self, entry: Entry, method: str | None = None):
        self._entry = entry
        methods = multiprocessing.get_all_start_methods()
        self._use(method or ("forkserver" if "forkserver" in methods else "spawn"))
        # Read by TensorFlow's C++ while it is being imported, in whichever process.
        os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

    def start(self, begin: Callable[[], None], tries: int = TRIES) -> Process:
        """Start a process, `begin` being called when it is its turn. Raises OSError, EOFError and what `begin` does."""
        try:
            with _starting:
                begin()
                return self._start()
        except (OSError, EOFError):
            if tries == 1:
                raise
        # The fork server was killed in this moment. The next try finds it gone and starts another.
        time.sleep(0.1)
        return self.start(begin, tries - 1)

    @property
    def forks(self) -> bool:
        """Whether processes are forks."""
        return self.method == "forkserver"

    def forsake(self) -> None:
        """Start no more forks, for one hangs."""
        if self.forks:
            logging.getLogger(__name__).warning("A forked process hung; from now on each is started as a new Python.")
            self._use("spawn")

    @staticmethod
    def kill_server() -> None:
        """End the fork server, which hangs: whoever waits for it to start a process then learns that it does not."""
        from multiprocessing import forkserver  # Not there on every system.

        server = forkserver._forkserver._forkserver_pid  # type: ignore[attr-defined]  # noqa: SLF001
        with suppress(psutil.NoSuchProcess):
            if server is not None:
                psutil.Process(server).kill()

    def _use(self, method: str) -> None:
        self.method = method
        self._context: BaseContext = multiprocessing.get_context(method)
        if method == "forkserver":
            self._context.set_forkserver_preload(PRELOADED)

    def _start(self) -> Process:
        ours, theirs = self._context.Pipe()
        made: BaseProcess = self._context.Process(target=self._entry, args=(theirs,))  # type: ignore[attr-defined]
        try:
            with nameless_main(), deaf():
                made.start()
        except BaseException:
            ours.close()
            raise
        finally:
            theirs.close()
        # multiprocessing asks all that it knows for their exit codes whenever one starts. Each can be read only once.
        process._children.discard(made)  # type: ignore[attr-defined]  # noqa: SLF001
        return Process(made, ours)
