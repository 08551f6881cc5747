from pathlib import Path

import numpy as np
import pytest

from playground.data import get
from playground.data.shipped import FILES

NAMES = ["fashion_mnist", "digits"]


@pytest.fixture(params=NAMES)
def dataset(request):
    return get(request.param)


def test_a_shipped_dataset_is_available(dataset):
    assert dataset.available
    assert dataset.reason is None


@pytest.mark.parametrize(("name", "train_size"), [("fashion_mnist", 10_000), ("digits", 8_000)])
def test_shapes_are_those_announced(name, train_size):
    dataset, pictures = get(name), get(name).load()
    assert (dataset.train_size, dataset.test_size) == (train_size, 2_000)
    assert pictures.train_images.shape == (dataset.train_size, *dataset.shape) == (train_size, 28, 28, 1)
    assert pictures.test_images.shape == (dataset.test_size, *dataset.shape)
    assert pictures.train_labels.shape == (dataset.train_size,)
    assert pictures.test_labels.shape == (dataset.test_size,)


def test_pixels_use_the_whole_range_of_a_byte(dataset):
    pictures = dataset.load()
    for images in (pictures.train_images, pictures.test_images):
        assert images.dtype == np.uint8
        assert (images.min(), images.max()) == (0, 255)


def test_classes_are_balanced(dataset):
    pictures = dataset.load()
    for labels in (pictures.train_labels, pictures.test_labels):
        shares = np.bincount(labels, minlength=10) / len(labels)
        assert len(shares) == len(dataset.classes)
        assert shares.min() > 0.08
        assert shares.max() < 0.125


def test_labels_come_in_no_order(dataset):
    labels = dataset.load().train_labels
    repeats = (labels[1:] == labels[:-1]).mean()
    assert repeats == pytest.approx(0.1, abs=0.02)


def test_no_test_picture_is_a_training_picture(dataset):
    pictures = dataset.load()
    train, test = ({image.tobytes() for image in images} for images in (pictures.train_images, pictures.test_images))
    assert not train & test


def test_arrays_cannot_be_written(dataset):
    pictures = dataset.load()
    for array in vars(pictures).values():
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0


def test_pictures_are_read_once(dataset):
    assert dataset.load() is dataset.load()


@pytest.mark.parametrize("name", NAMES)
def test_the_licence_lies_beside_the_pictures(name):
    licence = Path(FILES, f"{name}.LICENSE.txt").read_text(encoding="utf-8")
    assert {"fashion_mnist": "Zalando SE", "digits": "Yann LeCun and Corinna Cortes"}[name] in licence


@pytest.mark.parametrize(
    ("name", "index", "label"), [("fashion_mnist", 0, "Ankle boot"), ("fashion_mnist", 1, "Pullover")]
)
def test_the_first_test_pictures_are_those_of_zalando(name, index, label):
    assert get(name).classes[get(name).load().test_labels[index]] == label
