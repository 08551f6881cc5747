"""Datasets that come with the package: one compressed file of NumPy arrays each."""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from typing_extensions import override

from playground.architecture import DatasetFacts
from playground.data.dataset import Dataset, Pictures

FILES = Path(__file__).parent / "files"


@dataclass(frozen=True, kw_only=True)
class ShippedDataset(Dataset):
    """Pictures in `files/<name>.npz`, always there."""

    @property
    @override
    def facts(self) -> DatasetFacts:
        """Add how many pictures are shipped, for Keras has more."""
        return replace(super().facts, most=self.train_size)

    @property
    def reason(self) -> None:
        """Return None: what is shipped can be loaded."""
        return None

    def read(self) -> Pictures:
        """Read the four arrays."""
        with np.load(FILES / f"{self.name}.npz", allow_pickle=False) as arrays:
            return Pictures(**arrays)
