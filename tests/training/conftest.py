"""What the tests of training share: pictures that a tiny network can learn."""

import numpy as np
import pytest

from playground.data import Pictures


def bars(count, seed=0):
    """Return pictures with one bright column or row, (count, 8, 8, 1), and which of the two it is."""
    rng = np.random.default_rng(seed)
    images = rng.integers(0, 60, (count, 8, 8, 1), dtype=np.uint8)
    labels = rng.integers(0, 2, count, dtype=np.uint8)
    for image, label, at in zip(images, labels, rng.integers(0, 8, count), strict=True):
        image[(slice(None), at) if label else (at, slice(None))] = 255
    return images, labels


@pytest.fixture(scope="session")
def pictures():
    """Return 100 training and 150 test pictures of two classes."""
    train_images, train_labels = bars(100)
    test_images, test_labels = bars(150, seed=1)
    return Pictures(train_images, train_labels, test_images, test_labels)
