"""Fashion-MNIST: clothes in grey, as hard as 28x28 gets; the default."""

from playground.data.shipped import ShippedDataset

CLASSES = (
    "T-shirt/top",
    "Trouser",
    "Pullover",
    "Dress",
    "Coat",
    "Sandal",
    "Shirt",
    "Sneaker",
    "Bag",
    "Ankle boot",
)

DATASET = ShippedDataset(
    name="fashion_mnist",
    title="Fashion-MNIST, 12,000 pictures",
    order=10,
    shape=(28, 28, 1),
    classes=CLASSES,
    train_size=10_000,
    test_size=2_000,
    licence="MIT, © 2017 Zalando SE",
    source="Xiao, Rasul, Vollgraf 2017, https://github.com/zalandoresearch/fashion-mnist",
    module="fashion_mnist",
)
