"""What an optimizer keeps for each weight, against Keras."""

import pytest

from playground.architecture import TrainingSettings
from playground.training.calls import make_call
from playground.training.warm import keras


@pytest.mark.parametrize(
    "optimizer",
    [
        '{"name": "Adam"}',
        '{"name": "AdamW"}',
        '{"name": "SGD"}',
        '{"name": "SGD", "momentum": 0.9, "nesterov": true}',
        '{"name": "RMSprop"}',
        '{"name": "RMSprop", "momentum": 0.5}',
    ],
)
def test_slots_are_those_of_keras(optimizer: str) -> None:
    settings = TrainingSettings.model_validate_json(f'{{"optimizer": {optimizer}}}').optimizer
    made = make_call(settings.keras_call())
    weight = keras.Variable([0.0, 0.0, 0.0])
    made.build([weight])
    assert sum(variable.shape == weight.shape for variable in made.variables) == settings.slots
