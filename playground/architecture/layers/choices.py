"""Fields that several kinds of layer share: activation, initializer, weight decay."""

from typing import Annotated, Any, Final

from playground.architecture.fields import Choice, Number, Switch
from playground.architecture.layers.base import KerasCall

ACTIVATIONS: Final = (
    "linear",
    "relu",
    "relu6",
    "leaky_relu",
    "elu",
    "selu",
    "gelu",
    "silu",
    "swish",
    "hard_silu",
    "sigmoid",
    "hard_sigmoid",
    "tanh",
    "hard_tanh",
    "softplus",
    "softsign",
    "mish",
    "softmax",
)
INITIALIZERS: Final = (
    "glorot_uniform",
    "glorot_normal",
    "he_uniform",
    "he_normal",
    "lecun_uniform",
    "lecun_normal",
    "orthogonal",
    "random_normal",
    "zeros",
    "ones",
)

ActivationName = Annotated[str, Choice(ACTIVATIONS, "activation", "The nonlinearity after the sum.", card=True)]
InitializerName = Annotated[
    str, Choice(INITIALIZERS, "first weights", "How the first weights are drawn: He's suits ReLU, Glorot's tanh.")
]
Bias = Annotated[bool, Switch("bias", "Whether each output adds one number of its own.")]
L2 = Annotated[
    float, Number(0, 1, "L2", "Weight decay: adds this much times the squared weights to the loss.", step=0.0005)
]
WeightNorm = Annotated[
    bool, Switch("weight norm", "Length and direction of each filter are learned apart (Salimans 2016).")
]


def regularizer(l2: float) -> KerasCall | None:
    """Return the call of the regularizer for a weight decay; none for 0."""
    return KerasCall("L2", {"l2": l2}, "regularizers") if l2 else None


def decayed(call: KerasCall, l2: float, *arguments: str) -> KerasCall:
    """Return a call with weight decay on the kernels that the arguments name."""
    decay: Any = regularizer(l2)
    return KerasCall(call.class_name, call.kwargs | dict.fromkeys(arguments, decay), call.module) if decay else call
