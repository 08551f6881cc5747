import itertools

import pytest

from playground.training.timetable import Timetable
from tests.clock import Clock


@pytest.fixture
def clock():
    return Clock()


def work(timetable, clock, seconds, pause, cost=0.0):
    """Do what is due, looking every `pause` seconds; return when each began."""
    begun, end = [], clock.now + seconds
    while clock.now < end:
        if timetable.due:
            begun.append(clock.now)
            clock.now += cost
            timetable.done(begun[-1])
        clock.now += pause
    return begun


@pytest.mark.parametrize("pause", [0.001, 0.03, 0.05, 0.07, 0.099])
def test_the_rate_is_kept_however_long_the_slices_are(clock, pause):
    assert 98 <= len(work(Timetable(clock, rate=10, share=20), clock, 10, pause, cost=0.002)) <= 101


def test_slices_longer_than_the_period_give_one_each(clock):
    assert len(work(Timetable(clock, rate=10, share=20), clock, 10, 0.25)) == 40


def test_what_was_missed_does_not_pile_up(clock):
    timetable = Timetable(clock, rate=10, share=20)
    work(timetable, clock, 1, 0.05)
    clock.now += 60
    assert len(work(timetable, clock, 1, 0.001)) in (10, 11)


def test_what_costs_much_is_done_more_rarely(clock):
    timetable = Timetable(clock, rate=10, share=20)
    begun = work(timetable, clock, 100, 0.01, cost=0.1)
    apart = [after - before for before, after in itertools.pairwise(begun)][5:]
    assert min(apart) > 1.99
    assert max(apart) < 2.1


def test_one_slow_time_does_not_count(clock):
    timetable = Timetable(clock, rate=10, share=20)
    work(timetable, clock, 1, 0.01, cost=0.001)
    work(timetable, clock, 0.01, 0.01, cost=3)
    assert len(work(timetable, clock, 1, 0.001, cost=0.001)) in (10, 11)


def test_due_at_once(clock):
    timetable = Timetable(clock, rate=10, share=20)
    assert timetable.due
    timetable.done(clock.now)
    assert not timetable.due
    timetable.at_once(rate=2)
    assert timetable.due
    timetable.done(clock.now)
    clock.now += 0.4
    assert not timetable.due
    clock.now += 0.11
    assert timetable.due
