"""One worker on this machine: its process, from before it is started until it is buried."""

import logging
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue

import msgspec

from playground.engine import messages as m
from playground.engine.local.process import Pipe, Process, Starter, Unwanted
from playground.engine.local.pulse import Pulse
from playground.engine.local.quota import LONGEST, Quota
from playground.engine.protocol import Loss, Lost, Reason, Received

CRASHES = (-signal.SIGABRT, -signal.SIGSEGV)
"""How TensorFlow ends most often where it gets no memory: by a C++ error that nobody catches, or a null pointer."""

Gone = Callable[["LocalWorker"], None]


class LocalWorker:
    """One process, its pipe, and a thread for each direction: whoever sends never waits, not for a hung process."""

    def __init__(self, starter: Starter, job: m.Job, received: Received, lost: Lost, gone: Gone, patience: float):
        self._starter = starter
        self._received = received
        self._lost = lost
        self._gone = gone
        self._pulse = Pulse(start=patience)
        self._quota = Quota()
        self._lock = threading.Lock()
        self._process: Process | None = None
        self._reason: Reason | None = None
        """Why it is to end, once that is known."""
        self.over = False
        """Whether it is gone, and all that there was to say of it is said."""
        self._unheard: list[bytes] = []
        """What was sent before the process was heard: another one may have to take its place."""
        self._unsent: SimpleQueue[bytes | None] = SimpleQueue()
        self._unsent.put(m.encode(job))
        self._limited = job.means.memory is not None
        self.thread = threading.Thread(target=self._live, name="worker", daemon=True)

    @property
    def pid(self) -> int | None:
        """The process's number, while there is one."""
        process = self._process
        return process.pid if process else None

    @property
    def started(self) -> bool:
        """Whether there is a process."""
        return self._process is not None

    def send(self, message: m.Message) -> None:
        """Send a message; one for a process that is still being started is kept until then."""
        self._quota.owe()
        self._unsent.put(m.encode(message))

    def employ(self, job: m.Job, received: Received, lost: Lost) -> bool:
        """Give a process that was only to prepare a job; False where it is too late for that."""
        with self._lock:
            if self.over or self._reason:
                return False
            self._received, self._lost = received, lost
            self._unsent.put(m.encode(job))
        return True

    def kill(self) -> None:
        """Kill the process; one that is still being started will not get its job."""
        self._end("ended")

    def forgive(self, seconds: float) -> None:
        """Leave out so many seconds in which the process could not be heard."""
        self._pulse.forgive(seconds)

    def check(self) -> None:
        """Kill the process if it hangs."""
        process = self._process
        if not self._pulse.hangs(process.worked if process else lambda: 0.0):
            return
        self._end("silent" if self._pulse.heard else "unstartable")
        if process is None:
            self._starter.kill_server()

    def _end(self, reason: Reason) -> None:
        with self._lock:
            # Whoever wants no worker any more wants no other one in its place either.
            self._reason = reason if reason == "ended" else self._reason or reason
            if self._process is not None:
                self._process.kill()

    def _live(self) -> None:
        """Do all that there is to do for one worker; it takes as long as the worker lives."""
        loss = Loss("unstartable")
        try:
            forked = self._starter.forks
            loss = self._attempt()
            if forked and self._hung():
                self._starter.forsake()
                loss = self._attempt()
        finally:
            self._end("ended")  # Where handing on has failed it lives, and nobody would hear it any more.
            with self._lock:
                self.over = True
            self._gone(self)
            self._lost(loss)

    def _hung(self) -> bool:
        """Tell whether the process hung before it was heard; it is then as if there had been none."""
        with self._lock:
            hung = self._reason == "unstartable"
            if hung:
                self._reason = None
        return hung

    def _attempt(self) -> Loss:
        """Start a process, hand on what it says until it says no more, and take leave of it."""
        try:
            process = self._starter.start(self._begin)
        except (OSError, EOFError, Unwanted):
            if self._reason is None:
                logging.getLogger(__name__).exception("A worker process could not be started.")
            return Loss(self._reason or "unstartable")
        with self._lock:
            self._process = process
            if self._reason:
                process.kill()
        with process.pipe:
            writer = threading.Thread(target=self._write, args=(process.pipe,), name="orders", daemon=True)
            writer.start()
            try:
                self._listen(process.pipe)
            finally:
                # Not closed under the writer's hands: the number of the pipe may then be another file's.
                self._unsent.put(None)
                writer.join()
        self._pulse.end()
        code = process.bury()
        with self._lock:
            self._process = None
        ended: Reason = "memory" if self._limited and code in CRASHES else "ended"
        return Loss(self._reason or ended, code)

    def _begin(self) -> None:
        if self._reason:
            raise Unwanted
        self._pulse.begin()

    def _listen(self, pipe: Pipe) -> None:
        """Hand on what the process says until it says no more, or what no worker says."""
        while (said := self._next(pipe)) is not None:
            with self._pulse.hear():
                self._unheard.clear()
                try:
                    report = m.decode_report(said)
                except msgspec.DecodeError:
                    self._end("garbage")
                    return
                if self._quota.exceeded(len(said)):
                    self._end("flood")
                    return
                if not isinstance(report, m.Beat):
                    self._received(report)

    def _next(self, pipe: Pipe) -> bytes | None:
        """Wait for what the process says next; None where nothing more will come."""
        try:
            return pipe.recv_bytes(LONGEST)
        except (EOFError, OSError):
            if not pipe.readable:  # It was about to say more than anybody could want to hear.
                self._end("flood")
            return None

    def _write(self, pipe: Pipe) -> None:
        """Send what another process before did not take up, and then what comes, until there is nothing more to send.

        Where the process is gone the other thread notices it.
        """
        for told in tuple(self._unheard):
            with suppress(OSError):
                pipe.send_bytes(told)
        while (data := self._unsent.get()) is not None:
            if not self._pulse.heard:
                self._unheard.append(data)
            with suppress(OSError):
                pipe.send_bytes(data)
