"""What to tell people about a training process that died."""

from pathlib import Path

from playground.engine.protocol import Loss
from playground.training.checkpoint import kept_step

CAUSES = {
    "silent": "gave no sign of life and was ended",
    "garbage": "wrote what no training process writes and was ended",
    "flood": "reported far more than a training process does and was ended",
    "memory": "crashed, most likely as it needed more memory than it may have; fewer filters or a smaller batch help",
    "unstartable": "could not be started",
    "unreachable": "was lost with the machine that it ran on",
}


def why_it_died(loss: Loss, checkpoint: Path) -> str:
    """Return what happened to a run's process, what is left, and what to do."""
    return f"The training process {_cause(loss)}. {_remedy(checkpoint)}"


def how_it_goes_on(loss: Loss, step: int, checkpoint: Path, paused: bool) -> str:
    """Return what happened to a run's process, and from where the run goes on with another."""
    start = _start(checkpoint)
    goes_on = f"The run comes back by itself, paused, {start}" if paused else f"Training goes on by itself {start}"
    return f"At step {step:,} the training process {_cause(loss)}. {goes_on}: there is nothing you have to do."


def _start(checkpoint: Path) -> str:
    step = kept_step(checkpoint)
    if step is not None:
        return f"from step {step:,}, the last that was kept"
    return "from what can be read of what was kept" if checkpoint.exists() else "from the beginning"


def _cause(loss: Loss) -> str:
    return CAUSES.get(loss.reason) or _ended(loss.code)


def _ended(code: int | None) -> str:
    if code is None:
        return "ended"
    return f"was killed (signal {-code})" if code < 0 else f"ended by itself (exit code {code})"


def _remedy(checkpoint: Path) -> str:
    step = kept_step(checkpoint)
    if step is None:
        return "Your network and the history are still here: press Train to start again."
    return f"Your network and the history are still here: press Train to go on from the weights of step {step:,}."
