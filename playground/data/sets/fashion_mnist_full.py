"""All of Fashion-MNIST."""

from playground.data.keras_cache import KerasDataset, read_idx
from playground.data.sets import fashion_mnist

DATASET = KerasDataset(
    name="fashion_mnist_full",
    title="Fashion-MNIST, all 70,000 pictures",
    order=40,
    shape=(28, 28, 1),
    classes=fashion_mnist.CLASSES,
    train_size=60_000,
    test_size=10_000,
    licence=fashion_mnist.DATASET.licence,
    source=fashion_mnist.DATASET.source,
    module="fashion_mnist",
    files=(
        "fashion-mnist/train-images-idx3-ubyte.gz",
        "fashion-mnist/train-labels-idx1-ubyte.gz",
        "fashion-mnist/t10k-images-idx3-ubyte.gz",
        "fashion-mnist/t10k-labels-idx1-ubyte.gz",
    ),
    reader=read_idx,
)
