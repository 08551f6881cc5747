import pytest

from playground.engine.errors import EngineError, WorkerGone
from playground.engine.messages import Done, Refused
from playground.engine.pending import Pending


def test_answers_find_who_waits():
    pending = Pending()
    (one, first), (two, second) = pending.open(), pending.open()
    pending.settle(Done(two))
    pending.settle(Refused(one, "not_paused", "step needs a paused run."))
    assert second.result(0) == Done(two)
    with pytest.raises(EngineError, match="step needs a paused run"):
        first.result(0)


def test_an_answer_that_nobody_waits_for_is_dropped():
    Pending().settle(Done(0))


def test_nobody_waits_for_a_worker_that_is_gone():
    pending = Pending()
    _, before = pending.open()
    pending.close(WorkerGone())
    _, after = pending.open()
    for future in (before, after):
        with pytest.raises(WorkerGone):
            future.result(0)
