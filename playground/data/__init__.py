"""The datasets as NumPy arrays: two that are shipped, and the classic ones of Keras once downloaded."""

from playground.data.dataset import Dataset, DatasetUnavailable, Pictures
from playground.data.registry import DATASETS, UnknownDataset, get

__all__ = ["DATASETS", "Dataset", "DatasetUnavailable", "Pictures", "UnknownDataset", "get"]
