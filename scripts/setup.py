"""Sets ConvNet Playground up and runs it: `python scripts/setup.py run`. `make run` does the same.

Needs nothing but a Python; everything is installed into `.venv` and `static/node_modules`, once. What is unfinished,
because it was interrupted or because the versions changed, is finished the next time.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts import node, python
from scripts.steps import PYTHON, ROOT, WINDOWS, begin, environment, follow, must, run, say

CODE = ["playground", "scripts", "benchmarks", "tests"]


def install() -> None:
    """Install what the playground needs, and no tools."""
    python.prepare({python.tensorflow(), *node.extras(development=False)})
    node.prepare(development=False)


def install_tools() -> None:
    """Install what the playground needs, and everything to check, test and measure it."""
    python.prepare({python.tensorflow(), "cluster", "test", "dev", *node.extras(development=True)})
    node.prepare(development=True)


def serve() -> None:
    """Install where needed, then start the server and open the browser."""
    install()
    command = [str(PYTHON), "-m", "playground", "serve"]
    if WINDOWS:
        raise SystemExit(subprocess.run(command, env=environment(), check=False).returncode)
    os.execve(command[0], command, environment())


def check() -> None:
    """Check form, types and imports, in Python and in the page."""
    install_tools()
    _all(_checks())


def test() -> None:
    """Run all checks and all tests; those in Chromium, which take half of the time, beside the others."""
    install_tools()
    os.environ["PLAYGROUND_CHROMIUM"] = _chromium()
    modules = Step("the tests of the page's modules", [node.npm(), "test"], ROOT / "static")
    python_alone = Step("the tests without a browser", [PYTHON, "-m", "pytest", "--ignore=tests/browser"], ROOT)
    in_chromium = Step("the tests in Chromium", [PYTHON, "-m", "pytest", "tests/browser"], ROOT)
    _all([*_checks(), modules, python_alone], beside=(in_chromium,))


def format_code() -> None:
    """Format the code, and repair what the linter can repair."""
    install_tools()
    run(PYTHON, "-m", "ruff", "check", "--fix", *CODE)
    run(PYTHON, "-m", "ruff", "format", *CODE)
    run(node.npm(), "run", "--silent", "--if-present", "format", cwd=ROOT / "static")


def bench() -> None:
    """Run every benchmark."""
    install_tools()
    files = sorted(set((ROOT / "benchmarks").glob("*.py")) - {ROOT / "benchmarks" / "sidebyside.py"})
    _all([Step(file.stem, [PYTHON, "-m", f"benchmarks.{file.stem}"], ROOT) for file in files])


def wheel() -> None:
    """Build the package with the page and its libraries inside, into `dist`."""
    install_tools()
    must(PYTHON, "-m", "build", "--wheel", ROOT, otherwise="The wheel could not be built.")


def constraints() -> None:
    """Choose the versions anew, for all systems, and pin them in `constraints.txt`."""
    install_tools()
    must(
        *(PYTHON, "-m", "uv", "pip", "compile", "--quiet", "--universal", "--all-extras", "--upgrade"),
        *("--python-version", "3.11", "--no-emit-index-url", "--custom-compile-command", "make constraints"),
        *("pyproject.toml", "--output-file", "constraints.txt"),
        otherwise="No versions fit together.",
    )


class Step(NamedTuple):
    """One program to run, and what it is about."""

    name: str
    command: list[str | Path]
    folder: Path


def _checks() -> list[Step]:
    return [
        Step("the format (make format repairs it)", [PYTHON, "-m", "ruff", "format", "--check", *CODE], ROOT),
        Step("the linter", [PYTHON, "-m", "ruff", "check", *CODE], ROOT),
        Step("the types", [PYTHON, "-m", "mypy"], ROOT),
        Step("the import contracts", [PYTHON.with_name("lint-imports" + PYTHON.suffix)], ROOT),
        Step("the page's form and types", [node.npm(), "run", "--silent", "check"], ROOT / "static"),
    ]


def _all(steps: list[Step], beside: tuple[Step, ...] = ()) -> None:
    """Run every step, also after one that failed, so that one run shows all there is to mend.

    `beside`: what runs meanwhile; its output comes after that of the steps.
    """
    failed = []
    with ExitStack() as begun:
        others = [(step, begun.enter_context(begin(*step.command, cwd=step.folder))) for step in beside]
        for step in steps:
            say(f"— {step.name}")
            if run(*step.command, cwd=step.folder):
                failed.append(step.name)
        for step, process in others:
            say(f"— {step.name}")
            if follow(process):
                failed.append(step.name)
    if failed:
        raise SystemExit(f"Failed: {', '.join(failed)}.")


def _chromium() -> str:
    found = subprocess.run(
        [str(PYTHON), "-m", "scripts.chromium"],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=environment(),
        check=False,
    )
    if found.returncode:
        raise SystemExit(found.returncode)
    return found.stdout.strip()


COMMANDS = {
    "install": install,
    "run": serve,
    "test": test,
    "check": check,
    "format": format_code,
    "bench": bench,
    "wheel": wheel,
    "constraints": constraints,
}


def main() -> None:
    """Do what the first argument says."""
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in COMMANDS:
        lines = [f"  {known:12} {command.__doc__}" for known, command in COMMANDS.items()]
        raise SystemExit("\n".join(["use: python scripts/setup.py COMMAND", *lines]))
    try:
        COMMANDS[name]()
    except KeyboardInterrupt:
        raise SystemExit("\nInterrupted. The same command goes on from here.") from None


if __name__ == "__main__":
    main()
