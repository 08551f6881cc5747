"""All of MNIST."""

from playground.data.keras_cache import KerasDataset, read_npz
from playground.data.sets import digits

DATASET = KerasDataset(
    name="mnist",
    title="MNIST, all 70,000 digits",
    order=50,
    shape=(28, 28, 1),
    classes=digits.CLASSES,
    train_size=60_000,
    test_size=10_000,
    licence="CC BY-SA 3.0, Yann LeCun and Corinna Cortes",
    source=digits.DATASET.source,
    module="mnist",
    files=("mnist.npz",),
    reader=read_npz,
)
