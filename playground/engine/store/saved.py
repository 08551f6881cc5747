"""What is kept of a run beside its log and its folder, as it lies in the store."""

from dataclasses import dataclass
from typing import Any, Self

import msgspec

from playground.engine.runs.status import ENDED, Status


class Made(msgspec.Struct, frozen=True):
    """What a run was made of, which never changes."""

    architecture: str
    weights_from: str | None = None


class Standing(msgspec.Struct, frozen=True):
    """How a run stands."""

    status: Status
    training: str
    paused: bool = False


class SavedRun(msgspec.Struct, frozen=True):
    """A run as it was when it was last written."""

    id: str
    made: Made
    standing: Standing
    last_seq: int

    @property
    def ended(self) -> bool:
        """Whether nothing was to happen any more."""
        return self.standing.status.state in ENDED

    @classmethod
    def read(cls, run_id: str, made: bytes, standing: bytes, last_seq: int) -> Self:
        """Return a run from its entries. Raises msgspec.MsgspecError."""
        return cls(run_id, _made.decode(made), _standing.decode(standing), last_seq)


@dataclass(frozen=True)
class Entry:
    """What is to be written of a run."""

    id: str
    made: bytes | None
    """None where it is written."""
    standing: bytes
    events: list[dict[str, Any]]
    """Those that are new."""
    last_seq: int
    thinnings: int
    numbers: set[int] | None = None
    """Of all events that stay, where some were left out."""


_made = msgspec.json.Decoder(Made)
_standing = msgspec.json.Decoder(Standing)
