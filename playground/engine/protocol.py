"""What every engine can do: start a worker somewhere, talk to it, end it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from playground.engine.devices import Devices
from playground.engine.messages import Job, Message, Report

Received = Callable[[Report], None]
"""Called with each message of a worker, on the engine's own thread."""
Reason = Literal["ended", "memory", "silent", "garbage", "flood", "unstartable", "unreachable"]
"""Why a worker is no more: it ended (with or without cause), crashed as one does that gets no more memory, was killed
as it gave no sign of life or wrote nonsense or far too much, never began, or the machine that it ran on is lost."""


@dataclass(frozen=True)
class Loss:
    """How a worker ended."""

    reason: Reason
    code: int | None = None
    """The exit code: negative for a signal, None where it is not known."""


Lost = Callable[[Loss], None]
"""Called once, after the last message."""


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

    def devices(self) -> Devices:
        """Return what workers can be given; the engine need not have started any."""

    def close(self) -> None:
        """End all workers and wait until they are gone."""
