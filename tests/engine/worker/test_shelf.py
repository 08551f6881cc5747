import errno
import os

import pytest

from playground.engine import messages as m
from playground.engine.worker.shelf import Shelf
from playground.training.checkpoint import Progress, write
from playground.training.folder import Folder


def refuse(code):
    def write(_):
        raise OSError(code, os.strerror(code))

    return write


@pytest.fixture
def said():
    return []


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path / "run")


@pytest.fixture
def shelf(folder, said):
    folder.path.mkdir()
    return Shelf(folder, said.append)


def test_each_file_is_told_of(shelf, folder, said):
    assert shelf.put(folder.checkpoint, 7, lambda path: path.touch()) is None
    assert shelf.put(folder.snapshot(7), 7, lambda _: None) is None
    assert said == [m.Wrote("checkpoint.safetensors", 7), m.Wrote("snapshots/000000007.safetensors", 7)]


def test_a_full_disk_is_told_once_and_what_is_left(shelf, folder, said):
    shelf.put(folder.checkpoint, 5, lambda path: write(path, {}, Progress(step=5)))
    for step in (6, 7):
        error = shelf.put(folder.snapshot(step), step, refuse(errno.ENOSPC))
        assert error.code == "disk_full"
        shelf.put(folder.checkpoint, step, refuse(errno.ENOSPC))
    (told,) = [message for message in said if isinstance(message, m.Diagnosis)]
    assert (told.severity, told.code, told.step) == ("warning", "disk_full", 6)
    assert told.message == (
        "The disk is full: step 6 could not be kept. What was learned up to step 5 is on disk. "
        "Training goes on; make room soon."
    )


def test_it_is_told_again_once_all_was_well(shelf, folder, said):
    for write_it in (refuse(errno.EDQUOT), lambda _: None, refuse(errno.EDQUOT)):
        shelf.put(folder.checkpoint, 1, write_it)
    assert [type(message) for message in said] == [m.Diagnosis, m.Wrote, m.Diagnosis]


def test_other_troubles_of_the_disk_are_named(shelf, folder, said):
    shelf.put(folder.checkpoint, 1, refuse(errno.EROFS))
    assert said[0].code == "disk"
    assert said[0].message == (
        "The disk refuses to be written to (Read-only file system): step 1 could not be kept. Nothing of "
        "this run is on disk yet. Training goes on."
    )


def test_what_a_killed_writer_left_is_removed(folder, said):
    for path in (folder.checkpoint, folder.snapshot(3)):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        path.with_name(f".{path.name}.123.draft").touch()
    Shelf(folder, said.append)
    assert sorted(path.name for path in folder.path.rglob("*.*")) == ["000000003.safetensors", "checkpoint.safetensors"]
