"""The way to a Ray cluster: one of our own on this machine, or one that is there."""

import os
import secrets
from collections.abc import Callable
from typing import Any

from playground.engine.errors import EngineError

OBJECT_STORE = 256 << 20
"""Bytes of shared memory of a cluster of our own: what waits to be fetched is small."""
SETTINGS = {
    # Seconds without the cluster's head after which Ray ends this whole process: a server outlives its cluster.
    "RAY_gcs_rpc_server_reconnect_timeout_s": "1000000",
    "RAY_AUTH_MODE": "token",
    "RAY_USAGE_STATS_ENABLED": "0",
    # Leave the devices as they are visible: each worker hides what is not for it.
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
}


def prepare(own: bool) -> None:
    """Set what Ray and all processes that it starts read while they load; what the user has set stays.

    Ray asks for a token wherever it talks. For a cluster of our own there is a new one each time.
    """
    for name, value in SETTINGS.items():
        os.environ.setdefault(name, value)
    given = os.environ.get("RAY_AUTH_TOKEN") or os.environ.get("RAY_AUTH_TOKEN_PATH")
    if own and os.environ["RAY_AUTH_MODE"] == "token" and not given:
        os.environ["RAY_AUTH_TOKEN"] = secrets.token_hex(32)


def connect(address: str) -> Callable[[], None]:
    """Connect this process; return what ends the connection. Raises EngineError.

    `address`: "local" for a cluster of our own, "auto" for the one that runs on this machine, "host:6379" for one of
    which this machine is a node, "ray://host:10001" for one elsewhere.
    """
    prepare(own=address == "local")
    try:
        import ray
    except ImportError as problem:
        message = "Runs on a cluster need Ray: pip install 'convnet-playground[cluster]' brings it."
        raise EngineError("no_cluster", message) from problem
    if ray.is_initialized():  # By the program that we are part of: then it is not ours to end.
        return lambda: None
    options: dict[str, Any] = {"address": address, "log_to_driver": False, "logging_level": "ERROR"}
    if address == "local":
        options |= {"include_dashboard": False, "object_store_memory": OBJECT_STORE}
    try:
        ray.init(**options)
    except (ray.exceptions.RayError, ConnectionError, RuntimeError, ValueError) as problem:
        reason = str(problem).strip().partition("\n")[0][:300]
        hint = "Is it there, and is RAY_AUTH_TOKEN its token?"
        message = f"There is no way to a Ray cluster at {address}: {reason.rstrip('.')}. {hint}"
        raise EngineError("no_cluster", message) from problem
    shutdown: Callable[[], None] = ray.shutdown
    return shutdown
