"""A wheel holds everything: unpacked anywhere, it serves the page."""

import json
import os
import subprocess
import sys
import zipfile

import pytest

from scripts.steps import ROOT

SERVE = """
import json, re, sys
from types import SimpleNamespace
from playground import paths
from playground.server import create_app
client = create_app(SimpleNamespace()).test_client()
page = client.get("/").get_data(as_text=True)
files = sorted(set(re.findall(r'"(/static/[^"]+[^/"])"', page)))
answers = {file: client.get(file).status_code for file in files}
presets = [preset["name"] for preset in client.get("/api/presets").get_json()["presets"]]
print(json.dumps({"static": str(paths.static_directory()), "answers": answers, "presets": presets}))
"""


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory):
    """The content of a wheel, as an installation lays it down."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, timeout=120)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "content")
    return folder / "content"


def test_the_page_is_served_from_the_wheel(unpacked):
    environment = {**os.environ, "PYTHONPATH": str(unpacked)}
    done = subprocess.run(
        [sys.executable, "-c", SERVE],
        env=environment,
        cwd=unpacked,
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    found = json.loads(done.stdout)
    assert found["static"] == str(unpacked / "playground" / "_static")
    assert any("node_modules" in file for file in found["answers"])
    assert set(found["answers"].values()) == {200}
    assert {"small-convnet", "lenet-5"} <= set(found["presets"])


def test_the_licences_are_in_the_wheel(unpacked):
    names = {file.name for file in unpacked.rglob("*") if "licenses" in file.parts}
    assert {"LICENSE", "fashion_mnist.LICENSE.txt", "digits.LICENSE.txt"} <= names


def test_no_development_tool_is_in_the_wheel(unpacked):
    modules = unpacked / "playground" / "_static" / "node_modules"
    assert not (modules / "typescript").exists()
    assert not (modules / "@biomejs").exists()
