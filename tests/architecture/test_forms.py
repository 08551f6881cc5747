import json

import pytest

from playground.architecture import Architecture, TrainingSettings
from playground.architecture.forms import FORMS
from playground.data import get
from tests.networks import BY_HAND


@pytest.mark.parametrize("name", BY_HAND)
def test_json_comes_back_as_the_same_network(name):
    text = FORMS["json"].write(BY_HAND[name], TrainingSettings(), get("digits").facts)
    assert Architecture.model_validate_json(text) == BY_HAND[name]
    assert text.startswith('{\n  "version": 1,\n')


def test_every_form_is_text_of_its_own_kind():
    texts = {
        name: form.write(BY_HAND["residual"], TrainingSettings(), get("digits").facts) for name, form in FORMS.items()
    }
    assert list(texts) == ["py", "ipynb", "json"]
    compile(texts["py"], "export.py", "exec")
    assert json.loads(texts["ipynb"])["nbformat"] == 4
    assert len({form.mimetype for form in FORMS.values()}) == 3
