"""Compares a picture of the page with a kept one: what stands where, not how a machine smooths its letters.

Both are made four times smaller, and then into squares of 4 by 4: letters become grey, cards and maps stay what they
are. `PLAYGROUND_KEEP_PICTURES=1 pytest tests/browser/test_looks.py` keeps the pictures anew.
"""

import io
import os
from pathlib import Path

import numpy as np
from PIL import Image

FOLDER = Path(__file__).parent / "kept"
SMALLER = 4
SQUARE = 4
NEAR = 26
"""Grey levels of 255 that a square may be off."""
OFF = 0.012
"""Share of the squares that may be off by more."""


def small(png: bytes) -> Image.Image:
    """Return a picture as it is kept."""
    whole = Image.open(io.BytesIO(png)).convert("RGB")
    return whole.reduce(SMALLER)


def squares(picture: Image.Image) -> np.ndarray:
    """Return the mean colour of each square.

    Output shape:
        (rows, columns, 3), float32, 0 to 255
    """
    return np.asarray(picture.reduce(SQUARE), dtype=np.float32)


def share_off(new: Image.Image, old: Image.Image) -> float:
    """Return the share of the squares that are not near what they were; 1 where the sizes differ."""
    if new.size != old.size:
        return 1.0
    off = np.abs(squares(new) - squares(old)).max(axis=-1) > NEAR
    return float(off.mean())


def check(png: bytes, name: str, failed: Path) -> None:
    """Hold a picture against the kept one, or keep it where that is asked for."""
    new = small(png)
    path = FOLDER / f"{name}.png"
    if os.environ.get("PLAYGROUND_KEEP_PICTURES"):
        FOLDER.mkdir(exist_ok=True)
        new.quantize(128).save(path, optimize=True)
        return
    with Image.open(path) as old:
        share = share_off(new, old.convert("RGB"))
    if share > OFF:
        failed.mkdir(parents=True, exist_ok=True)
        (failed / f"{name}.png").write_bytes(png)
    assert share <= OFF, (
        f"{share:.1%} of the page looks otherwise than in {path.name}: see {failed / name}.png. "
        "Where it is meant, keep it: PLAYGROUND_KEEP_PICTURES=1 pytest tests/browser/test_looks.py"
    )
