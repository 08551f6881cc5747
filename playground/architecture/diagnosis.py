"""The doctor: everything that is wrong with an architecture, or worth a thought, errors first."""

from collections.abc import Callable, Iterator
from typing import Any

from playground.architecture.advice import ADVICE
from playground.architecture.analysis import Walk, walk
from playground.architecture.faults import FAULTS
from playground.architecture.problems import SEVERITIES, DatasetFacts, Problem
from playground.architecture.spec import Architecture

Check = Callable[[Walk, DatasetFacts | None], Iterator[Problem]]
CHECKS: tuple[Check, ...] = (*FAULTS, *ADVICE)


def analyze(
    architecture: Architecture, batch_size: int = 64, dataset: DatasetFacts | None = None, slots: int = 2
) -> dict[str, Any]:
    """Return the facts of every layer, the totals and the problems, as the analysis answers them.

    `slots`: how many numbers the optimizer keeps for each weight, two for Adam.
    """
    found = walk(architecture)
    return {
        "layers": [facts.to_dict() for facts in found.layers],
        "total": found.totals(batch_size, slots),
        "problems": [problem.to_dict() for problem in problems(found, dataset)],
    }


def problems(found: Walk, dataset: DatasetFacts | None = None) -> list[Problem]:
    """Return all problems, errors first."""
    checked = [problem for check in CHECKS for problem in check(found, dataset)]
    return sorted(found.errors + checked, key=lambda problem: SEVERITIES.index(problem.severity))


def errors(architecture: Architecture, dataset: DatasetFacts | None = None) -> list[Problem]:
    """Return what makes a network impossible to build, or to train on the dataset."""
    found = walk(architecture)
    return found.errors + [problem for check in FAULTS for problem in check(found, dataset)]
