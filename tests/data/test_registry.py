import pytest

from playground.data import DATASETS, UnknownDataset, get


def test_the_shipped_datasets_come_first():
    assert list(DATASETS) == ["fashion_mnist", "digits", "cifar10", "fashion_mnist_full", "mnist"]


def test_a_dataset_is_found_by_its_name():
    assert all(get(name) is dataset and dataset.name == name for name, dataset in DATASETS.items())


def test_an_unknown_name_is_answered_with_the_known_ones():
    with pytest.raises(UnknownDataset) as refused:
        get("imagenet")
    assert str(refused.value) == (
        'dataset must be one of "fashion_mnist", "digits", "cifar10", "fashion_mnist_full", "mnist". '
        'Received: dataset="imagenet".'
    )


def test_datasets_cannot_be_added_at_run_time():
    with pytest.raises(TypeError):
        DATASETS["mine"] = get("digits")


@pytest.mark.parametrize("dataset", DATASETS.values(), ids=DATASETS)
def test_every_dataset_says_what_it_is(dataset):
    assert dataset.title
    assert dataset.licence
    assert dataset.source
    assert len(set(dataset.classes)) == len(dataset.classes) == 10
