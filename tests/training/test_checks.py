import pytest

from playground.data import get
from playground.training.checks import check_trainable
from playground.training.errors import TrainingError
from tests.networks import FLATTEN, GAP, conv, dense, network


@pytest.mark.parametrize(
    ("architecture", "message"),
    [
        (
            network(FLATTEN, dense(), size=(32, 32, 3)),
            "The network must take the pictures of Handwritten digits, 28×28×1. Received: input=32×32×3 (input).",
        ),
        (
            network(conv(10)),
            "The last layer must give 10 numbers, one for each class of Handwritten digits. "
            "Received: 26×26×10 (layers/0).",
        ),
        (
            network(FLATTEN, dense(7)),
            "The last layer must give 10 numbers, one for each class of Handwritten digits. Received: 7 (layers/1).",
        ),
        (
            network(conv(4, 3), conv(4, 31)),
            "The window must fit into its input: it covers 31 rows, and there are 26. "
            "Received: kernel_size=31 on 26×26×4 (layers/1).",
        ),
    ],
)
def test_what_cannot_be_trained_is_said(architecture, message):
    with pytest.raises(TrainingError) as caught:
        check_trainable(architecture, get("digits"))
    assert caught.value.message == message


def test_a_network_that_fits():
    architecture = network(conv(10), GAP)
    check_trainable(architecture, get("digits"))
