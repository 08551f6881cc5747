"""What a dataset is: facts that are known at once, and pictures that are read when first asked for."""

import threading
from abc import ABC, abstractmethod
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from playground.architecture import DatasetFacts

Bytes = NDArray[np.uint8]


class DatasetUnavailable(LookupError):
    """The pictures are not on this computer; the text says how to get them."""


@dataclass(frozen=True)
class Pictures:
    """The pictures and labels of both splits; the arrays are read-only, for they are shared.

    Images: uint8 `(n, height, width, channels)`, 0 to 255. Labels: uint8 `(n,)`, indices of classes.
    """

    train_images: Bytes  # (train_size, height, width, channels)
    train_labels: Bytes  # (train_size,)
    test_images: Bytes  # (test_size, height, width, channels)
    test_labels: Bytes  # (test_size,)

    def __post_init__(self) -> None:
        """Lock the arrays."""
        for array in vars(self).values():
            array.flags.writeable = False

    def pinned(self, which: int | str, own: Bytes | None = None) -> Bytes:
        """Return the picture that runs through a network: one's own, else the test picture of an index.

        `which`: an index, or the id of one's own, in whose place the first test picture stands where it was lost.

        Output shape: (height, width, channels)
        """
        if own is not None:
            return own
        picture: Bytes = self.test_images[which % len(self.test_images) if isinstance(which, int) else 0]
        return picture


@dataclass(frozen=True, kw_only=True)
class Dataset(ABC):
    """One dataset. Subclasses say where the pictures come from."""

    name: str
    title: str
    order: int
    """Where the dataset stands in lists, smallest first."""
    shape: tuple[int, int, int]
    """(height, width, channels) of a picture."""
    classes: tuple[str, ...]
    train_size: int
    test_size: int
    licence: str
    source: str
    module: str | None = None
    """The module of `keras.datasets` that has the pictures, for exported scripts; None where Keras lacks them."""

    @property
    @abstractmethod
    def reason(self) -> str | None:
        """Say why the pictures cannot be loaded here, and what would help; None where they can."""

    @property
    def available(self) -> bool:
        """Tell whether `load` will find the pictures."""
        return self.reason is None

    @property
    def facts(self) -> DatasetFacts:
        """What an architecture must know of the dataset."""
        return DatasetFacts(self.title.partition(",")[0], self.shape, len(self.classes), self.module)

    def load(self) -> Pictures:
        """Return the pictures; from memory after the first call."""
        if self.reason is not None:
            raise DatasetUnavailable(self.reason)
        with _one_reader:
            return _read_once(self)

    @abstractmethod
    def read(self) -> Pictures:
        """Read the pictures from disk."""


_one_reader = threading.Lock()


@cache
def _read_once(dataset: Dataset) -> Pictures:
    return dataset.read()
