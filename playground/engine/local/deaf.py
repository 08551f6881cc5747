"""Start processes that do not hear Ctrl+C, not even while they start."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker


@contextmanager
def deaf() -> Iterator[None]:
    """Keep the terminal's interrupt from the processes started meanwhile; they end when their pipe closes."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    # Its start ends with the signal let through again, so it must not be the first thing that is started in here.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
