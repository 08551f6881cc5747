"""Whatever the doctor says, the page can say why."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
TOLD_ONCE = {"worker_lost"}
"""Codes that the page shows as a message that goes, not in the doctor's list."""
ALONE = {"trial.py"}
"""Modules that ask the doctor, and make problems of nobody's network."""
PLACE = {"Problem": 2, "Impossible": 0, "TrainingError": 0}
"""Which argument the code is, where it is not named."""


def modules() -> Iterator[Path]:
    """Return where the doctor's findings are made."""
    yield from (file for file in (ROOT / "playground/architecture").rglob("*.py") if file.name not in ALONE)
    yield from (ROOT / "playground/training/troubles").glob("*.py")
    yield from (ROOT / "playground/engine/worker").glob("*.py")
    yield from (ROOT / "playground/engine/runs").glob("*.py")


def texts(node: ast.AST) -> Iterator[str]:
    """Return the texts that an expression can be."""
    if isinstance(node, ast.IfExp):
        yield from texts(node.body)
        yield from texts(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def codes(file: Path) -> Iterator[str]:
    """Return the codes of the findings that a module makes."""
    refuses = file.parent.name == "worker" and file.name != "shelf.py"
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == ["code"]:
            yield from texts(node.value)
        if not isinstance(node, ast.Call):
            continue
        name = ast.unparse(node.func).rpartition(".")[2]
        if name in ("Trouble", "Diagnosis"):
            yield from (text for word in node.keywords if word.arg == "code" for text in texts(word.value))
        elif name in PLACE and len(node.args) > PLACE[name] and not (name == "TrainingError" and refuses):
            yield from texts(node.args[PLACE[name]])


def test_every_code_of_the_doctor_has_a_reason() -> None:
    made = {code for file in modules() for code in codes(file)} - TOLD_ONCE
    page = (ROOT / "static/words/en/why.js").read_text()
    reasons = set(re.findall(r"^    (\w+):\s+\"", page, re.MULTILINE))
    assert {"size_zero", "nan_loss", "dying_layer", "disk", "flatten_heavy"} <= made
    assert made == reasons
