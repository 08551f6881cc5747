import os

from playground.engine.cluster.scratch import PREFIX, sweep


def test_what_killed_actors_left_is_removed(tmp_path):
    own, foreign, dead = (tmp_path / name for name in (f"{PREFIX}{os.getpid()}-a", "something", f"{PREFIX}999999999-b"))
    for folder in (own, foreign, dead):
        folder.mkdir()
        (folder / "checkpoint").touch()
    sweep(tmp_path)
    assert set(tmp_path.iterdir()) == {own, foreign}
