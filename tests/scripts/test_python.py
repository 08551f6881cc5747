import shutil
import sys

import pytest

from scripts import python, steps


@pytest.fixture
def venv(tmp_path, monkeypatch):
    """A place for a virtual environment; what would be run is collected."""
    folder = tmp_path / ".venv"
    monkeypatch.setattr(python, "VENV", folder)
    monkeypatch.setattr(python, "PYTHON", folder / "bin" / "python")
    monkeypatch.setattr(python, "UNFINISHED", folder / "unfinished")
    return folder


@pytest.fixture
def commands(venv, monkeypatch):
    done = []

    def must(*command, otherwise, cwd=None):
        done.append(" ".join(map(str, command)))
        if "venv" in command:
            shutil.rmtree(venv, ignore_errors=True)
            (venv / "bin").mkdir(parents=True)
            (venv / "bin" / "python").symlink_to(sys.executable)

    monkeypatch.setattr(python, "must", must)
    monkeypatch.setattr(python, "run", lambda *command: done.append(" ".join(map(str, command))))
    return done


def test_the_first_time_makes_the_environment_and_installs(venv, commands):
    python.prepare({"cpu"})
    made, installed = commands
    assert made.endswith(f"-m venv --clear {venv}")
    assert "--constraint" in installed
    assert installed.endswith("[cpu]")


def test_the_second_time_does_nothing(venv, commands):
    python.prepare({"cpu", "test"})
    commands.clear()
    python.prepare({"cpu"})
    assert commands == []


def test_more_is_added_to_what_is_there(venv, commands):
    python.prepare({"cpu"})
    commands.clear()
    python.prepare({"cpu", "test", "dev"})
    assert len(commands) == 1
    assert commands[0].endswith("[cpu,dev,test]")


def test_the_cuda_build_replaces_the_cpu_build(venv, commands):
    python.prepare({"cpu"})
    commands.clear()
    python.prepare({"cuda"})
    removed, installed = commands
    assert removed.endswith("--yes tensorflow-cpu")
    assert installed.endswith("[cuda]")
    python.prepare({"cpu"})
    assert len(commands) == 2


def test_what_was_cut_off_is_made_anew(venv, commands, monkeypatch):
    python.prepare({"cpu"})
    (venv / "unfinished").touch()
    commands.clear()
    python.prepare({"cpu"})
    assert "--clear" in commands[0]
    assert not (venv / "unfinished").exists()


def test_a_failed_installation_leaves_its_mark(venv, commands, monkeypatch):
    succeed = python.must

    def fail(*command, otherwise, cwd=None):
        if "venv" not in command:
            raise SystemExit(otherwise)
        succeed(*command, otherwise=otherwise)

    monkeypatch.setattr(python, "must", fail)
    with pytest.raises(SystemExit, match="The same command again finishes it"):
        python.prepare({"cpu"})
    assert (venv / "unfinished").exists()
    assert not (venv / "installed.json").exists()


def test_an_intel_mac_is_told_at_once(venv, commands, monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(python.platform, "machine", lambda: "x86_64")
    with pytest.raises(SystemExit, match="no longer built for Macs with an Intel processor"):
        python.prepare({"cpu"})
    assert commands == []


def program(folder, name, text):
    file = folder / name
    file.write_text(f"#!/bin/sh\n{text}\n")
    file.chmod(0o755)
    return str(file)


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A machine whose only programs are those that the test puts into this folder."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(sys, "executable", str(folder / "none"))
    return folder


OLD = 'case "$2" in *ensurepip*) exit 1;; *) echo 3 9;; esac'
BARE = 'case "$2" in *ensurepip*) exit 1;; *) echo 3 12;; esac'
GOOD = "echo 3 12"


def test_a_python_that_does_not_run_is_passed_over(machine):
    program(machine, "python3.13", "exit 127")
    good = program(machine, "python3.12", GOOD)
    assert python._find_python() == good


def test_a_python_that_is_too_new_is_passed_over(machine):
    program(machine, "python3", "echo 3 14")
    good = program(machine, "python", GOOD)
    assert python._find_python() == good


def test_only_an_old_python_is_answered_with_what_is_needed(machine):
    program(machine, "python3", OLD)
    with pytest.raises(SystemExit, match=r"needs Python 3\.11, 3\.12 or 3\.13"):
        python._find_python()


def test_a_python_without_venv_is_answered_with_the_package(machine):
    program(machine, "python3", BARE)
    with pytest.raises(SystemExit, match=r"sudo apt install python3\.12-venv"):
        python._find_python()


def test_tensorflow_is_the_cuda_build_where_nvidia_smi_answers(machine, monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    assert python.tensorflow() == "cpu"
    program(machine, "nvidia-smi", "exit 9")
    assert python.tensorflow() == "cpu"
    program(machine, "nvidia-smi", "echo fine")
    assert python.tensorflow() == "cuda"
    monkeypatch.setattr(sys, "platform", "win32")
    assert python.tensorflow() == "cpu"


def test_the_environment_is_the_first_place_for_programs():
    assert steps.environment()["PATH"].startswith(str(steps.BIN))
