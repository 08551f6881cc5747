"""What every engine can do: start a worker somewhere, talk to it, end it."""

from collections.abc import Callable
from typing import Protocol

from playground.engine.messages import Job, Message, Report

Received = Callable[[Report], None]
"""Called with each message of a worker, on the engine's own thread."""
Lost = Callable[[int | None], None]
"""Called once, after the last message, with the exit code: negative for a signal, None where it is not known."""


class Worker(Protocol):
    """A worker, somewhere; it may still be on its way."""

    @property
    def pid(self) -> int | None:
        """The process's number on this machine, once it has one."""

    def send(self, message: Message) -> None:
        """Send a message; it arrives after all that were sent before. Without effect on a dead worker."""

    def kill(self) -> None:
        """End the worker at once, whatever it does."""


class Engine(Protocol):
    """A place where workers run."""

    def start(self, job: Job, received: Received, lost: Lost) -> Worker:
        """Give a job to a new worker; returns at once."""

    def close(self) -> None:
        """End all workers and wait until they are gone."""
