import pytest

from playground.engine.runs.waiting import STARTING, Pace, Work, differs, seconds_for, waits


@pytest.mark.parametrize(
    ("busy", "waiting", "slots", "expected"),
    [
        ([], [], 1, []),
        ([30.0], [10.0, 10.0], 1, [30.0, 40.0]),
        ([30.0, 5.0], [10.0, 10.0, 10.0], 2, [5.0, 15.0, 25.0]),
        ([], [10.0, 10.0], 1, [0.0, 10.0]),
        ([None], [10.0], 1, [None]),
        ([None, 5.0], [10.0, 10.0], 2, [5.0, 15.0]),
        ([5.0], [None, 10.0], 1, [5.0, None]),
        ([5.0, 9.0, 7.0], [1.0], 2, [7.0]),
    ],
)
def test_runs_begin_in_their_order_when_a_slot_is_free(busy, waiting, slots, expected):
    assert waits(busy, waiting, slots) == expected


def test_a_run_takes_as_long_as_one_like_it():
    small, large = Pace(10_000, 20_000.0), Pace(10_000_000, 100.0)
    assert seconds_for(Work(1000, 20_000_000), [small, large]) == STARTING + 20
    assert seconds_for(Work(1000, 10_000), [small, large]) == STARTING + 0.05
    assert seconds_for(Work(1000, 10_000), []) is None
    assert seconds_for(Work(0, 10_000), []) == STARTING
    assert seconds_for(Work(100, 0), [Pace(0, 100.0)]) == STARTING + 1


def test_a_turn_is_told_again_where_it_is_another():
    assert differs(100.0, None, 50.0)
    assert differs(None, 100.0, 0.0)
    assert not differs(None, None, 0.0)
    assert not differs(104.0, 100.0, 4.0)
    assert differs(106.0, 100.0, 6.0)
    assert not differs(180.0, 160.0, 100.0)
    assert differs(190.0, 160.0, 100.0)
