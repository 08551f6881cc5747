"""How a network is trained, as data."""

import pytest
from pydantic import ValidationError

from playground.architecture import TrainingSettings


def test_defaults_are_those_of_the_page() -> None:
    settings = TrainingSettings()
    assert (settings.dataset, settings.batch_size, settings.epochs) == ("fashion_mnist", 64, 5)
    assert (settings.optimizer.name, settings.optimizer.learning_rate) == ("Adam", 0.001)


def test_settings_come_back_the_same() -> None:
    settings = TrainingSettings.model_validate_json(
        '{"optimizer": {"name": "AdamW"}, "train_size": 100, "loss": "mse"}'
    )
    assert TrainingSettings.model_validate_json(settings.to_json()) == settings
    assert TrainingSettings.model_validate_json(TrainingSettings().to_json()) == TrainingSettings()


def test_an_optimizer_is_a_keras_call() -> None:
    settings = TrainingSettings.model_validate_json('{"optimizer": {"name": "SGD", "momentum": 0.9}}')
    call = settings.optimizer.keras_call()
    assert (call.module, call.class_name) == ("optimizers", "SGD")
    assert call.kwargs == {"learning_rate": 0.01, "momentum": 0.9, "nesterov": False}


@pytest.mark.parametrize("text", ['{"epochs": true}', '{"optimizer": {"name": "SGD", "momentum": 1}}', '{"seed": -1}'])
def test_what_cannot_be_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        TrainingSettings.model_validate_json(text)
