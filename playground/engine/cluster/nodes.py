"""What the nodes of a cluster have, and what Ray is to count for a run."""

from dataclasses import replace

import ray
from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy

from playground.engine.devices import CONTEXT, Devices, Gpu, this_machine
from playground.engine.messages import Means

SHARE = 0.01
"""What Ray counts for a thread. Our slots say how many runs train at once; a run that is paused keeps its actor, and by
a full count would keep others from beginning."""
PATIENCE = 30.0
"""Seconds that nodes may take to say which GPUs they have."""


def cluster_devices() -> Devices:
    """Return what all nodes that live have together; the GPUs of a node are taken to be alike."""
    nodes = [(node["NodeID"], node["Resources"]) for node in ray.nodes() if node["Alive"]]
    cores = [int(has.get("CPU", 0)) for _, has in nodes]
    memory = sum(int(has.get("memory", 0)) for _, has in nodes)
    gpus = [gpu for node, has in nodes if (count := int(has.get("GPU", 0))) for gpu in _gpus_of(node, count)]
    numbered = tuple(replace(gpu, index=index) for index, gpu in enumerate(gpus))
    return Devices(max(1, sum(cores)), memory, numbered, widest=max([1, *cores]))


def _gpus_of(node: str, count: int) -> list[Gpu]:
    # Asked for with a GPU: without one Ray may hide them all.
    place = NodeAffinitySchedulingStrategy(node, soft=False)
    look = ray.remote(this_machine).options(num_cpus=0, num_gpus=SHARE, scheduling_strategy=place)
    found: Devices = ray.get(look.remote(), timeout=PATIENCE)
    return [*found.gpus[:1]] * count


def counted(means: Means, devices: Devices) -> dict[str, float]:
    """Return what Ray is to count for an actor: its part of a core, and of the GPU on which it has a share."""
    resources = {"num_cpus": means.threads * SHARE}
    if means.gpu is not None:
        whole = devices.gpus[means.gpu].memory
        part = 1.0 if means.gpu_memory is None else (means.gpu_memory + CONTEXT) / whole
        resources["num_gpus"] = int(min(part, 1) * 10_000) / 10_000  # Ray knows four decimals.
    return resources


def as_seen_there(means: Means) -> Means:
    """Return the means by the actor's own lights: Ray shows it one GPU, and looks after its node's memory itself."""
    return Means(means.threads, gpu=None if means.gpu is None else 0, gpu_memory=means.gpu_memory)
