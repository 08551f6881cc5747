import threading

from playground.engine.local.watchdog import ROUND, Watchdog


class Sheep:
    def __init__(self):
        self.forgiven = []
        self.checked = threading.Event()

    def forgive(self, seconds):
        self.forgiven.append(seconds)

    def check(self):
        self.checked.set()


def test_all_are_looked_at_again_and_again():
    flock = [Sheep(), Sheep()]
    dog = Watchdog(lambda: flock)
    dog.start()
    for sheep in flock * 2:
        assert sheep.checked.wait(30)
        sheep.checked.clear()
    dog.close()


def test_a_round_that_comes_late_is_forgiven():
    sheep, times = Sheep(), iter([10.0, 10.0 + ROUND, 20.0 + ROUND])
    dog = Watchdog(lambda: [sheep], lambda: next(times))
    dog.look()
    dog.look()
    assert sheep.forgiven == [0.0, 10.0 - ROUND]


def test_one_that_was_never_started_can_be_closed():
    Watchdog(list).close()
