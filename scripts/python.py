"""The virtual environment: finds a Python to make it with, makes it, installs the versions that were tested."""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.steps import PYTHON, ROOT, VENV, WINDOWS, Stamp, fingerprint, must, run, say

UNFINISHED = VENV / "unfinished"
OLDEST, NEWEST = (3, 11), (3, 13)  # TensorFlow 2.21 is built for these
PROBE = "import sys; print(*sys.version_info[:2]); import ensurepip, venv"
SUPPORTED = "Python 3.11, 3.12 or 3.13"


def prepare(extras: set[str]) -> None:
    """Have a virtual environment with the package and these extras, pinned by `constraints.txt`."""
    stamp = Stamp(VENV / "installed.json", fingerprint(ROOT / "pyproject.toml", ROOT / "constraints.txt", str(ROOT)))
    have = stamp.items()
    wanted = _one_tensorflow(have | extras)
    if PYTHON.exists() and wanted <= have and not UNFINISHED.exists():
        return
    _refuse_intel_macs()
    _make_environment()
    say(f"Installing {', '.join(sorted(wanted))} into {VENV} (once; TensorFlow is large) …")
    UNFINISHED.touch()
    if "cuda" in wanted:
        run(PYTHON, "-m", "pip", "uninstall", "--quiet", "--yes", "tensorflow-cpu")
    must(
        *(PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-input"),
        *("--constraint", ROOT / "constraints.txt", "--editable", f"{ROOT}[{','.join(sorted(wanted))}]"),
        otherwise="The packages could not be installed. Is there internet? The same command again finishes it.",
    )
    stamp.write(wanted)
    UNFINISHED.unlink()


def tensorflow() -> str:
    """Return the extra that brings TensorFlow for this machine."""
    return "cuda" if sys.platform == "linux" and _nvidia() else "cpu"


def _nvidia() -> bool:
    return shutil.which("nvidia-smi") is not None and _silent("nvidia-smi", timeout=30) is not None


def _one_tensorflow(extras: set[str]) -> set[str]:
    """Leave the CPU build out beside the CUDA build: both are the same files under two names."""
    return extras - {"cpu"} if "cuda" in extras else extras


def _make_environment() -> None:
    """Make the environment; anew where an installation was cut off in it, as what it left may be half a package."""
    if (
        PYTHON.exists()
        and not UNFINISHED.exists()
        and _version(str(PYTHON))
        and _silent(str(PYTHON), "-m", "pip", "--version") is not None
    ):
        return
    python = _find_python()
    say(f"Making the virtual environment {VENV} with {python} …")
    must(python, "-m", "venv", "--clear", VENV, otherwise=f"{python} could not make a virtual environment in {VENV}.")


def _find_python() -> str:
    """Return a Python that TensorFlow is built for and that can make virtual environments."""
    incomplete = None
    names = [sys.executable, "python3.13", "python3.12", "python3.11", "python3", "python"]
    for python in filter(None, map(shutil.which, names)):
        version = _version(python)
        if version and OLDEST <= version <= NEWEST:
            if _silent(python, "-c", PROBE) is not None:
                return python
            incomplete = incomplete or (python, version)
    raise SystemExit(_no_venv(*incomplete) if incomplete else _no_python())


def _refuse_intel_macs() -> None:
    if (sys.platform, platform.machine()) == ("darwin", "x86_64"):
        raise SystemExit(
            "TensorFlow is no longer built for Macs with an Intel processor. "
            "On a Mac with Apple silicon use a Python for arm64, not one that runs under Rosetta."
        )


def _version(python: str) -> tuple[int, int] | None:
    """Return (3, 11) for Python 3.11; None where the program does not run (pyenv leaves such ones behind)."""
    answer = _silent(python, "-c", "import sys; print(*sys.version_info[:2])")
    if not answer:
        return None
    major, minor = answer.split()
    return int(major), int(minor)


def _no_venv(python: str, version: tuple[int, int]) -> str:
    package = f"python{version[0]}.{version[1]}-venv"
    return (
        f"{python} cannot make virtual environments: its module venv or ensurepip is missing.\n"
        f"On Debian and Ubuntu: sudo apt install {package}"
    )


def _no_python() -> str:
    where = "python.org/downloads" if WINDOWS or sys.platform == "darwin" else "your system's package manager"
    return (
        f"ConvNet Playground needs {SUPPORTED} (TensorFlow is built for these). Found: Python "
        f"{sys.version_info[0]}.{sys.version_info[1]} ({sys.executable}).\n"
        f"Install one from {where} (on Debian and Ubuntu: sudo apt install python3 python3-venv), then try again."
    )


def _silent(*command: str, timeout: float = 60) -> str | None:
    """Return what a program prints; None where it cannot be run or fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=timeout, check=False, cwd=Path.home())
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
