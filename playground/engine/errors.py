"""What an engine refuses to do, said for people."""


class EngineError(Exception):
    """Something asked of a run or a viewer that cannot be done; the message is a sentence for people."""

    def __init__(self, code: str, message: str):
        super().__init__(message)
        self.code = code
        self.message = message


class NotAnswering(EngineError):
    """A worker lives, but has not answered in time."""

    def __init__(self, seconds: float):
        super().__init__("unavailable", f"The process has not answered within {seconds:g} s.")


class WorkerGone(EngineError):
    """The worker that was asked has died, or has ended meanwhile."""

    def __init__(self) -> None:
        super().__init__("worker_gone", "The process that was asked is no longer there.")


class WorkerLost(EngineError):
    """The worker was lost over a command, and the run goes on without it."""

    def __init__(self, verb: str):
        super().__init__(
            "worker_lost",
            f"The training process was lost during {verb}; the run goes on by itself from what was kept last. "
            "Try again in a moment.",
        )


class UnknownRun(EngineError, LookupError):
    """There is no run with this id."""

    def __init__(self, run_id: str):
        super().__init__("unknown_run", f"There is no run with this id. Received: {run_id[:40]}.")
