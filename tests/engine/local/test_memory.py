import psutil

from playground.engine.local.memory import LEAST, memory_limit, total


def test_all_workers_together_leave_some_of_it():
    assert 0.5 * total() < memory_limit(1, total()) < total() or memory_limit(1, total()) == LEAST


def test_each_gets_what_tensorflow_needs():
    assert memory_limit(10_000, total()) == LEAST


def test_a_container_has_what_it_is_given(tmp_path):
    file = tmp_path / "memory.max"
    assert total(file) == psutil.virtual_memory().total
    file.write_text("max\n")
    assert total(file) == psutil.virtual_memory().total
    file.write_text("1000000\n")
    assert total(file) == 1_000_000
