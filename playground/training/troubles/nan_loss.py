"""The loss is no number any more."""

import math
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from playground.training.build import Network
from playground.training.troubles.sign import Sign
from playground.training.troubles.trouble import Trouble


class NanLoss(Sign):
    """Found at once, and again whenever training goes on in spite of it: nothing heals it."""

    def after_steps(self, losses: Sequence[float]) -> Iterator[Trouble]:
        """Say where the loss stopped being a number, if it did."""
        case = self.case
        at = next((index for index, loss in enumerate(losses) if not math.isfinite(loss)), None)
        if at is None:
            return
        step = case.loop.step - len(losses) + 1 + at
        layer = first_broken_layer(case.network)
        place = f" The weights of layer {layer} are no longer numbers." if layer else ""
        remedy = case.remedy(case.course.calm_step)
        message = (
            f"The loss stopped being a number at step {step:,}.{place} "
            f"{case.too_large(remedy, 'each step overshoots further than the one before')} Training is paused."
        )
        yield Trouble(code="nan_loss", step=step, message=message, layer=layer, remedy=remedy)


def first_broken_layer(network: Network) -> str | None:
    """Return the first layer, as data flows, that has a weight that is NaN or infinite."""
    return next((name for name, made in network.layers.items() if any(map(_broken, made))), None)


def _broken(keras_layer: Any) -> bool:
    return not all(np.isfinite(np.asarray(weight)).all() for weight in keras_layer.weights)
