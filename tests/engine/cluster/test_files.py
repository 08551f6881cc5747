import pytest

from playground.engine.cluster import files
from playground.engine.cluster.files import Drafts, Piece, pieces


@pytest.mark.parametrize("content", [b"", b"one", b"four", b"five!", b"two pieces and more"])
def test_a_file_arrives_as_it_was(content, tmp_path, monkeypatch):
    monkeypatch.setattr(files, "PIECE", 4)
    (tmp_path / "there" / "snapshots").mkdir(parents=True)
    (tmp_path / "there" / "snapshots" / "1.npz").write_bytes(content)
    arrived = tmp_path / "here" / "snapshots" / "1.npz"
    drafts = Drafts(tmp_path / "here")
    for piece in pieces(tmp_path / "there", "snapshots/1.npz"):
        assert len(piece.data) <= 4
        assert not arrived.exists()
        drafts.add(piece)
    assert [file for file in (tmp_path / "here").rglob("*") if file.is_file()] == [arrived]
    assert arrived.read_bytes() == content


def test_what_a_lost_worker_left_is_begun_anew(tmp_path):
    drafts = Drafts(tmp_path)
    drafts.add(Piece("weights.npz", 0, b"half of one that never", last=False))
    drafts.add(Piece("weights.npz", 0, b"whole", last=True))
    assert (tmp_path / "weights.npz").read_bytes() == b"whole"


def test_a_missing_piece_is_noticed(tmp_path):
    drafts = Drafts(tmp_path)
    drafts.add(Piece("weights.npz", 0, b"abc", last=False))
    with pytest.raises(ValueError, match=r"must follow the one before it\. Received: weights\.npz from 4\."):
        drafts.add(Piece("weights.npz", 4, b"e", last=True))


@pytest.mark.parametrize("name", ["../weights.npz", "/etc/passwd", "a/../../b", "..", "", "..\\b"])
def test_nothing_is_written_outside_the_folder(name, tmp_path):
    with pytest.raises(ValueError, match="must lie in its folder"):
        Drafts(tmp_path / "run").add(Piece(name, 0, b"x", last=True))
    assert list(tmp_path.iterdir()) == []
