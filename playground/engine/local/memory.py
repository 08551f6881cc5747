"""How much memory a worker may have."""

from pathlib import Path

import psutil

LEAST = 2 << 30
"""Bytes; TensorFlow alone takes a sixth of them."""
SHARE = 0.8
"""Of the machine's memory that all workers may have together; the server, its viewer and the system take the rest."""
CGROUP = Path("/sys/fs/cgroup/memory.max")
"""Where Linux says how much a container may have: a number, or "max"."""


def memory_limit(slots: int, memory: int) -> int:
    """Return the bytes that each of so many workers at once may have of a machine with so much memory."""
    return max(LEAST, int(SHARE * memory) // slots)


def total(cgroup: Path = CGROUP) -> int:
    """Return the bytes of memory that this machine, or the container that it pretends to be, has."""
    machine: int = psutil.virtual_memory().total
    try:
        return min(machine, int(cgroup.read_text()))
    except (OSError, ValueError):
        return machine
