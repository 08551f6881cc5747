import pytest

from playground.engine.errors import EngineError
from playground.engine.messages import Change
from playground.engine.runs.changes import changed_settings, check_changes
from playground.engine.runs.status import Status
from tests.engine.conftest import training


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (Change(learning_rate=-0.5), "learning_rate must be a number not below 0. Received: -0.5."),
        (Change(learning_rate=float("nan")), "learning_rate must be a number not below 0. Received: nan."),
        (Change(epochs=2), "epochs must be at least 3, the epoch that is reached. Received: 2."),
        (Change(pinned=2000), "pinned must be between 0 and 1999. Received: 2000."),
        (Change(pinned=-1), "pinned must be between 0 and 1999. Received: -1."),
    ],
)
def test_what_a_run_cannot_take(change, message):
    with pytest.raises(EngineError) as caught:
        check_changes(change, Status(epochs=5, steps_per_epoch=8, epoch=3), test_size=2000)
    assert caught.value.message == message


def test_settings_tell_what_was_changed():
    settings = changed_settings(training(), Change(learning_rate=0.5, epochs=7))
    assert (settings.optimizer.learning_rate, settings.epochs, settings.pinned) == (0.5, 7, 0)


def test_a_learning_rate_of_0_holds_the_weights_still():
    check_changes(Change(learning_rate=0.0), Status(epochs=5, steps_per_epoch=8, epoch=3), test_size=2000)
