"""One kind of trouble: what it is seen by."""

from collections.abc import Iterator, Sequence

from playground.training.troubles.case import Case
from playground.training.troubles.trouble import Trouble


class Sign:
    """Look at one case from its begin on; another case has signs of its own."""

    def __init__(self, case: Case):
        self.case = case

    def after_steps(self, losses: Sequence[float]) -> Iterator[Trouble]:
        """Tell what is wrong after steps with these losses, of which the case's course has taken note."""
        yield from ()

    def after_epoch(self) -> Iterator[Trouble]:
        """Tell what is wrong after an epoch and its validation."""
        yield from ()
