"""A worker process's own side of the pipe.

Nothing heavy is imported before the job is here: the server imports this module too, to name its entry.
"""

import os
import signal
import threading
from multiprocessing.connection import Connection

from playground.engine import messages as m
from playground.engine.inbox import Inbox

NICENESS = 5
"""The server and the viewer go first."""


def main(pipe: "Connection[bytes, bytes]") -> None:
    """Wait for a job, do it and leave without TensorFlow's slow farewell."""
    _detach()
    send = _Sender(pipe)
    try:
        job = m.decode_job(pipe.recv_bytes())
        _work(job, _inbox(pipe), send)
    except ImportError as problem:
        send(m.Failed("no_tensorflow", f"TensorFlow and Keras cannot be loaded here: {problem}"))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        pass  # The server is gone.
    pipe.close()
    os._exit(0)


def _work(job: m.Job, inbox: Inbox, send: "_Sender") -> None:
    # The one place where the training code, and with it TensorFlow, comes in.
    if isinstance(job, m.TrainJob):
        from playground.engine.worker import train

        if hasattr(os, "nice"):
            os.nice(NICENESS)
        train(job, inbox, send)
    else:
        from playground.engine.viewing import view

        view(job, inbox, send)


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


class _Sender:
    """Send messages through a pipe, whole ones, from any thread."""

    def __init__(self, pipe: "Connection[bytes, bytes]"):
        self._pipe = pipe
        self._lock = threading.Lock()

    def __call__(self, message: m.Message) -> None:
        with self._lock:
            self._pipe.send_bytes(m.encode(message))
