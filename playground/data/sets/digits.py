"""Handwritten digits: the easy one, above 90 % after a single epoch."""

from playground.data.shipped import ShippedDataset

CLASSES = tuple("0123456789")

DATASET = ShippedDataset(
    name="digits",
    title="Handwritten digits, 10,000 pictures",
    order=20,
    shape=(28, 28, 1),
    classes=CLASSES,
    train_size=8_000,
    test_size=2_000,
    licence="CC BY-SA 3.0, Yann LeCun and Corinna Cortes; a subset of MNIST",
    source="LeCun, Cortes, Burges: The MNIST database of handwritten digits, http://yann.lecun.com/exdb/mnist/",
    module="mnist",
)
