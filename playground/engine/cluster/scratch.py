"""Folders for runs on machines that are not the server's."""

import os
import shutil
import tempfile
from pathlib import Path

import psutil

PREFIX = "convnet-playground-run-"


def new_folder() -> Path:
    """Return a folder that is this process's own."""
    sweep(Path(tempfile.gettempdir()))
    return Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))


def sweep(folder: Path) -> None:
    """Remove what processes that were killed left behind: they could not do it themselves."""
    for left in folder.glob(f"{PREFIX}*"):
        pid = left.name.removeprefix(PREFIX).partition("-")[0]
        if pid.isdecimal() and not psutil.pid_exists(int(pid)):
            shutil.rmtree(left, ignore_errors=True)
