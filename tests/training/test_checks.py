import pytest

from playground.data import get
from playground.training.build import build
from playground.training.checks import check_trainable
from playground.training.errors import TrainingError
from tests.networks import FLATTEN, GAP, conv, dense, network


@pytest.mark.parametrize(
    ("architecture", "message"),
    [
        (
            network(FLATTEN, dense(), size=(32, 32, 3)),
            "The input must have the shape of the pictures of digits, 28×28×1. Received: 32×32×3.",
        ),
        (
            network(conv(10)),
            "The last layer must give one number for each of the 10 classes of digits. "
            "Received: an output of 26×26×10.",
        ),
        (
            network(FLATTEN, dense(7)),
            "The last layer must give one number for each of the 10 classes of digits. Received: an output of 7.",
        ),
    ],
)
def test_what_cannot_be_trained_is_said(architecture, message):
    with pytest.raises(TrainingError) as caught:
        check_trainable(architecture, build(architecture, 0), get("digits"))
    assert caught.value.message == message


def test_a_network_that_fits():
    architecture = network(conv(10), GAP)
    check_trainable(architecture, build(architecture, 0), get("digits"))
