"""What crosses between a server and an actor: reports and orders as engines know them, and pieces of files."""

import msgspec

from playground.engine.cluster.files import Piece


class Parcel(msgspec.Struct, frozen=True, omit_defaults=True):
    """A message, or a piece of a file that a later message names."""

    message: bytes = b""
    piece: Piece | None = None


_encoder = msgspec.msgpack.Encoder()
_decoder: msgspec.msgpack.Decoder[Parcel] = msgspec.msgpack.Decoder(Parcel)


def pack(parcel: Parcel) -> bytes:
    """Return a parcel as bytes: Ray hands on bytes as they are, all else as a pickle."""
    return _encoder.encode(parcel)


def unpack(data: bytes) -> Parcel:
    """Read a parcel. Raises msgspec.DecodeError."""
    return _decoder.decode(data)
