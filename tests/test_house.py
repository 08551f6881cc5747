"""The rules of the house that no linter knows."""

import re
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

import playground
from scripts.steps import ROOT

SOURCES = [
    file
    for folder, pattern in [("playground", "*.py"), ("scripts", "*.py"), ("benchmarks", "*.py"), ("static", "*.js")]
    for file in sorted((ROOT / folder).rglob(pattern))
    if "node_modules" not in file.parts
]


def names(files):
    return [file.relative_to(ROOT).as_posix() for file in files]


def test_a_file_is_one_noun_of_at_most_300_lines():
    assert [name for name, file in zip(names(SOURCES), SOURCES, strict=True) if len(lines(file)) > 300] == []


def test_nothing_is_left_to_do_later():
    marks = re.compile(r"\b(TODO|FIXME|XXX)\b")
    assert [
        name for name, file in zip(names(SOURCES), SOURCES, strict=True) if marks.search(file.read_text("utf-8"))
    ] == []


def test_the_page_prints_nothing():
    page = [file for file in SOURCES if file.suffix == ".js" and ".test." not in file.name]
    assert [
        name for name, file in zip(names(page), page, strict=True) if "console.log" in file.read_text("utf-8")
    ] == []


def lines(file):
    return file.read_text("utf-8").splitlines()


def test_nothing_in_the_repository_is_a_link():
    """A link that stands where tools put their folders, `.venv` for one, takes the folder away at the next checkout."""
    listed = subprocess.run(
        ["git", "ls-files", "--stage"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout
    assert [line for line in listed.splitlines() if line.startswith("120000")] == []


def test_every_room_has_its_tests():
    rooms = {folder.name for folder in (ROOT / "playground").iterdir() if (folder / "__init__.py").exists()}
    assert rooms <= {folder.name for folder in (ROOT / "tests").iterdir() if folder.is_dir()}


def test_versions_are_pinned_and_name_no_place():
    pins = [line for line in lines(ROOT / "constraints.txt") if not line.lstrip().startswith("#")]
    assert all(re.match(r"[a-z0-9.-]+==\S+( ; .+)?$", pin) for pin in pins)
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    assert {re.split("[>=]", name)[0] for name in wanted} <= {pin.split("==")[0] for pin in pins}


@pytest.mark.parametrize("name", ["keras", "numpy", "flask", "pydantic", "uvicorn", "msgspec"])
def test_what_is_tested_is_what_is_pinned(name):
    assert f"{name}=={version(name)}" in " ".join(lines(ROOT / "constraints.txt"))


def test_the_lock_file_of_the_page_names_no_place():
    assert "resolved" not in Path(ROOT / "static" / "package-lock.json").read_text("utf-8")


@pytest.mark.parametrize(("section", "command"), [("Run", "make run"), ("Test", "make test")])
def test_the_readme_starts_with_the_two_commands(section, command):
    text = (ROOT / "README.md").read_text("utf-8")
    assert re.search(rf"^## {section}\n+```\w*\n{command}\n```", text, re.MULTILINE)


def test_the_command_says_its_version():
    command = [sys.executable, "-m", "playground", "--version"]
    answer = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert answer.stdout == f"playground, version {playground.__version__}\n"
