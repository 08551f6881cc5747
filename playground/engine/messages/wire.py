"""Messages as bytes and back: typed, and never a pickle."""

from typing import Any

import msgspec

from playground.engine.messages.jobs import Prepare, TrainJob, ViewJob
from playground.engine.messages.message import Message
from playground.engine.messages.orders import (
    Activations,
    Change,
    Package,
    Pause,
    Predict,
    Resume,
    Rewatch,
    Rewind,
    Save,
    Step,
    Stop,
)
from playground.engine.messages.reports import (
    Arrays,
    At,
    Beat,
    Diagnosis,
    Done,
    Ended,
    Epoch,
    Failed,
    Maps,
    Metrics,
    Picture,
    Ready,
    Refused,
    State,
    Wrote,
)

Job = TrainJob | ViewJob | Prepare
Order = Pause | Resume | Step | Stop | Save | Rewatch | Change | Rewind | Activations | Predict | Package
Report = (
    Done
    | Refused
    | Ready
    | Beat
    | At
    | Wrote
    | State
    | Metrics
    | Epoch
    | Diagnosis
    | Picture
    | Arrays
    | Maps
    | Ended
    | Failed
)

_encoder = msgspec.msgpack.Encoder()
_jobs: msgspec.msgpack.Decoder[Job] = msgspec.msgpack.Decoder(Job)
_orders: msgspec.msgpack.Decoder[Order] = msgspec.msgpack.Decoder(Order)
_reports: msgspec.msgpack.Decoder[Report] = msgspec.msgpack.Decoder(Report)


def encode(message: Message) -> bytes:
    """Return a message as bytes."""
    return _encoder.encode(message)


def decode_job(data: bytes) -> Job:
    """Read what a worker is told first. Raises msgspec.DecodeError."""
    return _jobs.decode(data)


def decode_order(data: bytes) -> Order:
    """Read what a worker is told later. Raises msgspec.DecodeError."""
    return _orders.decode(data)


def decode_report(data: bytes) -> Report:
    """Read what a worker says. Raises msgspec.DecodeError."""
    return _reports.decode(data)


def plain(message: Message) -> dict[str, Any]:
    """Return a message's fields as JSON has them: NaN and infinities become None."""
    return {key: _number(value) for key, value in msgspec.to_builtins(message).items() if key != "type"}


def _number(value: Any) -> Any:
    return None if isinstance(value, float) and not abs(value) < float("inf") else value
