"""Pictures from anybody: read with care, made to fit."""

import io
import threading

import numpy as np
import pytest
from PIL import Image

import playground.data.picture
from playground.data.picture import MOST_PIXELS, UnusablePicture, fitted, opened, png, reduced


def file(picture, form="PNG", **options):
    """Return a picture as a file."""
    content = io.BytesIO()
    picture.save(content, form, **options)
    return content.getvalue()


def test_grey_stays_grey_and_colours_stay_colours():
    assert opened(file(Image.new("L", (5, 4), 7))).mode == "L"
    assert opened(file(Image.new("1", (5, 4)))).mode == "L"
    assert opened(file(Image.new("RGB", (5, 4)), "JPEG")).mode == "RGB"
    assert opened(file(Image.new("P", (5, 4)))).mode == "RGB"


def test_what_is_transparent_lies_on_white():
    seen = opened(file(Image.new("RGBA", (2, 2), (255, 0, 0, 0))))
    assert seen.getpixel((0, 0)) == (255, 255, 255)


def test_sixteen_bits_become_eight():
    deep = Image.fromarray(np.full((2, 2), 257 * 200, np.uint16))
    assert opened(file(deep)).getpixel((0, 0)) == 200


def test_a_picture_is_turned_as_the_camera_was_held():
    exif = Image.Exif()
    exif[0x0112] = 6  # Turned by a quarter.
    assert opened(file(Image.new("RGB", (8, 4)), "JPEG", exif=exif)).size == (4, 8)


def test_a_large_jpeg_is_read_at_a_quarter_of_its_size():
    assert max(opened(file(Image.new("RGB", (4096, 2048)), "JPEG")).size) == 1024


def test_what_is_kept_is_small_and_has_pixels_alone():
    exif = Image.Exif()
    exif[0x010E] = "where I live"
    kept = png(reduced(opened(file(Image.new("RGB", (1200, 600)), exif=exif))))
    assert b"where I live" not in kept
    assert opened(kept).size == (512, 256)


def test_the_middle_is_taken_in_the_networks_proportions():
    wide = np.zeros((10, 30), np.uint8)
    wide[:, 10:20] = 200
    picture = fitted(Image.fromarray(wide), (5, 5, 3))
    assert (picture.shape, picture.dtype) == ((5, 5, 3), np.uint8)
    assert (picture[:, 1:-1] > 190).all()


def test_a_picture_of_the_right_size_is_left_as_it_is():
    pixels = np.arange(28 * 28, dtype=np.uint8).reshape(28, 28, 1)
    np.testing.assert_array_equal(fitted(opened(file(Image.fromarray(pixels[..., 0]))), (28, 28, 1)), pixels)


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n broken", file(Image.new("L", (64, 64)))[:60]])
def test_a_file_that_is_none_is_told_in_words(content):
    with pytest.raises(UnusablePicture, match="no PNG or JPEG that can be read") as caught:
        opened(content)
    assert caught.value.code == "broken_picture"


def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_read():
    bomb = file(Image.new("1", (8000, MOST_PIXELS // 8000 + 1)))
    assert len(bomb) < 100_000
    with pytest.raises(UnusablePicture, match="at most 40 million pixels"):
        opened(bomb)


def test_a_network_takes_one_channel_or_three():
    with pytest.raises(UnusablePicture, match="Pictures have 1 or 3 channels; this network takes 2"):
        fitted(Image.new("L", (4, 4)), (4, 4, 2))


def test_a_jpeg_that_would_take_hours_to_read_is_refused_at_once():
    progressive = file(Image.new("L", (64, 64), 9), "JPEG", progressive=True)
    assert opened(progressive).getpixel((0, 0)) == 9
    last = progressive[progressive.rindex(b"\xff\xda") : -2]
    with pytest.raises(UnusablePicture, match="A progressive JPEG must have at most 100 scans") as caught:
        opened(progressive[:-2] + last * 1000 + progressive[-2:])
    assert caught.value.code == "too_many_scans"


def test_large_pictures_are_read_one_after_the_other(monkeypatch):
    reading = threading.Event()
    monkeypatch.setattr(playground.data.picture, "plain", lambda picture: reading.set())
    large, small = file(Image.new("1", (2001, 2000))), file(Image.new("1", (8, 8)))
    with playground.data.picture.turn:
        other = threading.Thread(target=opened, args=(large,))
        other.start()
        opened(small)
        assert reading.is_set()
        reading.clear()
        assert not reading.wait(0.05)
    other.join()
    assert reading.is_set()
