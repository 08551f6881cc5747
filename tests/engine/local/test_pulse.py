import pytest

from playground.engine.local.pulse import BUSY, SILENCE, START, Pulse
from tests.clock import Clock


class Process(Clock):
    """A clock, and what a process has worked by it."""

    def __init__(self):
        super().__init__(100.0)
        self.worked = 0.0

    def process(self):
        return self.worked


@pytest.fixture
def clock():
    return Process()


@pytest.fixture
def pulse(clock):
    return Pulse(clock)


def pass_time(clock, seconds, share=0.0):
    """Let time pass, of which the process works a share."""
    clock.now += seconds
    clock.worked += share * seconds


def hear(pulse):
    with pulse.hear():
        pass


def looks(pulse, clock, seconds, share=0.0):
    """Let time pass and look often; tell after how long the process was found to hang."""
    for look in range(int(seconds / 0.25)):
        pass_time(clock, 0.25, share)
        if pulse.hangs(clock.process):
            return (look + 1) * 0.25
    return None


def test_nothing_hangs_that_nobody_waits_for(pulse, clock):
    assert looks(pulse, clock, 1000) is None


def test_a_start_may_take_long_but_not_for_ever(pulse, clock):
    pulse.begin()
    assert looks(pulse, clock, 1000) == START + 0.25


def test_silence_without_work_is_found_within_three_seconds(pulse, clock):
    pulse.begin()
    hear(pulse)
    assert looks(pulse, clock, 1000) == SILENCE


def test_a_process_that_speaks_does_not_hang(pulse, clock):
    for _ in range(100):
        hear(pulse)
        assert looks(pulse, clock, 2) is None


def test_silence_at_work_is_borne_longer(pulse, clock):
    hear(pulse)
    assert looks(pulse, clock, 1000, share=0.1) == BUSY + 0.25


def test_a_little_stir_is_no_work(pulse, clock):
    hear(pulse)
    assert looks(pulse, clock, 1000, share=0.02) == SILENCE


def test_it_does_not_hang_while_what_it_said_is_handed_on(pulse, clock):
    with pulse.hear():
        assert looks(pulse, clock, 1000) is None
    assert looks(pulse, clock, 1000) == SILENCE


def test_time_in_which_nobody_could_hear_it_does_not_count(pulse, clock):
    hear(pulse)
    pass_time(clock, 100)
    pulse.forgive(99)
    assert not pulse.hangs(clock.process)
    assert looks(pulse, clock, 1000) == SILENCE - 1


def test_an_end_is_no_silence(pulse, clock):
    hear(pulse)
    pulse.end()
    assert looks(pulse, clock, 1000) is None
    pulse.forgive(1)
    assert looks(pulse, clock, 1000) is None
