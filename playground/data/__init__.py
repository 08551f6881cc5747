"""Pictures as NumPy arrays: the datasets, shipped or of Keras once downloaded, photographs, and what people bring."""

from playground.data.album import Album, UnknownPicture
from playground.data.dataset import Bytes, Dataset, DatasetUnavailable, Pictures
from playground.data.photographs import PHOTOGRAPHS
from playground.data.picture import UnusablePicture
from playground.data.registry import DATASETS, UnknownDataset, get

__all__ = [
    "DATASETS",
    "PHOTOGRAPHS",
    "Album",
    "Bytes",
    "Dataset",
    "DatasetUnavailable",
    "Pictures",
    "UnknownDataset",
    "UnknownPicture",
    "UnusablePicture",
    "get",
]
