"""A pinned picture that is none of the test pictures: the run's folder has it, as others may forget it."""

import numpy as np

from playground.data import Bytes
from playground.engine.errors import EngineError
from playground.training.folder import Folder, drafted


def keep(folder: Folder, picture: Bytes) -> None:
    """Keep a picture that is none of the test pictures, (height, width, channels). Raises EngineError."""
    try:
        with drafted(folder.picture) as draft, draft.open("wb") as file:
            np.save(file, picture, allow_pickle=False)
    except OSError as error:
        message = f"The picture could not be kept with its run ({error.strerror})."
        raise EngineError("no_folder", message) from error


def kept(folder: Folder) -> Bytes | None:
    """Return the picture that was kept; None where there is none that can be read."""
    try:
        picture: Bytes = np.load(folder.picture, allow_pickle=False)
    except (OSError, ValueError):
        return None
    return picture
