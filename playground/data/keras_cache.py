"""The classic datasets of `keras.datasets`, read without Keras from where it keeps what it has downloaded."""

import gzip
import os
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from playground.data.dataset import Bytes, Dataset, Pictures

Split = tuple[Bytes, Bytes]


@dataclass(frozen=True, kw_only=True)
class KerasDataset(Dataset):
    """Pictures that `keras.datasets.<module>.load_data()` has put into the cache."""

    files: tuple[str, ...]
    """Below the cache's folder `datasets`; training split first."""
    reader: Callable[[list[Path]], tuple[Split, Split]]

    @property
    def reason(self) -> str | None:
        """Name the command that downloads the pictures, where they are not in the cache."""
        if all(path.is_file() for path in self._paths()):
            return None
        return (
            f"{self.title} must be downloaded once, on a computer with internet: "
            f'python -c "import keras; keras.datasets.{self.module}.load_data()"'
        )

    def read(self) -> Pictures:
        """Read both splits; grey pictures get their one channel."""
        (train_images, train_labels), (test_images, test_labels) = self.reader(self._paths())
        return Pictures(
            train_images.reshape(-1, *self.shape),
            train_labels,
            test_images.reshape(-1, *self.shape),
            test_labels,
        )

    def _paths(self) -> list[Path]:
        home = Path(os.environ.get("KERAS_HOME") or Path.home() / ".keras")
        return [home / "datasets" / file for file in self.files]


def read_npz(paths: list[Path]) -> tuple[Split, Split]:
    """Read one `.npz` with x_train, y_train, x_test and y_test."""
    with np.load(paths[0], allow_pickle=False) as arrays:
        return (arrays["x_train"], arrays["y_train"]), (arrays["x_test"], arrays["y_test"])


def read_idx(paths: list[Path]) -> tuple[Split, Split]:
    """Read four gzipped IDX files: training images and labels, test images and labels."""
    train_images, train_labels, test_images, test_labels = (_idx(path) for path in paths)
    return (train_images, train_labels), (test_images, test_labels)


def _idx(path: Path) -> Bytes:
    with gzip.open(path, "rb") as file:
        content = file.read()
    axes = content[3]  # two zeros, the type (8: unsigned bytes), the number of axes, then each axis as four bytes
    shape = np.frombuffer(content, ">u4", count=axes, offset=4)
    return np.frombuffer(content, np.uint8, offset=4 + 4 * axes).reshape(shape).copy()


def read_cifar(paths: list[Path]) -> tuple[Split, Split]:
    """Read CIFAR's batches; the last file is the test split."""
    batches = [_cifar_batch(path) for path in paths]
    train_images, train_labels = (np.concatenate(parts) for parts in zip(*batches[:-1], strict=True))
    return (train_images, train_labels), batches[-1]


def _cifar_batch(path: Path) -> Split:
    with path.open("rb") as file:
        batch: dict[bytes, Any] = _ArraysOnly(file, encoding="bytes").load()
    planes = np.asarray(batch[b"data"], np.uint8).reshape(-1, 3, 32, 32)  # (batch, channels, height, width)
    return np.ascontiguousarray(planes.transpose(0, 2, 3, 1)), np.asarray(batch[b"labels"], np.uint8)


class _ArraysOnly(pickle.Unpickler):
    """Reads a pickle that holds plain values and NumPy arrays, and refuses everything that could run code."""

    ALLOWED = frozenset({"_reconstruct", "ndarray", "dtype"})

    def find_class(self, module: str, name: str) -> Any:
        """Return the parts of an array; refuse the rest."""
        if module.partition(".")[0] != "numpy" or name not in self.ALLOWED:
            raise pickle.UnpicklingError(f"a CIFAR batch holds arrays and nothing else. Received: {module}.{name}")
        return super().find_class(_MODULES.get(module, module), name)


# NumPy 2 has moved what CIFAR's files, written in 2009, call by its old name.
_MODULES = {"numpy.core.multiarray": "numpy._core.multiarray"}
