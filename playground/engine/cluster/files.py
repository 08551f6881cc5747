"""The files of a run's folder, cut into pieces for the way between two machines."""

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import msgspec

PIECE = 4 << 20
"""Bytes of a piece, at most: neither side ever holds more of a file."""


class Piece(msgspec.Struct, frozen=True):
    """A part of a file; the first begins at 0, and the others follow in order."""

    name: str
    """Relative to the run's folder, with forward slashes."""
    offset: int
    data: bytes
    last: bool


def pieces(folder: Path, name: str) -> Iterator[Piece]:
    """Cut a file of the folder into pieces, at least one."""
    with (folder / name).open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        for offset in range(0, size or 1, PIECE):
            yield Piece(name, offset, file.read(PIECE), offset + PIECE >= size)


class Drafts:
    """Put files together from their pieces; who reads one finds the old file or the new one, never half of one."""

    def __init__(self, folder: Path):
        self._folder = folder

    def add(self, piece: Piece) -> None:
        """Write a piece. Raises ValueError where its file would lie outside the folder, or one before it is missing."""
        path = PurePosixPath(piece.name)
        if path.is_absolute() or ".." in path.parts or "\\" in piece.name or not path.name:
            raise ValueError(f"A file of a run must lie in its folder. Received: {piece.name[:80]}.")
        draft = self._folder / path.parent / f".{path.name}.part"
        draft.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("ab") as file:
            if piece.offset == 0:
                file.truncate(0)  # A worker that was lost may have left the beginning of one.
            if os.fstat(file.fileno()).st_size != piece.offset:
                raise ValueError(f"A piece must follow the one before it. Received: {piece.name} from {piece.offset}.")
            file.write(piece.data)
        if piece.last:
            draft.replace(self._folder / path)
