"""What everything is made of that crosses the pipe."""

import msgspec


class Message(msgspec.Struct, frozen=True, tag=True, omit_defaults=True):
    """Anything that crosses the pipe."""


class Array(msgspec.Struct, frozen=True):
    """An array as bytes in C order."""

    shape: tuple[int, ...]
    dtype: str
    data: bytes
