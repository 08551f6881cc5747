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


def test_predictions_are_those_of_the_last_validation_up_to_a_step(tmp_path):
    folder = Folder(tmp_path)
    assert folder.predicted() is None
    for step in (8, 1600, 16):
        with drafted(folder.predictions(step)) as draft:
            draft.touch()
    assert [folder.predicted(step) for step in (7, 8, 1599)] == [None, folder.predictions(8), folder.predictions(16)]
    folder.forget_after(16)
    assert folder.predicted() == folder.predictions(16)


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
