import pytest

from playground.engine.local.quota import BYTES, MESSAGES, Quota
from tests.clock import Clock


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def quota(clock):
    return Quota(clock)


def test_so_many_messages_a_second_and_no_more(quota, clock):
    for second in range(3):
        clock.now = float(second)
        assert not any(quota.exceeded(10) for _ in range(MESSAGES))
    assert quota.exceeded(10)


def test_so_many_bytes_a_second_and_no_more(quota, clock):
    assert not quota.exceeded(BYTES)
    clock.now = 1.5
    assert not quota.exceeded(BYTES)
    assert quota.exceeded(1)


def test_answers_are_not_counted(quota):
    for _ in range(500):
        quota.owe()
    assert not any(quota.exceeded(10) for _ in range(MESSAGES + 500))
    assert quota.exceeded(10)


def test_answers_may_come_later(quota, clock):
    for _ in range(5000):
        quota.owe()
    for _ in range(1500):
        quota.exceeded(10)
    clock.now = 1.0
    assert not any(quota.exceeded(10) for _ in range(MESSAGES + 3500))
    assert quota.exceeded(10)
