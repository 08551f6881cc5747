"""Many starts in a row and at once, with no hang; many runs, after which nothing has grown.

`make test` does a few of each; with PLAYGROUND_PROOF=full it is 200 (some minutes).
"""

import os
import threading

import psutil
import pytest

from playground.engine import LocalEngine, Runs
from playground.engine import messages as m
from playground.engine.protocol import Loss
from tests.engine.conftest import PATIENCE, TINY, reach, training
from tests.engine.local.test_engine import Correspondent, alive

FULL = os.environ.get("PLAYGROUND_PROOF") == "full"
STARTS = 200 if FULL else 8
RUNS = 200 if FULL else 12
AT_ONCE = 16 if FULL else 4
GROWTH = 40_000
"""Bytes that the server may keep of a run: its log and its history, which people may still want to see."""


class Lives(Correspondent):
    """Hears whether a process said that it is ready before it was gone."""

    def __init__(self, engine, directory):
        super().__init__()
        job = m.TrainJob(architecture=TINY.to_json(), training=training().to_json(), directory=str(directory))
        self.worker = engine.start(job, self.receive, self.lose)
        self.worker.send(m.Stop())

    def end(self):
        """Wait for the end; tell whether all went well."""
        assert self.gone.wait(PATIENCE)
        assert self.loss == Loss("ended", 0)
        assert self.reports[-1] == m.Ended("stopped")


@pytest.mark.timeout(1800)
def test_a_start_never_hangs(tmp_path):
    engine = LocalEngine()
    for _ in range(STARTS // 2):
        Lives(engine, tmp_path).end()
    for _ in range(STARTS // 2 // AT_ONCE):
        for crowd in [Lives(engine, tmp_path) for _ in range(AT_ONCE)]:
            crowd.end()
    assert engine.method == "forkserver"
    engine.close()


def held(engine):
    """Return what this process holds once the workers that have ended are buried: files, threads, processes."""
    for worker in engine._all():
        worker.thread.join(PATIENCE)
    me = psutil.Process()
    return me.num_fds(), threading.active_count(), len(me.children(recursive=True))


@pytest.mark.timeout(1800)
def test_many_short_runs_leave_nothing_behind(tmp_path):
    engine, pids = LocalEngine(), set()
    runs = Runs(engine, tmp_path, slots=2)

    def train(count):
        for run in [runs.create(TINY, training()) for _ in range(count)]:
            run.wait_until(lambda run: run.pid is not None or run.ended, PATIENCE)
            pids.add(run.pid)
            reach(run, "finished")

    train(4)
    before, memory = held(engine), psutil.Process().memory_info().rss
    train(RUNS)
    assert held(engine) == before
    grown = psutil.Process().memory_info().rss - memory
    assert grown < (1 << 20) + RUNS * GROWTH, f"grown by {grown >> 10} kB"
    assert not any(alive(pid) for pid in pids if pid)
    runs.close()
