"""How many steps fit into one call."""


class Pace:
    """Choose the number of steps for a call, so that it lasts about `target` seconds.

    A call cannot be interrupted: its length is how long a command waits. Short calls pay more overhead.
    """

    def __init__(self, target: float = 0.05, most: int = 512):
        self.target = target
        self.most = most
        self.steps = 1
        self.seconds_per_step: float | None = None

    def spent(self, steps: int, seconds: float) -> None:
        """Take note of a call. The first one holds the tracing and says nothing about the next."""
        if self.seconds_per_step is None:
            self.seconds_per_step = 0.0
            return
        now = max(seconds / steps, 1e-6)
        before = self.seconds_per_step or now
        self.seconds_per_step = 0.7 * before + 0.3 * now
        # At most four times as many as before: one quick call may have been luck.
        self.steps = max(1, min(round(self.target / self.seconds_per_step), 4 * self.steps, self.most))
