"""How pictures are changed at random, as data."""

import pytest
from pydantic import ValidationError

from playground.architecture import KerasCall, TrainingSettings
from playground.architecture.augmentation import Augmentation


def test_nothing_is_changed_unless_it_is_wanted() -> None:
    assert TrainingSettings().augmentation_calls == ()
    assert TrainingSettings.model_validate_json('{"augmentation": {}}').augmentation_calls == ()


def test_each_change_is_a_keras_layer_with_a_seed_of_its_own() -> None:
    text = '{"seed": 7, "augmentation": {"flip": true, "shift": 0.1, "rotation": 18, "contrast": 0.3}}'
    settings = TrainingSettings.model_validate_json(text)
    assert settings.augmentation_calls == (
        KerasCall("RandomFlip", {"mode": "horizontal", "seed": 7}),
        KerasCall("RandomTranslation", {"height_factor": 0.1, "width_factor": 0.1, "fill_mode": "nearest", "seed": 8}),
        KerasCall("RandomRotation", {"factor": 0.05, "fill_mode": "nearest", "seed": 9}),
        KerasCall("RandomContrast", {"factor": 0.3, "value_range": (0, 1), "seed": 10}),
    )
    assert TrainingSettings.model_validate_json(settings.to_json()) == settings


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ('"shift": 0.6', "must be between 0 and 0.5"),
        ('"rotation": -1', "must be between 0 and 180"),
        ('"flip": 1', "must be true or false"),
        ('"blur": 1', "Extra inputs are not permitted"),
    ],
)
def test_what_cannot_be_is_refused(field: str, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        TrainingSettings.model_validate_json(f'{{"augmentation": {{{field}}}}}')


def test_the_schema_has_a_title_help_and_limits_for_each_field() -> None:
    schema = TrainingSettings.model_json_schema()
    assert {"$ref": "#/$defs/Augmentation"} in schema["properties"]["augmentation"]["anyOf"]
    fields = schema["$defs"]["Augmentation"]["properties"]
    assert list(fields) == list(Augmentation.model_fields)
    for field in fields.values():
        assert field["title"]
        assert field["description"].endswith(".")
        assert field["x-control"] in ("switch", "number")
    assert (fields["rotation"]["maximum"], fields["rotation"]["x-step"]) == (180, 5)
