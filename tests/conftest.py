"""What all tests share."""

import gc
import os
import tempfile
from pathlib import Path

import pytest

from scripts import chromium

# Nobody's own Keras settings or downloads may change a test; set before anything reads them, for child processes too.
_keras_home = tempfile.TemporaryDirectory(prefix="playground-keras-")
os.environ["KERAS_HOME"] = _keras_home.name
os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
# Nor anybody's runs: a server that a test starts forgets its own.
os.environ["PLAYGROUND_KEEP"] = "0"
os.environ.pop("PLAYGROUND_DIRECTORY", None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put tests in Chromium last: others fail sooner, and none has a use for the event loop that Playwright keeps."""
    items.sort(key=lambda item: "browser" in getattr(item, "fixturenames", ()))


def pytest_collection_finish() -> None:
    """Spare the garbage collector what stays: Keras collects in `clear_session`, 0.2 s each among all of TensorFlow."""
    gc.freeze()


@pytest.fixture(scope="session")
def chromium_path() -> Path:
    """The browser to drive; a test that needs one fails where there is none."""
    path = chromium.find()
    assert path is not None, chromium.MISSING
    return path


@pytest.fixture(scope="session")
def browser(chromium_path):
    """Chromium, with a camera that shows a test picture; started once."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        flags = [*chromium.flags(), "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
        running = playwright.chromium.launch(executable_path=str(chromium_path), args=flags)
        yield running
        running.close()


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    _keras_home.cleanup()
