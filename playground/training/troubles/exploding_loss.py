"""The loss grows, though it still is a number."""

from collections.abc import Iterator, Sequence

from playground.training.troubles.sign import Sign
from playground.training.troubles.trouble import Trouble

WINDOWS = 3
"""In so many windows of steps in a row, and no less in the last than in the first of them: one leap may be luck."""


class ExplodingLoss(Sign):
    """Told once."""

    _told = False

    def after_steps(self, losses: Sequence[float]) -> Iterator[Trouble]:
        """Say that the loss has exploded, if it did."""
        case = self.case
        last = case.course.windows[-WINDOWS:]
        if self._told or len(last) < WINDOWS or min(last) <= case.course.too_much or last[-1] < last[0]:
            return
        self._told = True
        remedy = case.remedy(case.course.calm_step)
        message = (
            f"The loss explodes: it is {last[-1]:.3g} at step {case.course.step:,}, and guessing alone would give "
            f"{case.course.chance:.3g}. {case.too_large(remedy, 'each step overshoots')} Training is paused."
        )
        yield Trouble(code="exploding_loss", step=case.course.step, message=message, remedy=remedy)
