"""What every step of the set-up needs: places, saying what happens, running a program, noting what is done."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")


def say(text: str) -> None:
    """Tell the person at the terminal what happens now."""
    print(f"\033[1m{text}\033[0m" if sys.stdout.isatty() else text, flush=True)


def environment() -> dict[str, str]:
    """Return the variables for the programs we start: the virtual environment's own programs are found first."""
    path = os.pathsep.join([str(BIN), os.environ.get("PATH", os.defpath)])
    return {**os.environ, "VIRTUAL_ENV": str(VENV), "PATH": path}


def run(*command: str | Path, cwd: Path = ROOT) -> int:
    """Run a program that talks to the terminal itself; return its exit status."""
    return subprocess.run([str(part) for part in command], cwd=cwd, env=environment(), check=False).returncode


def begin(*command: str | Path, cwd: Path = ROOT) -> subprocess.Popen[str]:
    """Start a program that runs beside others; `follow` shows what it prints."""
    return subprocess.Popen(
        [str(part) for part in command],
        cwd=cwd,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )


def follow(program: subprocess.Popen[str]) -> int:
    """Show what a program has printed and what it still prints; return its exit status."""
    for line in program.stdout or []:
        print(line, end="", flush=True)
    return program.wait()


def must(*command: str | Path, cwd: Path = ROOT, otherwise: str) -> None:
    """Run a program that has to succeed; where it does not, end with that sentence."""
    if run(*command, cwd=cwd):
        raise SystemExit(f"\n{otherwise}")


def fingerprint(*parts: str | Path) -> str:
    """Return a short name for the content of files (paths) and for texts; another content, another name."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.read_bytes() if isinstance(part, Path) else part.encode())
        digest.update(b"\0")
    return digest.hexdigest()[:16]


class Stamp:
    """A note of what was installed, written when all of it was: without it, or with another one, it is done again."""

    def __init__(self, path: Path, key: str) -> None:
        self.path = path
        self.key = key

    def items(self) -> set[str]:
        """Return what was installed for the present key."""
        try:
            note = json.loads(self.path.read_text(encoding="utf-8"))
            return set(note["items"]) if note["key"] == self.key else set()
        except (OSError, ValueError, KeyError, TypeError):
            return set()

    def write(self, items: set[str]) -> None:
        """Note that all of these are installed."""
        self.path.write_text(json.dumps({"key": self.key, "items": sorted(items)}), encoding="utf-8")
