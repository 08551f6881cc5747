"""A worker process's own side of the pipe.

Nothing heavy is imported before the job is here: the server imports this module too, to name its entry.
"""

import os
import signal
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from playground.engine import messages as m
from playground.engine.local.limits import limit_memory
from playground.engine.worker.inbox import Inbox

NICENESS = 5
"""The server and the viewer go first."""
BEAT = 0.5
"""Seconds from one sign of life to the next."""

Body = Callable[[Any, Inbox, Callable[[m.Message], None]], None]
Bodies = Mapping[type[m.Message], Body]
"""What is done with a job, by its type."""


def load() -> Bodies:
    """Return what workers do. The one place where the training code, and with it TensorFlow, comes in."""
    from playground.engine.worker.viewing import prepare, view
    from playground.engine.worker.worker import train

    return {m.TrainJob: train, m.ViewJob: view, m.Prepare: prepare}


def main(pipe: "Connection[bytes, bytes]", load: Callable[[], Bodies] = load) -> None:
    """Wait for a job, do it and leave without TensorFlow's slow farewell."""
    _detach()
    send = Sender(pipe)
    try:
        job = m.decode_job(pipe.recv_bytes())
        bodies = load()
        # Not earlier: loading TensorFlow, where no fork server has, lets no other thread speak for seconds.
        threading.Thread(target=_beat, args=(send,), name="beat", daemon=True).start()
        _take_up(job)
        if isinstance(job, m.Prepare):
            bodies[m.Prepare](job, Inbox(), send)
            job = m.decode_job(pipe.recv_bytes())
        bodies[type(job)](job, _inbox(pipe), send)
    except ImportError as problem:
        send(m.Failed("no_tensorflow", f"TensorFlow and Keras cannot be loaded here: {problem}"))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        pass  # The server is gone.
    pipe.close()
    os._exit(0)


def _take_up(job: m.Job) -> None:
    """Be content with what a job may use."""
    if job.means.gpu is None:  # What a driver maps of its own accord is counted too, and is no memory.
        limit_memory(job.means.memory)
    if not isinstance(job, m.ViewJob) and hasattr(os, "nice"):
        os.nice(NICENESS)


def _detach() -> None:
    """Leave the terminal's session: its Ctrl+C is for the server, which then closes the pipe."""
    if hasattr(os, "setsid"):
        os.setsid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _inbox(pipe: "Connection[bytes, bytes]") -> Inbox:
    """Return an inbox that a thread fills. When the server dies the process ends, even within a long operation."""
    inbox = Inbox()

    def read() -> None:
        try:
            while True:
                inbox.put(m.decode_order(pipe.recv_bytes()))
        except (EOFError, OSError):
            os._exit(0)

    threading.Thread(target=read, name="inbox", daemon=True).start()
    return inbox


def _beat(send: "Sender") -> None:
    with suppress(OSError):
        while True:
            send(m.Beat())
            time.sleep(BEAT)


class Sender:
    """Send messages through a pipe, whole ones, from any thread."""

    def __init__(self, pipe: "Connection[bytes, bytes]"):
        self.pipe = pipe
        self._lock = threading.Lock()

    def __call__(self, message: m.Message) -> None:
        """Send a message. Raises OSError where nobody is there to hear it."""
        with self._lock:
            self.pipe.send_bytes(m.encode(message))
