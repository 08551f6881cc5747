"""Limits that a process sets to itself."""

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]


def limit_memory(most: int | None) -> None:
    """Let this process have at most so many bytes of its own, so that it fails and not the machine.

    Counted is what it could write to, used or not. Only Linux enforces it; elsewhere it changes little or nothing.
    """
    if resource is None or most is None:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))
