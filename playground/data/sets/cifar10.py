"""CIFAR-10: small photographs in colour, under no licence that is known: downloaded, not shipped."""

from playground.data.keras_cache import KerasDataset, read_cifar

_FOLDER = "cifar-10-batches-py-target/cifar-10-batches-py"

DATASET = KerasDataset(
    name="cifar10",
    title="CIFAR-10",
    order=30,
    shape=(32, 32, 3),
    classes=("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"),
    train_size=50_000,
    test_size=10_000,
    licence="none stated by its authors",
    source="Krizhevsky 2009, https://www.cs.toronto.edu/~kriz/cifar.html",
    module="cifar10",
    files=(*(f"{_FOLDER}/data_batch_{batch}" for batch in range(1, 6)), f"{_FOLDER}/test_batch"),
    reader=read_cifar,
)
