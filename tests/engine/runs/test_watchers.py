from playground.engine.messages import Watch
from playground.engine.runs.watchers import Watchers


def test_all_that_anybody_watches_at_the_rate_of_the_most_eager():
    watchers = Watchers()
    watchers.set("a", ["conv", "last"], ["conv"], 2)
    watchers.set("b", ["last", "pool"], [], 4, changes=["conv"], stats=["last", "conv"])
    watchers.set("c", [], [], 1, stats=["conv", "pool"])
    assert watchers.union() == Watch(("conv", "last", "pool"), ("conv",), 4, ("conv",), ("last", "conv", "pool"))


def test_a_wish_replaces_the_one_before():
    watchers = Watchers()
    watchers.set("a", ["conv"], [], 2)
    watchers.set("a", ["pool"], [], 100)
    assert watchers.union() == Watch(("pool",), (), 10)


def test_nobody_watches():
    watchers = Watchers()
    watchers.set("a", ["conv"], [], 2)
    assert watchers.remove("a")
    assert not watchers.remove("a")
    assert watchers.union().layers == ()
