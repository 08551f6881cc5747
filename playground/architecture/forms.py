"""The forms in which a network can be written down without having been trained, all of them text."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from playground.architecture.code import script
from playground.architecture.notebook import notebook
from playground.architecture.problems import DatasetFacts
from playground.architecture.settings import TrainingSettings
from playground.architecture.spec import Architecture


@dataclass(frozen=True)
class Form:
    """One form: the text of its file, and the kind of file."""

    write: Callable[[Architecture, TrainingSettings, DatasetFacts], str]
    mimetype: str


def as_json(architecture: Architecture, _: TrainingSettings, __: DatasetFacts) -> str:
    """Return our JSON, indented; the file is one that can be opened again."""
    return json.dumps(architecture.to_dict(), indent=2, ensure_ascii=False) + "\n"


FORMS = {
    "py": Form(script, "text/x-python"),
    "ipynb": Form(notebook, "application/x-ipynb+json"),
    "json": Form(as_json, "application/json"),
}
"""By the ending of the file."""
