"""Layers of which units, or all of them, give 0 whatever the picture: no gradient comes through a ReLU that is off."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from playground.training.stats import dead_share, rectifies
from playground.training.timetable import Timetable
from playground.training.troubles.case import Case
from playground.training.troubles.sign import Sign
from playground.training.troubles.trouble import Trouble
from playground.training.warm import keras
from playground.training.warm import tensorflow as tf

PICTURES = 64
SOON = 100
"""After so many steps is looked for the first time, then at the end of epochs."""
SHARE = 50
"""Looking may cost one part in so many of the time."""
MANY = 0.5
"""A larger share of dead units than this is worth a word."""

Floats = NDArray[np.float32]


class DeadLayers(Sign):
    """Each layer is told of once when many of its units are dead, and once when all are."""

    def __init__(self, case: Case):
        super().__init__(case)
        layers = case.network.layers
        self._layers = [name for name, made in layers.items() if rectifies(made)]
        self._timetable = Timetable(case.clock, rate=1.0, share=SHARE, free=1)
        self._alive: dict[str, int] = {}
        """The step at which a layer was last seen with most of its units alive."""
        self._told: set[tuple[str, str]] = set()

    def after_steps(self, losses: Sequence[float]) -> Iterator[Trouble]:
        """Say which layers have died early, if any."""
        if self.case.course.count >= SOON > self.case.course.count - len(losses):
            yield from self._look()

    def after_epoch(self) -> Iterator[Trouble]:
        """Say which layers have died, if any."""
        if self._timetable.due:
            yield from self._look()

    def _look(self) -> Iterator[Trouble]:
        if not self._layers:
            return
        begun = self.case.clock()
        shares, blind = self._examine()
        self._timetable.done(begun)
        for name, share in shares.items():
            if share <= MANY:
                self._alive[name] = self.case.loop.step
            else:
                yield from self._tell(name, share, blind)
            if share == 1 and blind:
                return  # What comes behind is fed nothing: this one is the cause.

    @np.errstate(invalid="ignore")
    def _examine(self) -> tuple[dict[str, float], bool]:
        """Return the share of dead units by layer, and whether the network gives the same for all pictures."""
        *outputs, last = self._outputs()
        shares = dict(zip(self._layers, map(dead_share, outputs), strict=True))
        return shares, bool(np.ptp(last, axis=0).max() <= 1e-6 * np.abs(last).max())

    @cached_property
    def _outputs(self) -> Callable[[], list[Floats]]:
        graphs, network = self.case.loop.graphs, self.case.network
        images, _ = graphs.test_split.batch(tf.range(min(PICTURES, graphs.test_split.size)))
        outputs = [*(network.outputs[name] for name in self._layers), network.model.outputs[0]]
        model = keras.Model(network.model.inputs, outputs)
        return lambda: [np.asarray(output) for output in model(images, training=False)]

    def _tell(self, name: str, share: float, blind: bool) -> Iterator[Trouble]:
        code = "dead_layer" if share == 1 else "dying_layer"
        if (code, name) in self._told:
            return
        self._told.add((code, name))
        step, rate = self.case.loop.step, self.case.learning_rate
        if share < 1:
            message = (
                f"{name} gives 0 in {100 * share:.0f} % of its units for all {PICTURES} test pictures at step {step:,}"
                f": such units learn nothing. The learning rate, {rate:g}, may be too large; with LeakyReLU none dies."
            )
            yield Trouble(severity="warning", code=code, step=step, message=message, layer=name)
            return
        dead = f"{name} gives 0 in all its units for all {PICTURES} test pictures at step {step:,}"
        if not blind:
            message = f"{dead}: it learns no more, and only what goes around it does. With LeakyReLU none dies."
            yield Trouble(severity="warning", code=code, step=step, message=message, layer=name)
            return
        remedy = self.case.remedy(self._alive.get(name, self.case.course.begun))
        message = (
            f"{dead}: neither it nor the layers before it learn any more. "
            f"{self.case.too_large(remedy, 'a step threw the weights so far that ReLU is off for good')} "
            "With LeakyReLU none dies. Training is paused."
        )
        yield Trouble(code=code, step=step, message=message, layer=name, remedy=remedy)
