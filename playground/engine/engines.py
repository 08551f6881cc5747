"""Which engine a name stands for."""

from playground.engine.local.engine import LocalEngine
from playground.engine.protocol import Engine


def engine_of(name: str, spare: bool = False) -> Engine:
    """Return the engine of a name. Raises EngineError.

    "local": processes of this machine; "ray": actors of a cluster that is started on this machine; all else: actors of
    the cluster at that address. `spare`: whether a process is kept ready for the next run.
    """
    if name == "local":
        return LocalEngine(spare=spare)
    # Apart and in this order: Ray reads its settings while it is being imported.
    from playground.engine.cluster.connection import connect

    disconnect = connect("local" if name == "ray" else name)
    from playground.engine.cluster.engine import RayEngine

    return RayEngine(disconnect, spare)
