"""All that a training has learned, by name: weights, and beside them what it takes to train on as if never interrupted.

"@slots/<layer>/<weight>/<slot>": what the optimizer remembers of a weight; "@optimizer/<its class>/<name>": its own
counters, but not the learning rate, which is a setting; "@state/<layer>/<name>": where a random generator stands.
"""

import math
from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.training import checkpoint
from playground.training.build import Network
from playground.training.checkpoint import BESIDE, Progress, Weights, assign, same_shapes
from playground.training.transfer import set_by_hand, transfer

SLOTS, OPTIMIZER, STATE = f"{BESIDE}slots/", f"{BESIDE}optimizer/", f"{BESIDE}state/"


class Memory:
    """A network and its optimizer, written to disk and brought back."""

    def __init__(self, network: Network, optimizer: Any, generators: Mapping[str, Any] | None = None):
        """Know the network's own generators; `generators` are others that training draws from, by name."""
        self._network = network
        self._optimizer = optimizer
        self._generators = generators or {}
        self.weights = checkpoint.named(network)
        """By "<layer>/<weight>"."""

    def save(self, path: Path, progress: Progress) -> None:
        """Write everything. Raises OSError."""
        checkpoint.write(path, _values(self.weights | self._beside), progress, set_by_hand(self._network))

    def save_weights(self, path: Path, progress: Progress) -> None:
        """Write the weights alone. Raises OSError."""
        checkpoint.write(path, _values(self.weights), progress, set_by_hand(self._network))

    @property
    def sound(self) -> bool:
        """Whether all weights are numbers."""
        return all(np.isfinite(np.asarray(variable)).all() for variable in self.weights.values())

    @property
    def size(self) -> int:
        """Bytes of all weights."""
        return sum(math.prod(each.shape) * np.dtype(each.dtype).itemsize for each in self.weights.values())

    def restore(self, path: Path) -> Progress:
        """Be again what was saved; where only weights were, the optimizer begins anew. Raises ValueError, OSError."""
        values, progress = checkpoint.read(path, lambda _: True)
        weights = {name: array for name, array in values.items() if not name.startswith(BESIDE)}
        beside = {name: array for name, array in values.items() if name.startswith(BESIDE)}
        if not same_shapes(self.weights, weights) or (beside and not same_shapes(self._beside, beside)):
            raise ValueError(f"A checkpoint must be of the network that is trained. Received: {path.name}.")
        assign(self.weights, weights)
        if beside:
            assign(self._beside, beside)
        else:
            self._forget()
        return progress

    def adopt(self, path: Path) -> tuple[str, ...]:
        """Take over the weights, and what this optimizer remembers of them, of each layer whose id and shapes fit.

        Returns the ids of those layers. Raises ValueError, OSError.
        """
        kept = transfer(self._network, path)
        beside, _ = checkpoint.read(path, lambda name: name.startswith((SLOTS, OPTIMIZER)))
        if self._counters.keys() <= beside.keys():
            remembered = [layer for layer in kept if self._adopt_slots(layer, beside)]
            # A count that is too low makes small steps, one that is too high makes new layers leap.
            if {name.split("/")[1] for name in self._slots} <= set(remembered):
                assign(self._counters, beside)
        return kept

    def _adopt_slots(self, layer: str, values: Weights) -> bool:
        prefix = f"{SLOTS}{layer}/"
        own = {name: variable for name, variable in self._slots.items() if name.startswith(prefix)}
        theirs = {name: array for name, array in values.items() if name.startswith(prefix)}
        fits = same_shapes(own, theirs)
        if fits:
            assign(own, theirs)
        return fits

    def _forget(self) -> None:
        """Let the optimizer begin anew: all that Keras's optimizers of ours remember begins as zeros."""
        for variable in (self._slots | self._counters).values():
            variable.assign(np.zeros(variable.shape))

    @property
    def _beside(self) -> dict[str, Any]:
        return self._slots | self._counters | self._state

    @cached_property
    def _slots(self) -> dict[str, Any]:
        """What the optimizer has for each trained weight.

        Keras names it "<path of the weight with _ for />_<slot>". Two weights may be called alike that way; those of
        the same name come in the order of their weights.
        """
        keys = {id(variable): name for name, variable in self.weights.items()}
        trained = {keys[id(variable)]: _flat(variable) for variable in self._network.model.trainable_variables}
        self._optimizer.build(self._network.model.trainable_variables)
        found: dict[str, Any] = {}
        seen: Counter[str] = Counter()
        for variable in self._optimizer.variables:
            flat = max((flat for flat in trained.values() if variable.name.startswith(flat)), key=len, default=None)
            if flat is not None:
                owners = [name for name, of in trained.items() if of == flat]
                found[f"{SLOTS}{owners[seen[variable.name]]}/{variable.name.removeprefix(flat)}"] = variable
                seen[variable.name] += 1
        return found

    @cached_property
    def _counters(self) -> dict[str, Any]:
        slots = {id(variable) for variable in self._slots.values()}
        prefix = f"{OPTIMIZER}{type(self._optimizer).__name__}/"
        return {
            prefix + variable.name: variable
            for variable in self._optimizer.variables
            if id(variable) not in slots and variable.name != "learning_rate"
        }

    @cached_property
    def _state(self) -> dict[str, Any]:
        """Variables of layers that are no weights: where the generators of dropout stand."""
        found = {f"{STATE}{name}": variable for name, variable in self._generators.items()}
        for layer, made in self._network.layers.items():
            for keras_layer in made:
                weights = {id(variable) for variable in keras_layer.weights}
                own = [variable for variable in keras_layer.variables if id(variable) not in weights]
                found |= {f"{STATE}{layer}/{keras_layer.name}/{at}": variable for at, variable in enumerate(own)}
        return found


def _flat(variable: Any) -> str:
    return str(variable.path).replace("/", "_") + "_"


def _values(named: Mapping[str, Any]) -> dict[str, NDArray[Any]]:
    return {name: np.asarray(variable) for name, variable in named.items()}
