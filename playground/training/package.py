"""A trained network as a `.keras` file, which any Keras can load."""

from pathlib import Path

from playground.architecture import Architecture
from playground.training.build import Network, build
from playground.training.extra import SetKernels
from playground.training.transfer import transfer


def save_keras(architecture: Architecture, weights: Path, target: Path) -> None:
    """Write the network with the weights of a checkpoint. Raises ValueError where they are not its own.

    Layers that Keras lacks, and frozen kernels, are in the file by their names; the exported script has their source.
    """
    network = build(architecture, seed=0)
    taken = set(transfer(network, weights))
    if missing := [
        name for name, made in network.layers.items() if any(layer.weights for layer in made) and name not in taken
    ]:
        raise ValueError(f"The weights must be those of the network. Missing: {', '.join(missing)}.")
    forget_first_weights(network)
    network.model.save(target)


def forget_first_weights(network: Network) -> None:
    """Let layers not say how their kernels began, which would need a class of ours: their weights are in the file."""
    for made in network.layers.values():
        if isinstance(initializer := getattr(made[-1], "kernel_initializer", None), SetKernels):
            made[-1].kernel_initializer = initializer.initial
