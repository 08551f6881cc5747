import pytest

from playground.cli.keeping import store_in
from playground.engine.store.store import FILE, Store


@pytest.fixture
def said():
    return []


def test_runs_are_kept_where_they_shall_be(tmp_path, said):
    with store_in(tmp_path / "runs", said.append) as store:
        assert store.directory == tmp_path / "runs"
    assert (tmp_path / "runs" / FILE).exists()
    Store(tmp_path / "runs").close()
    assert said == []


def test_a_second_server_over_the_same_directory_keeps_nothing_and_says_so(tmp_path, said):
    with store_in(tmp_path, said.append), store_in(tmp_path, said.append) as second:
        temporary = second.directory
        assert temporary.exists()
        assert temporary != tmp_path
    assert not temporary.exists()
    assert said == [
        f"Another server keeps its runs in {tmp_path}. What this server trains is gone when it ends; --directory names "
        "another place."
    ]


def test_a_server_may_keep_nothing(said):
    with store_in(None, said.append) as store:
        assert store.load() == []
    assert (store.directory.exists(), said) == (False, [])
