"""How long runs wait for their turn, foretold from what is to be done before it."""

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, log

STARTING = 1.5
"""Seconds that a process takes to its first step."""


@dataclass(frozen=True)
class Work:
    """What is left to be done of a run."""

    pictures: int
    """Pictures to train on, each as often as there are epochs."""
    macs: int
    """Multiplications and additions for one picture."""


@dataclass(frozen=True)
class Pace:
    """How fast a run was on this machine."""

    macs: int
    pictures_a_second: float


def seconds_for(work: Work, seen: Sequence[Pace]) -> float | None:
    """Return how long a run will take, going by the network most alike of those seen; None where none was seen.

    >>> seconds_for(Work(pictures=6000, macs=2000), [Pace(1000, 1000.0), Pace(10**9, 3.0)])
    13.5
    """
    if not work.pictures:
        return STARTING
    if not seen:
        return None
    alike = min(seen, key=lambda pace: abs(log(max(pace.macs, 1) / max(work.macs, 1))))
    share = max(work.macs, 1) / max(alike.macs, 1)
    return STARTING + work.pictures * share / alike.pictures_a_second


def waits(busy: Sequence[float | None], waiting: Sequence[float | None], slots: int) -> list[float | None]:
    """Return the seconds until each waiting run begins, when they begin in order; None where that cannot be known.

    `busy`: seconds that the runs at work have left, `waiting`: seconds that the others will take; None: not known.

    >>> waits([10.0, 4.0], [5.0, 7.0, 1.0], slots=2)
    [4.0, 9.0, 10.0]
    """
    ends = [inf if seconds is None else seconds for seconds in busy]
    heapq.heapify(ends)
    now = 0.0
    begins: list[float | None] = []
    for seconds in waiting:
        while len(ends) >= slots:
            now = max(now, heapq.heappop(ends))
        begins.append(None if now == inf else now)
        heapq.heappush(ends, inf if seconds is None else now + seconds)
    return begins


def differs(turn: float | None, told: float | None, seconds: float) -> bool:
    """Tell whether a turn is so far from what was told that it has to be told again.

    `seconds`: until the turn. What is far off may be off by more.
    """
    if turn is None or told is None:
        return turn is not told
    return abs(turn - told) > max(5.0, seconds / 4)
