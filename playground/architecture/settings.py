"""How a network is trained, as data: the `training` of a run."""

from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field
from typing_extensions import override

from playground.architecture.augmentation import Augmentation
from playground.architecture.fields import Choice, Number, Switch, Whole
from playground.architecture.layers.base import KerasCall
from playground.architecture.picture import PictureChoice

CONFIG = ConfigDict(frozen=True, extra="forbid", strict=True)
RATE_HELP = "How far each step moves the weights; too high overshoots, too low crawls."
DECAY_HELP = "Pulls every weight towards 0."

BatchSize = Annotated[int, Whole(1, 1024, "batch size", "Pictures a step: more are smoother and cost memory.")]
Epochs = Annotated[int, Whole(1, 1000, "epochs", "How often all pictures are gone through.")]
Seed = Annotated[int, Whole(0, 2**31 - 1, "seed", "The same seed gives the same first weights and order.")]
Pinned = Annotated[int | str, PictureChoice("pinned", "The picture that runs through the network.")]


class OptimizerBase(BaseModel):
    """What every optimizer has. Each is a class with a literal `name`, its Keras class name."""

    model_config = CONFIG

    name: str

    @property
    def slots(self) -> int:
        """Numbers that it keeps for each weight."""
        return 2

    def keras_call(self) -> KerasCall:
        """Return the name of the class in `keras.optimizers` and its keyword arguments."""
        return KerasCall(self.name, self.model_dump(exclude={"name"}), "optimizers")


class Adam(OptimizerBase):
    """Steps of an own size for each weight, from running means of its gradient. Source: Kingma and Ba (2015)."""

    name: Literal["Adam"] = "Adam"
    learning_rate: Annotated[float, Number(0, 10, "learning rate", RATE_HELP, step=0.0005)] = 0.001


class AdamW(OptimizerBase):
    """Adam with weight decay. Source: Loshchilov and Hutter (2019)."""

    name: Literal["AdamW"]
    learning_rate: Annotated[float, Number(0, 10, "learning rate", RATE_HELP, step=0.0005)] = 0.001
    weight_decay: Annotated[float, Number(0, 1, "weight decay", DECAY_HELP, step=0.001)] = 0.004


class SGD(OptimizerBase):
    """Steps straight down the gradient, with momentum if wanted."""

    name: Literal["SGD"]
    learning_rate: Annotated[float, Number(0, 10, "learning rate", RATE_HELP, step=0.005)] = 0.01
    momentum: Annotated[float, Number(0, 1, "momentum", "How much of the last step is kept.", below=True)] = 0.0
    nesterov: Annotated[bool, Switch("Nesterov", "Look ahead along the momentum.")] = False

    @property
    @override
    def slots(self) -> int:
        return 1 if self.momentum else 0


class RMSprop(OptimizerBase):
    """Steps divided by a running mean of the gradient's size. Source: Hinton's lecture 6e (2012)."""

    name: Literal["RMSprop"]
    learning_rate: Annotated[float, Number(0, 10, "learning rate", RATE_HELP, step=0.0005)] = 0.001
    momentum: Annotated[float, Number(0, 1, "momentum", "How much of the last step is kept.", below=True)] = 0.0

    @property
    @override
    def slots(self) -> int:
        return 2 if self.momentum else 1


Optimizer = Annotated[Adam | AdamW | SGD | RMSprop, Field(discriminator="name")]
OPTIMIZERS: Final = frozenset(kind.__name__ for kind in OptimizerBase.__subclasses__())
"""The names of all, which are the names of their classes."""


class TrainingSettings(BaseModel):
    """What a run trains on and how."""

    model_config = CONFIG

    dataset: Annotated[str, Field(max_length=40, json_schema_extra={"x-control": "none"})] = "fashion_mnist"
    train_size: Annotated[
        int | None,
        Whole(1, 1_000_000, "pictures", "How many training pictures; left out, all of them.", optional=True),
    ] = None
    batch_size: BatchSize = 64
    epochs: Epochs = 5
    optimizer: Optimizer = Field(default_factory=Adam)
    loss: Annotated[str, Choice(("crossentropy", "mse"), "loss", "What is made small.")] = "crossentropy"
    seed: Seed = 0
    pinned: Pinned = 0
    augmentation: Annotated[
        Augmentation | None,
        Field(title="augmentation", description="How training pictures are changed at random; left out, not at all."),
    ] = None

    @property
    def augmentation_calls(self) -> tuple[KerasCall, ...]:
        """The Keras layers that change the training pictures, in their order."""
        return self.augmentation.keras_calls(self.seed) if self.augmentation else ()

    def to_dict(self) -> dict[str, Any]:
        """Return the settings as JSON has them."""
        return self.model_dump(mode="json")

    def to_json(self) -> str:
        """Return the settings as JSON text."""
        return self.model_dump_json()
