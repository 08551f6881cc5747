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

    def __init__(self, clock: Clock, rate: float, share: float):
        self._clock = clock
        self._share = share
        self._costs: deque[float] = deque(maxlen=3)
        self._rate = rate
        self._next = -math.inf

    @property
    def due(self) -> bool:
        """Whether it is time."""
        return self._clock() >= self._next

    def at_once(self, rate: float | None = None) -> None:
        """Be due now, and at this rate from then on."""
        self._rate = rate or self._rate
        self._next = -math.inf

    def done(self, begun: float) -> None:
        """Take note that the work was done which began at this time."""
        # The first ones make kernels and trace; of later ones the cheapest says what it costs when all is calm.
        self._costs.append(self._clock() - begun if len(self._costs) > 1 else 0.0)
        period = max(1 / self._rate, self._share * min(self._costs))
        self._next = (self._next if begun - self._next < period else begun) + period
