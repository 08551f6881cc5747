"""A trained network as a `.keras` file, which any Keras can load."""

from pathlib import Path

from playground.architecture import Architecture
from playground.training import checkpoint
from playground.training.build import build


def save_keras(architecture: Architecture, weights: Path, target: Path) -> None:
    """Write the network with the weights of a checkpoint. Raises ValueError where they are not its own.

    Layers that Keras lacks are in the file by their names; the exported script has their source.
    """
    network = build(architecture, seed=0)
    taken = set(checkpoint.transfer(network, weights))
    if missing := [
        name for name, made in network.layers.items() if any(layer.weights for layer in made) and name not in taken
    ]:
        raise ValueError(f"The weights must be those of the network. Missing: {', '.join(missing)}.")
    network.model.save(target)
