import pytest

from playground.training.folder import Folder, drafted


def test_steps_are_told_in_order(tmp_path):
    folder = Folder(tmp_path / "run")
    assert folder.steps() == []
    for step in (120, 0, 7):
        file = folder.snapshot(step)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    assert folder.steps() == [0, 7, 120]
    folder.forget_after(7)
    assert folder.steps() == [0, 7]


def spoil(path):
    with drafted(path) as draft:
        draft.write_text("half")
        raise OSError("full")


def test_a_draft_is_put_in_place_whole_or_not_at_all(tmp_path):
    path = tmp_path / "new" / "file"
    with drafted(path) as draft:
        draft.write_text("whole")
        assert not path.exists()
    with pytest.raises(OSError, match="full"):
        spoil(path)
    assert [each.name for each in path.parent.iterdir()] == ["file"]
    assert path.read_text() == "whole"
