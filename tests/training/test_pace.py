from playground.training.pace import Pace


def run(pace, seconds_per_step, calls):
    for _ in range(calls):
        pace.spent(pace.steps, pace.steps * seconds_per_step)
    return pace.steps


def test_calls_come_to_last_as_long_as_wanted():
    assert run(Pace(target=0.05), 0.001, 10) == 50


def test_slow_steps_are_done_one_by_one():
    assert run(Pace(target=0.05), 2.0, 5) == 1


def test_the_first_call_says_nothing():
    pace = Pace()
    pace.spent(1, 10.0)
    pace.spent(1, 0.001)
    assert pace.steps == 4


def test_calls_grow_at_most_fourfold_and_never_beyond_the_most():
    pace = Pace(most=100)
    assert [run(pace, 1e-6, 1) for _ in range(6)] == [1, 4, 16, 64, 100, 100]


def test_calls_shrink_when_steps_become_slower():
    pace = Pace()
    run(pace, 0.001, 10)
    assert run(pace, 0.05, 20) == 1
