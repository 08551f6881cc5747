"""The datasets as NumPy arrays: two that are shipped, and the classic ones of Keras once downloaded."""

from playground.data.dataset import Bytes, Dataset, DatasetUnavailable, Pictures
from playground.data.registry import DATASETS, UnknownDataset, get

__all__ = ["DATASETS", "Bytes", "Dataset", "DatasetUnavailable", "Pictures", "UnknownDataset", "get"]
