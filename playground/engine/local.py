"""Workers as processes on this machine."""

import logging
import multiprocessing
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from queue import SimpleQueue

import msgspec

from playground.engine import child
from playground.engine import messages as m
from playground.engine.deaf import deaf
from playground.engine.nameless import nameless_main
from playground.engine.protocol import Loss, Lost, Reason, Received

PRELOADED = ["playground.training.warm", "playground.engine.worker", "playground.engine.viewing"]
"""What the fork server has imported before it forks. None of them may run a TensorFlow operation."""
FAREWELL = 2.0
"""Seconds that a process may take to go after its pipe is closed."""

Gone = Callable[["LocalWorker"], None]

# Process.start looks at all processes of this one, and two readers of one exit code make it 255.
_processes = threading.Lock()


class LocalEngine:
    """Start each worker as a fork of a server that holds TensorFlow ready; where there is no fork, as a new Python."""

    def __init__(self, method: str | None = None):
        methods = multiprocessing.get_all_start_methods()
        self.method = method or ("forkserver" if "forkserver" in methods else "spawn")
        self._context = multiprocessing.get_context(self.method)
        if self.method == "forkserver":
            self._context.set_forkserver_preload(PRELOADED)
        # Read by TensorFlow's C++ while it is being imported, in whichever process.
        os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
        self._lock = threading.Lock()
        self._workers: set[LocalWorker] = set()
        self._closed = False

    def start(self, job: m.Job, received: Received, lost: Lost) -> "LocalWorker":
        """Give a job to a new process; returns at once."""
        worker = LocalWorker(self._context, job, received, lost, self._forget)
        with self._lock:
            self._workers.add(worker)
            if self._closed:
                worker.kill()
        worker.thread.start()
        return worker

    def close(self) -> None:
        """Kill all processes and wait until they are gone."""
        with self._lock:
            self._closed = True
            workers = list(self._workers)
        for worker in workers:
            worker.kill()
        for worker in workers:
            if worker.started:  # One that still waits for TensorFlow will be killed as its first act.
                worker.thread.join(FAREWELL)

    def _forget(self, worker: "LocalWorker") -> None:
        with self._lock:
            self._workers.discard(worker)


class LocalWorker:
    """One process, its pipe, and a thread for each direction: whoever sends never waits, not for a hung process."""

    def __init__(self, context: BaseContext, job: m.Job, received: Received, lost: Lost, gone: Gone):
        self._context = context
        self._received = received
        self._lost = lost
        self._gone = gone
        self._lock = threading.Lock()
        self._process: BaseProcess | None = None
        self.started = False
        self.pid: int | None = None
        """The process's number, while there is one."""
        self._killed = False
        self._unsent: SimpleQueue[bytes | None] = SimpleQueue()
        self.send(job)
        self.thread = threading.Thread(target=self._live, name="worker", daemon=True)

    def send(self, message: m.Message) -> None:
        """Send a message; one for a process that is still being started is kept until then."""
        self._unsent.put(m.encode(message))

    def kill(self) -> None:
        """Kill the process; one that is still being started will not get its job."""
        with self._lock:
            self._killed = True
            if self._process is not None:
                self._process.kill()

    def _live(self) -> None:
        """Start the process, hand on what it says until its pipe closes, and take leave of it."""
        loss = Loss("unstartable")
        try:
            pipe, process = self._start()
            with pipe:
                writer = threading.Thread(target=self._write, args=(pipe,), name="orders", daemon=True)
                writer.start()
                reason = self._listen(pipe)
                # Not closed under the writer's hands: the number of the pipe may then be another file's.
                self._unsent.put(None)
                writer.join()
            loss = Loss(reason, self._bury(process))
        except (OSError, EOFError):
            if not self._killed:
                logging.getLogger(__name__).exception("A worker process could not be started.")
        finally:
            self._gone(self)
            self._lost(loss)

    def _start(self) -> "tuple[Connection[bytes, bytes], BaseProcess]":
        pipe, theirs = self._context.Pipe()
        process: BaseProcess = self._context.Process(target=child.main, args=(theirs,), daemon=True)  # type: ignore[attr-defined]
        with _processes, nameless_main(), deaf():
            process.start()
        theirs.close()
        with self._lock:
            self._process, self.pid, self.started = process, process.pid, True
            if self._killed:
                process.kill()
        return pipe, process

    def _listen(self, pipe: "Connection[bytes, bytes]") -> Reason:
        """Hand on what the process says until it says no more, and return why that is."""
        try:
            while True:
                self._received(m.decode_report(pipe.recv_bytes()))
        except (EOFError, OSError):
            return "ended"
        except msgspec.DecodeError:
            self.kill()  # What writes garbage is no worker any more.
            return "garbage"

    def _bury(self, process: BaseProcess) -> int | None:
        """Wait for the process's end and return its exit code; kill it if it closed its pipe but stays."""
        if not wait([process.sentinel], FAREWELL):
            process.kill()
            wait([process.sentinel], FAREWELL)
        with self._lock, _processes:
            self._process = self.pid = None
            process.join(0)
            code = process.exitcode
            if code is not None:
                process.close()
        return code

    def _write(self, pipe: "Connection[bytes, bytes]") -> None:
        # Where the process is gone the other thread notices too.
        with suppress(OSError):
            while (data := self._unsent.get()) is not None:
                pipe.send_bytes(data)
