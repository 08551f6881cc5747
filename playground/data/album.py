"""Pictures that are no dataset's: the photographs that are shipped, and what people draw, upload and take."""

import os
import re
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import Final, Protocol

from PIL import Image

from playground.data.dataset import Bytes
from playground.data.photographs import PHOTOGRAPHS
from playground.data.picture import as_ink, fitted, opened, png, reduced

KEPT: Final = 256 * 1024 * 1024
"""Bytes of pictures on disk; the oldest go first."""
MOST: Final = 4096
"""Pictures, however small: each costs its entry, and to look through."""
DRAFTS: Final = 64 * 1024 * 1024
"""Bytes of pictures that are still being made: strokes of a drawing, a camera's view."""
KINDS: Final = ("drawing", "upload", "camera")
"""What a picture of one's own is; its id begins with it."""
ID: Final = re.compile(rf"({'|'.join(KINDS)})-[A-Za-z0-9_-]{{12}}")
AS_INK: Final = "-as-ink"
"""How an id ends that names a picture as ink on paper: what is dark in it is light, and paper is black."""


class UnknownPicture(LookupError):
    """No picture has this id; the text says so."""


class Shelf(Protocol):
    """Where files lie by name, the oldest forgotten where there are too many."""

    def put(self, name: str, content: bytes) -> None:
        """Keep a file."""

    def get(self, name: str) -> bytes | None:
        """Return a file, if it is there."""

    def remove(self, name: str) -> None:
        """Forget a file."""


class Memory:
    """Files that are gone when the server ends."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._files: OrderedDict[str, bytes] = OrderedDict()
        self._lock = threading.Lock()

    def put(self, name: str, content: bytes) -> None:
        """Keep a file."""
        with self._lock:
            self._files[name] = content
            taken = sum(map(len, self._files.values()))
            while len(self._files) > 1 and (taken > self._room or len(self._files) > MOST):
                taken -= len(self._files.popitem(last=False)[1])

    def get(self, name: str) -> bytes | None:
        """Return a file, if it is there."""
        return self._files.get(name)

    def remove(self, name: str) -> None:
        """Forget a file."""
        with self._lock:
            self._files.pop(name, None)


class Disk:
    """Files in a folder, which outlive the server."""

    def __init__(self, folder: Path, room: int) -> None:
        self._folder = folder
        self._room = room
        self._lock = threading.Lock()

    def put(self, name: str, content: bytes) -> None:
        """Keep a file. Raises OSError."""
        with self._lock:
            self._folder.mkdir(parents=True, exist_ok=True)
            draft = self._folder / f".{name}"
            draft.write_bytes(content)
            draft.replace(self._path(name))
            self._make_room()

    def get(self, name: str) -> bytes | None:
        """Return a file, if it is there."""
        try:
            return self._path(name).read_bytes()
        except FileNotFoundError:
            return None

    def remove(self, name: str) -> None:
        """Forget a file."""
        with self._lock:
            self._path(name).unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.png"

    def _make_room(self) -> None:
        with os.scandir(self._folder) as entries:
            files = sorted(entries, key=lambda entry: entry.stat().st_mtime_ns)
        taken = sum(entry.stat().st_size for entry in files)
        for index, entry in enumerate(files[:-1]):
            if taken <= self._room and len(files) - index <= MOST:
                return
            taken -= entry.stat().st_size
            Path(entry.path).unlink(missing_ok=True)


class Album:
    """Find pictures by their ids, and keep new ones: their pixels alone, never the file that somebody sent."""

    def __init__(self, folder: Path | None = None, new_id: Callable[[], str] = lambda: secrets.token_urlsafe(9)):
        """Keep pictures in a folder, or in memory where none is given."""
        self._kept: Shelf = Disk(folder, KEPT) if folder else Memory(KEPT)
        self._drafts: Shelf = Memory(DRAFTS)
        self._new_id = new_id

    def add(self, content: bytes, kind: str = "upload", draft: bool = False) -> str:
        """Keep a PNG or JPEG, a draft only until others crowd it out, and return its id. Raises UnusablePicture."""
        name = f"{kind}-{self._new_id()}"
        (self._drafts if draft else self._kept).put(name, png(reduced(opened(content))))
        return name

    def file(self, name: str) -> bytes:
        """Return a picture as a file, JPEG or PNG, whether or not it is to be seen as ink. Raises UnknownPicture."""
        name = name.removesuffix(AS_INK)
        if photograph := PHOTOGRAPHS.get(name):
            return photograph.file.read_bytes()
        found = (self._drafts.get(name) or self._kept.get(name)) if ID.fullmatch(name) else None
        if found is None:
            raise UnknownPicture(f'There is no picture "{name}" on this server, or it is there no longer.')
        return found

    def picture(self, name: str) -> Image.Image:
        """Return a picture. Raises UnknownPicture."""
        picture = opened(self.file(name))
        return as_ink(picture) if name.endswith(AS_INK) else picture

    def fitted(self, name: str, shape: tuple[int, int, int]) -> Bytes:
        """Return a picture as a network takes it, (height, width, channels). Raises UnknownPicture, UnusablePicture."""
        return fitted(self.picture(name), shape)

    def remove(self, name: str) -> None:
        """Forget a picture, if it is none of those that are shipped."""
        name = name.removesuffix(AS_INK)
        if ID.fullmatch(name):
            self._drafts.remove(name)
            self._kept.remove(name)
