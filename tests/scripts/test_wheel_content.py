import json

import pytest

from scripts.wheel_content import WheelContent, page_libraries


def package(folder, **dependencies):
    folder.mkdir(parents=True)
    (folder / "package.json").write_text(json.dumps({"dependencies": dependencies, "devDependencies": {"tool": "1"}}))


@pytest.fixture
def root(tmp_path):
    """A checkout with a page that has two libraries, one of which needs a third, and a development tool."""
    static = tmp_path / "static"
    package(static, one="1.0.0", **{"@scope/two": "2.0.0"})
    modules = static / "node_modules"
    package(modules / "one")
    package(modules / "@scope" / "two", three="3.0.0")
    package(modules / "three")
    package(modules / "tool")
    (static / "app.js").touch()
    (static / "tests").mkdir()
    (static / "tests" / "app.test.js").touch()
    (tmp_path / "models" / "lenet-5").mkdir(parents=True)
    (tmp_path / "models" / "lenet-5" / "architecture.json").touch()
    return tmp_path


def content(root, version="standard"):
    data = {"force_include": {}}
    WheelContent(str(root), {}, None, None, str(root), "wheel").initialize(version, data)
    return set(data["force_include"].values())


def test_a_library_brings_the_libraries_it_needs(root):
    assert page_libraries(root / "static") == ["@scope/two", "one", "three"]


def test_the_wheel_has_the_page_its_libraries_and_the_models(root):
    assert content(root) == {
        "playground/_static/app.js",
        "playground/_static/package.json",
        "playground/_static/node_modules/one/package.json",
        "playground/_static/node_modules/@scope/two/package.json",
        "playground/_static/node_modules/three/package.json",
        "playground/_models/lenet-5/architecture.json",
    }


def test_an_editable_install_copies_nothing(root):
    assert content(root, "editable") == set()


def test_a_wheel_without_libraries_is_refused(root):
    (root / "static" / "node_modules" / "three" / "package.json").unlink()
    with pytest.raises(FileNotFoundError, match="which `make install` fetches"):
        content(root)
