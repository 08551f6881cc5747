"""What to tell people about a training process that died."""

from pathlib import Path

from playground.training.checkpoint import kept_step


def why_it_died(code: int | None, checkpoint: Path) -> str:
    """Return what happened to a process with this exit code, what is left, and what to do."""
    return f"The training process {_cause(code)}. {_remedy(checkpoint)}"


def _cause(code: int | None) -> str:
    if code is None:
        return "could not be started"
    return f"was killed (signal {-code})" if code < 0 else f"ended by itself (exit code {code})"


def _remedy(checkpoint: Path) -> str:
    step = kept_step(checkpoint)
    if step is None:
        return "Your network and the history are still here: press Train to start again."
    return f"Your network and the history are still here: press Train to go on from the weights of step {step}."
