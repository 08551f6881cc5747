"""When something that is done again and again is due."""

import math
from collections import deque
from collections.abc import Callable

Clock = Callable[[], float]


class Timetable:
    """Keep a rate, as long as the work itself takes no more than one part in `share` of the time.

    It is looked at between slices of training, so everything begins a little late. What comes next is counted from
    when this was due, not from when it was done: the delays do not add up. What was missed is not made up for.
    """

    def __init__(self, clock: Clock, rate: float, share: float, free: int = 2):
        """`free`: so many first times cost nothing, for they make kernels and trace."""
        self._clock = clock
        self._share = share
        self._free = free
        self._costs: deque[float] = deque(maxlen=3)
        self._rate = rate
        self._next = -math.inf

    @property
    def due(self) -> bool:
        """Whether it is time."""
        return self._clock() >= self._next

    @property
    def cost(self) -> float:
        """Seconds that the work takes, going by the last times."""
        # The cheapest of them says what it costs when all is calm.
        return min(self._costs, default=0.0)

    def at_once(self, rate: float | None = None) -> None:
        """Be due now, and at this rate from then on."""
        self._rate = rate or self._rate
        self._next = -math.inf

    def done(self, begun: float) -> None:
        """Take note that the work was done which began at this time."""
        self._costs.append(self._clock() - begun if self._free <= 0 else 0.0)
        self._free -= 1
        period = max(1 / self._rate, self._share * self.cost)
        self._next = (self._next if begun - self._next < period else begun) + period
