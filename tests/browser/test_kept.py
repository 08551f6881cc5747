"""What the comparison of pictures sees, and what it does not."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from tests.browser import kept


def screen(left: int = 200, words: str = "") -> Image.Image:
    """Draw a screen with a card, and words on it."""
    picture = Image.new("RGB", (1440, 900), "#f6f6f4")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((left, 100, left + 136, 500), fill="#ffffff", outline="#2456d6", width=3)
    draw.rectangle((left + 8, 140, left + 128, 380), fill="#2456d6")
    draw.text((left + 8, 110), words, fill="#1c1f24")
    return picture


def off(one: Image.Image, other: Image.Image) -> float:
    """Compare two screens as kept pictures are compared."""
    return kept.share_off(one.reduce(kept.SMALLER), other.reduce(kept.SMALLER))


def test_other_letters_of_the_same_words_are_not_seen() -> None:
    smoothed = screen(words="208 params").filter(ImageFilter.GaussianBlur(0.7))
    assert off(screen(words="208 params"), smoothed) <= kept.OFF


def test_a_card_that_moved_is_seen() -> None:
    assert off(screen(), screen(left=240)) > kept.OFF
    assert off(screen(), screen().crop((0, 0, 1440, 880))) == 1


def test_a_picture_that_differs_is_left_to_look_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "FOLDER", tmp_path / "kept")
    monkeypatch.delenv("PLAYGROUND_KEEP_PICTURES", raising=False)
    (tmp_path / "kept").mkdir()
    screen().reduce(kept.SMALLER).save(tmp_path / "kept" / "light.png")
    png = tmp_path / "new.png"
    screen(left=600).save(png)
    with pytest.raises(AssertionError, match=r"looks otherwise than in light\.png"):
        kept.check(png.read_bytes(), "light", tmp_path / "failed")
    with Image.open(tmp_path / "failed" / "light.png") as left:
        assert np.array_equal(np.asarray(left), np.asarray(screen(left=600)))
    screen().save(png)
    kept.check(png.read_bytes(), "light", tmp_path / "failed")
