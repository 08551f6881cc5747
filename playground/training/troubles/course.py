"""How the loss went since training began, or was changed."""

import math
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import fmean

WINDOW = 20
"""Steps whose mean is taken: the loss of a single minibatch says little."""
RECENT = 100
"""Steps that are remembered one by one."""
TIMES = 2.0
"""How many times the loss of guessing, or the first loss where that was larger, is too much."""


@dataclass
class Course:
    """The losses of the steps after `begun`."""

    chance: float
    """The loss of a network that takes no notice of the picture."""
    begun: int
    recent: deque[float] = field(default_factory=lambda: deque(maxlen=RECENT))
    windows: list[float] = field(default_factory=list)
    """Means over one window of steps after the other."""
    _count: int = 0
    _first: float = 0.0
    _sum: float = 0.0

    def add(self, losses: Sequence[float]) -> None:
        """Take note of steps, up to the first whose loss is no number."""
        for loss in losses:
            if not math.isfinite(loss):
                return
            self._first = self._first if self._count else loss
            self._count += 1
            self._sum += loss
            self.recent.append(loss)
            if self._count % WINDOW == 0:
                self.windows.append(self._sum / WINDOW)
                self._sum = 0.0

    @property
    def step(self) -> int:
        """The last step of which there is a loss."""
        return self.begun + self._count

    @property
    def count(self) -> int:
        """How many steps were taken."""
        return self._count

    @property
    def scale(self) -> float:
        """What a loss must be compared with to be called large: that of guessing, or the first one of all."""
        return max(self.chance, self._first)

    @property
    def too_much(self) -> float:
        """A loss that no healthy training has for long."""
        return TIMES * self.scale

    @property
    def calm_step(self) -> int:
        """The newest step after which the loss was about as small as it ever was, if it ever was small."""
        bound = min(1.5 * min(self.windows, default=0.0) + 0.05 * self.scale, self.too_much)
        newest = max((at for at, mean in enumerate(self.windows) if mean <= bound), default=0)
        return self.begun + newest * WINDOW

    @property
    def falls(self) -> bool:
        """Whether the loss fell, by more than chance would have it, over the steps that are remembered."""
        steps, half = list(self.recent), len(self.recent) // 2
        return fmean(steps[half:]) < fmean(steps[:half]) - 0.01 * self.scale
