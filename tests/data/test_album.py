"""The album: photographs, and pictures that people bring."""

import io

import numpy as np
import pytest
from PIL import Image

import playground.data.album
from playground.data import PHOTOGRAPHS, Album, UnknownPicture
from playground.data.album import Disk, Memory


def file(grey: int) -> bytes:
    content = io.BytesIO()
    Image.new("L", (8, 8), grey).save(content, "PNG")
    return content.getvalue()


@pytest.fixture(params=["disk", "memory"])
def album(request, tmp_path):
    return Album(tmp_path / "pictures" if request.param == "disk" else None)


def test_what_is_added_is_found_again(album):
    first, second = album.add(file(10)), album.add(file(20))
    assert first != second
    assert album.fitted(first, (2, 2, 1)).tolist() == np.full((2, 2, 1), 10).tolist()
    assert album.picture(second).getpixel((0, 0)) == 20


def test_an_id_says_what_a_picture_is(album):
    assert album.add(file(10), "drawing").startswith("drawing-")
    assert album.add(file(10), "camera", draft=True).startswith("camera-")


def test_a_picture_can_be_seen_as_ink_on_paper(album):
    paper = np.full((40, 40), 200, np.uint8)
    paper[:, 18:22] = 30
    content = io.BytesIO()
    Image.fromarray(paper).save(content, "PNG")
    name = album.add(content.getvalue())
    seen = album.fitted(f"{name}-as-ink", (40, 40, 1))[..., 0]
    assert (seen[:, 18:22] == 255).all()
    assert seen[:, :18].max() == 0
    assert album.file(f"{name}-as-ink") == album.file(name)


def test_what_is_removed_is_gone(album):
    name = album.add(file(10))
    album.remove(name)
    album.remove(name)
    with pytest.raises(UnknownPicture, match=f'There is no picture "{name}" on this server'):
        album.file(name)


def test_pictures_outlive_the_server_and_drafts_do_not(tmp_path):
    album = Album(tmp_path)
    kept, draft = album.add(file(10)), album.add(file(20), draft=True)
    assert album.picture(draft).getpixel((0, 0)) == 20
    again = Album(tmp_path)
    assert again.picture(kept).getpixel((0, 0)) == 10
    with pytest.raises(UnknownPicture):
        again.file(draft)


@pytest.mark.parametrize(
    "name", ["../secret", "..", "", "upload-" + "a" * 12 + "/b", "nobody_knows", "upload-nobody_knows"]
)
def test_a_name_that_is_no_id_finds_nothing(album, name):
    album.remove(name)
    with pytest.raises(UnknownPicture):
        album.file(name)


@pytest.mark.parametrize("shelf", ["disk", "memory"])
def test_the_oldest_make_room_for_the_newest(shelf, tmp_path):
    files = Disk(tmp_path, 10) if shelf == "disk" else Memory(10)
    for name in ("first", "second", "third"):
        files.put(name, b"1234")
    assert [files.get(name) is not None for name in ("first", "second", "third")] == [False, True, True]
    files.put("large", b"12345678901234567890")
    assert [files.get(name) is not None for name in ("second", "third", "large")] == [False, False, True]


@pytest.mark.parametrize("shelf", ["disk", "memory"])
def test_pictures_are_no_more_than_can_be_looked_through(shelf, tmp_path, monkeypatch):
    monkeypatch.setattr(playground.data.album, "MOST", 2)
    files = Disk(tmp_path, 10) if shelf == "disk" else Memory(10)
    for name in ("first", "second", "third"):
        files.put(name, b"1")
    assert [files.get(name) is not None for name in ("first", "second", "third")] == [False, True, True]


def test_the_photographs_are_there_and_stay(album):
    assert len(PHOTOGRAPHS) == 9
    for name, photograph in PHOTOGRAPHS.items():
        album.remove(name)
        assert max(album.picture(name).size) == 384
        assert len(photograph.file.read_bytes()) < 80_000
        assert album.fitted(name, (224, 224, 3)).std() > 10
