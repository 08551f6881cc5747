import pytest

from scripts import node


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A machine with no Node.js, and a page whose libraries are not fetched."""
    programs, static = tmp_path / "programs", tmp_path / "static"
    programs.mkdir()
    (static / "node_modules").mkdir(parents=True)
    (static / "package-lock.json").write_text("{}")
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setattr(node, "STATIC", static)
    monkeypatch.setattr(node, "MODULES", static / "node_modules")
    monkeypatch.setattr(node, "LOCK", static / "package-lock.json")
    return programs


@pytest.fixture
def commands(machine, monkeypatch):
    done = []
    monkeypatch.setattr(node, "must", lambda *command, otherwise, cwd: done.append(list(map(str, command))))
    return done


def install(machine, name, text):
    (machine / name).write_text(f"#!/bin/sh\n{text}\n")
    (machine / name).chmod(0o755)


def test_a_machine_without_node_gets_it_as_a_package(machine):
    assert node.extras(development=False) == {"node"}


@pytest.mark.parametrize(("version", "extras"), [("v18.19.0", {"node"}), ("v20.0.0", set()), ("v24.1.2", set())])
def test_a_node_that_is_too_old_counts_as_none(machine, version, extras):
    install(machine, "node", f"echo {version}")
    install(machine, "npm", "")
    assert node.extras(development=False) == extras


def test_node_without_npm_counts_as_none(machine):
    install(machine, "node", "echo v22.0.0")
    assert node.extras(development=False) == {"node"}


def test_libraries_are_fetched_once(machine, commands):
    node.prepare(development=False)
    node.prepare(development=False)
    assert len(commands) == 1
    assert commands[0][1] == "ci"
    assert commands[0][-1] == "--omit=dev"
    assert node.extras(development=False) == set()


def test_the_tools_include_the_libraries(machine, commands):
    node.prepare(development=False)
    node.prepare(development=True)
    node.prepare(development=False)
    assert len(commands) == 2
    assert "--omit=dev" not in commands[1]


def test_another_lock_file_is_fetched(machine, commands):
    node.prepare(development=False)
    node.LOCK.write_text('{"lockfileVersion": 3}')
    node.prepare(development=False)
    assert len(commands) == 2
