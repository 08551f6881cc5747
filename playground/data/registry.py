"""Finds the datasets: every module of `playground.data.sets` has one, called DATASET."""

import pkgutil
from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

from playground.data import sets
from playground.data.dataset import Dataset


class UnknownDataset(LookupError):
    """No dataset has this name; the text says which there are."""


def _find() -> Mapping[str, Dataset]:
    modules = (import_module(f"{sets.__name__}.{module.name}") for module in pkgutil.iter_modules(sets.__path__))
    found: list[Dataset] = sorted((module.DATASET for module in modules), key=lambda dataset: dataset.order)
    return MappingProxyType({dataset.name: dataset for dataset in found})


DATASETS: Mapping[str, Dataset] = _find()
"""All datasets by name, in the order of lists."""


def get(name: str) -> Dataset:
    """Return the dataset of that name.

    >>> get("digits").shape
    (28, 28, 1)
    """
    try:
        return DATASETS[name]
    except KeyError:
        names = ", ".join(f'"{known}"' for known in DATASETS)
        raise UnknownDataset(f'dataset must be one of {names}. Received: dataset="{name}".') from None
