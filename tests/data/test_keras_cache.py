import dataclasses
import gzip
import pickle
import subprocess
import sys

import numpy as np
import pytest

from playground.data import DatasetUnavailable, get


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """An empty cache of Keras; what is read from it is forgotten with it."""
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    monkeypatch.setattr("playground.data.dataset._read_once", lambda dataset: dataset.read())
    return tmp_path / "datasets"


@pytest.fixture
def rng():
    return np.random.default_rng(7)


def grey(rng, count):
    return rng.integers(0, 256, (count, 28, 28), dtype=np.uint8), rng.integers(0, 10, count, dtype=np.uint8)


@pytest.mark.parametrize("name", ["cifar10", "mnist", "fashion_mnist_full"])
def test_what_was_not_downloaded_says_how_to_get_it(cache, name):
    dataset = get(name)
    assert not dataset.available
    assert f'python -c "import keras; keras.datasets.{dataset.module}.load_data()"' in dataset.reason
    with pytest.raises(DatasetUnavailable, match="must be downloaded once"):
        dataset.load()


def test_mnist_is_read(cache, rng):
    (x_train, y_train), (x_test, y_test) = grey(rng, 5), grey(rng, 3)
    cache.mkdir()
    np.savez(cache / "mnist.npz", x_train=x_train, y_train=y_train, x_test=x_test, y_test=y_test)
    pictures = get("mnist").load()
    assert get("mnist").available
    assert np.array_equal(pictures.train_images, x_train[..., None])
    assert np.array_equal(pictures.train_labels, y_train)
    assert np.array_equal(pictures.test_images, x_test[..., None])
    assert np.array_equal(pictures.test_labels, y_test)


def write_idx(path, array):
    path.parent.mkdir(parents=True, exist_ok=True)
    header = bytes([0, 0, 8, array.ndim]) + np.array(array.shape, ">u4").tobytes()
    path.write_bytes(gzip.compress(header + array.tobytes()))


def test_fashion_mnist_is_read(cache, rng):
    (x_train, y_train), (x_test, y_test) = grey(rng, 5), grey(rng, 3)
    dataset = get("fashion_mnist_full")
    for file, array in zip(dataset.files, (x_train, y_train, x_test, y_test), strict=True):
        write_idx(cache / file, array)
    pictures = dataset.load()
    assert np.array_equal(pictures.train_images, x_train[..., None])
    assert np.array_equal(pictures.train_labels, y_train)
    assert np.array_equal(pictures.test_images, x_test[..., None])
    assert np.array_equal(pictures.test_labels, y_test)


def write_cifar(path, batch):
    """Write a batch whose array is called by NumPy's old name, as in the real files."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pickle.dumps(batch, protocol=3).replace(b"cnumpy._core.multiarray", b"cnumpy.core.multiarray"))


def test_cifar_is_read_channels_last(cache, rng):
    dataset = get("cifar10")
    planes = rng.integers(0, 256, (6, 2, 3, 32, 32), dtype=np.uint8)  # (file, picture, channels, height, width)
    for number, file in enumerate(dataset.files):
        write_cifar(cache / file, {b"data": planes[number].reshape(2, -1), b"labels": [number, 9]})
    pictures = dataset.load()
    assert pictures.train_images.shape == (10, 32, 32, 3)
    assert np.array_equal(pictures.train_images[2, :, :, 1], planes[1, 0, 1])
    assert pictures.train_labels.tolist() == [0, 9, 1, 9, 2, 9, 3, 9, 4, 9]
    assert np.array_equal(pictures.test_images[1, :, :, 2], planes[5, 1, 2])


def test_a_cifar_file_that_would_run_code_is_refused(cache):
    dataset = get("cifar10")
    for file in dataset.files:
        write_cifar(cache / file, {b"data": subprocess.run, b"labels": []})
    with pytest.raises(pickle.UnpicklingError, match=r"holds arrays and nothing else. Received: subprocess\.run"):
        dataset.load()


def test_facts_are_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        get("mnist").name = "other"


def test_keras_is_not_imported_for_it():
    code = "import playground.data, sys; print({'keras', 'tensorflow'} & set(sys.modules))"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "set()"
