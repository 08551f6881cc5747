"""Where the files lie that are no Python: the page and the models.

In a checkout they are folders beside the package; in an installed wheel they lie inside the package.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def static_directory() -> Path:
    """Return the folder of the web page, with its `node_modules`."""
    return _find("static")


def models_directory() -> Path:
    """Return the folder that has one folder per ready-made architecture."""
    return _find("models")


def extra_layers_file() -> Path:
    """Return the source of the few layers that Keras lacks."""
    return _PACKAGE / "training" / "extra.py"


def _find(name: str) -> Path:
    installed = _PACKAGE / f"_{name}"
    return installed if installed.is_dir() else _PACKAGE.parent / name
