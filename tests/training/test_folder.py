from playground.training.folder import Folder


def test_steps_are_told_in_order(tmp_path):
    folder = Folder(tmp_path / "run")
    assert folder.steps() == []
    for step in (120, 0, 7):
        file = folder.snapshot(step)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    assert folder.steps() == [0, 7, 120]
