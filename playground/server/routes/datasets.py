"""The datasets and their pictures."""

from typing import Any

from flask import Blueprint, Response, jsonify, request

from playground.data import DATASETS, Dataset, get
from playground.server.answers import commas, npy
from playground.server.errors import ApiError
from playground.server.query import whole

datasets = Blueprint("datasets", __name__)
MOST = 256
"""Pictures an answer."""


@datasets.get("/datasets")
def listing() -> Response:
    """Answer what there is, and for what is not here, why."""
    return jsonify(ok=True, datasets=[entry(dataset) for dataset in DATASETS.values()])


@datasets.get("/datasets/<name>/images")
def images(name: str) -> Response:
    """Answer pictures, uint8 (n, height, width, channels), with their labels, comma-separated, in a header."""
    dataset = get(name)
    split = request.args.get("split", "test")
    if split not in ("train", "test"):
        raise ApiError(422, "split", f'split must be "train" or "test". Received: split="{split[:40]}".', "split")
    pictures = dataset.load()
    of_test = split == "test"
    every = pictures.test_images if of_test else pictures.train_images
    labels = pictures.test_labels if of_test else pictures.train_labels
    offset, count = whole("offset", 0, 0, len(every)), whole("count", 16, 1, MOST)
    chosen = slice(offset, offset + count)
    return npy(every[chosen], X_Labels=commas(labels[chosen]))


def entry(dataset: Dataset) -> dict[str, Any]:
    """Return what the list says of a dataset."""
    facts = {
        "name": dataset.name,
        "title": dataset.title,
        "shape": list(dataset.shape),
        "classes": list(dataset.classes),
        "train_size": dataset.train_size,
        "test_size": dataset.test_size,
        "licence": dataset.licence,
        "source": dataset.source,
        "available": dataset.available,
    }
    return facts if dataset.available else facts | {"reason": dataset.reason}
