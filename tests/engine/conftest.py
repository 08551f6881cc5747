"""What the tests of the engine share: one engine with a warm fork server, and networks that train in a moment."""

import importlib.util

import numpy as np
import pytest

from playground.architecture import TrainingSettings
from playground.engine import LocalEngine, Runs, Viewer
from playground.engine.cluster import connection
from tests.engine.actors import Stage
from tests.networks import FLATTEN, conv, dense, network, pool

TINY = network(conv(2, 5, strides=3, id="conv"), pool(id="pool"), FLATTEN | {"id": "flat"}, dense(id="last"))
PATIENCE = 60.0
connection.prepare(own=True)  # Ray reads what this sets when it is imported, which some modules of tests do.


def training(**fields):
    """Return settings for a run of 8 steps an epoch."""
    given = {"dataset": "digits", "train_size": 256, "batch_size": 32, "epochs": 1, **fields}
    return TrainingSettings.model_validate(given)


ENDLESS = training(epochs=1000)


@pytest.fixture(scope="session")
def engine():
    engine = LocalEngine()
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def ray_cluster():
    """Return a cluster of a head and a simulated node for runs, that this process is connected to."""
    if importlib.util.find_spec("ray") is None:
        pytest.skip("Ray is the extra `cluster`")
    from ray.cluster_utils import Cluster

    store = {"object_store_memory": 100 << 20}
    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False, **store})
    cluster.add_node(num_cpus=2, **store)
    disconnect = connection.connect(cluster.address)
    yield cluster
    disconnect()
    cluster.shutdown()


@pytest.fixture
def stage():
    """An engine without processes."""
    return Stage()


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """Return runs for which there are slots enough."""
    runs = Runs(LocalEngine(), tmp_path_factory.mktemp("runs"), slots=4)
    yield runs
    runs.close()


@pytest.fixture(scope="module")
def viewer(engine):
    viewer = Viewer(engine)
    assert viewer.wait_until_ready(PATIENCE)
    yield viewer
    viewer.close()


@pytest.fixture
def picture():
    """Return a picture, (1, 28, 28, 1)."""
    return np.random.default_rng(0).integers(0, 256, (1, 28, 28, 1), dtype=np.uint8)


def reach(run, *states):
    """Wait until the run is in one of the states, or fail with what it says."""
    assert run.wait_until(lambda run: run.state in states, PATIENCE), run.to_dict(brief=True)
    return run


class Diary:
    """Note all that a run tells, in order."""

    def __init__(self, run):
        self.entries = []
        self.run = run
        run.subscribe(lambda kind, payload: self.entries.append((kind, payload)))

    @property
    def pictures(self):
        return [payload for kind, payload in self.entries if kind == "picture"]

    def events(self, kind):
        return [event for event in self.run.events_after(0) if event["type"] == kind]
