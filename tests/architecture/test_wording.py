"""What a student reads where an architecture cannot be parsed."""

import json
from typing import Any

import pytest
from pydantic import ValidationError

from playground.architecture import Architecture, TrainingSettings
from playground.architecture.wording import SpecError, explain
from tests.networks import FLATTEN, conv, document, parallel, pool


def error_of(text: str, model: Any = Architecture) -> SpecError:
    """Return what is said of a text."""
    with pytest.raises(ValidationError) as error:
        model.model_validate_json(text)
    return explain(error.value)


def refused(layer: Any) -> SpecError:
    """Return what is said of a layer that stands third."""
    return error_of(json.dumps(document(conv(), pool(), layer)))


@pytest.mark.parametrize(
    ("layer", "message"),
    [
        (conv(kernel_size=0), "kernel_size must be between 1 and 31. Received: kernel_size=0 (layers/2)."),
        (conv(kernel_size=[3, 99]), "kernel_size must be between 1 and 31. Received: kernel_size=[3, 99] (layers/2)."),
        (conv(True), "filters must be a whole number between 1 and 4096. Received: filters=true (layers/2)."),
        (conv("8"), 'filters must be a whole number between 1 and 4096. Received: filters="8" (layers/2).'),
        (conv(3.0), "filters must be a whole number between 1 and 4096. Received: filters=3.0 (layers/2)."),
        (
            conv(10**30),
            "filters must be between 1 and 4096. Received: filters=1000000000000000000000000000000 (layers/2).",
        ),
        (conv(strides=-1), "strides must be between 1 and 31. Received: strides=-1 (layers/2)."),
        (
            conv(strides=[1, 2, 3]),
            "strides must be a whole number or [height, width]. Received: strides=[1, 2, 3] (layers/2).",
        ),
        (
            conv(padding="full"),
            'padding must be "valid", "same", a whole number or [[top, bottom], [left, right]]. '
            'Received: padding="full" (layers/2).',
        ),
        (
            conv(padding=10**9),
            "padding must be between 0 and 64 on each side. Received: padding=1000000000 (layers/2).",
        ),
        (conv(use_bias=1), "use_bias must be true or false. Received: use_bias=1 (layers/2)."),
        ({"kind": "Dropout", "rate": 1}, "rate must be at least 0 and below 1. Received: rate=1 (layers/2)."),
        (
            {"kind": "Dropout", "rate": "x"},
            'rate must be a number at least 0 and below 1. Received: rate="x" (layers/2).',
        ),
        ({"kind": "Flatten", "units": 3}, "There is no field 'units' here. Received: units=3 (layers/2)."),
        ({"kind": "Conv3D"}, 'There is no such kind of layer. Received: kind="Conv3D" (layers/2).'),
        ({"filters": 3}, "Needs a 'kind'. Received: {\"filters\": 3} (layers/2)."),
        (
            parallel([conv(0)], []),
            "filters must be between 1 and 4096. Received: filters=0 (layers/2/branches/0/0).",
        ),
        (
            parallel([]),
            "branches must have at least 2 entries. Received: branches=[[]] (layers/2).",
        ),
        (7, "entry 2 must be an object. Received: entry 2=7 (layers)."),
        (conv(id="a b"), 'id must be 1 to 40 letters, digits, dashes and underscores. Received: id="a b" (layers/2).'),
    ],
)
def test_rule_then_value_then_place(layer: Any, message: str) -> None:
    assert refused(layer).message == message


def test_the_path_leads_to_the_field() -> None:
    assert refused(conv(kernel_size=0)).path == "layers/2/kernel_size"


def test_nan_and_infinity_are_no_numbers() -> None:
    text = json.dumps(document({"kind": "Dropout", "rate": 0.5})).replace("0.5", "NaN")
    assert error_of(text).code == "not_a_number"
    assert error_of(text.replace("NaN", "Infinity")).code == "not_a_number"


def test_a_number_beyond_all_floats_is_out_of_range() -> None:
    huge = "1" + "0" * 400
    assert error_of(json.dumps(document({"kind": "Dropout", "rate": 0.5})).replace("0.5", huge)).code == "out_of_range"
    found = error_of(f'{{"optimizer": {{"name": "Adam", "learning_rate": {huge}}}}}', TrainingSettings)
    assert found.message.startswith("learning_rate must be between 0 and 10. Received: learning_rate=1000")


def test_a_misspelt_kind_is_guessed() -> None:
    assert refused({"kind": "Conv2d"}).hint == "Did you mean Conv2D?"


def test_an_unknown_field_is_answered_with_the_known_ones() -> None:
    assert "kernel_size" in (refused(conv(kernel=3)).hint or "")
    assert refused(FLATTEN | {"x": 1}).hint == "Flatten has no fields."


@pytest.mark.parametrize("text", ["", "{", "[1", "nonsense", "\x00", '"\\ud800"'])
def test_broken_json_is_called_so(text: str) -> None:
    assert error_of(text).code == "broken_json"


@pytest.mark.parametrize("text", ["null", "[]", "3", '"x"', "true"])
def test_json_of_another_type(text: str) -> None:
    assert error_of(text).message == f"The input must be an object. Received: The input={text}."


def test_what_is_too_long_or_too_much() -> None:
    assert error_of(json.dumps(document(name="x" * 81))).message.startswith(
        'name must have at most 80 letters. Received: name="xxx'
    )
    found = error_of(json.dumps(document(*[FLATTEN] * 501)))
    assert (found.code, found.message) == ("budget", "A network has at most 500 layers.")
    found = error_of(json.dumps(document(conv(id="c"), conv(id="c"))))
    assert found.message == "Each layer needs an id of its own. Received twice: c (layers/1)."


def test_missing_fields() -> None:
    assert error_of('{"layers": []}').message == "input is missing."


def test_settings_are_explained_too() -> None:
    found = error_of('{"epochs": 0}', TrainingSettings)
    assert found.message == "epochs must be between 1 and 1000. Received: epochs=0."
    found = error_of('{"optimizer": {"name": "Adams"}}', TrainingSettings)
    assert found.message == 'There is no such optimizer. Received: name="Adams" (optimizer).'
    assert found.hint == "Did you mean Adam?"
    found = error_of('{"optimizer": {}}', TrainingSettings)
    assert (found.code, found.message) == ("missing_name", "Needs a 'name'. Received: {} (optimizer).")
