"""A cluster of several simulated nodes, of which one is lost."""

import psutil
import pytest

from playground.engine import Runs
from tests.engine.conftest import PATIENCE, TINY, Diary, reach, training

NODE = {"num_cpus": 2, "object_store_memory": 100 << 20}


@pytest.fixture
def nodes(ray_cluster):
    """Return the nodes for runs, at least two of them: the head has no room."""
    ray_cluster.add_node(**NODE)
    return ray_cluster.worker_nodes


@pytest.fixture
def runs(nodes, tmp_path):
    from playground.engine.cluster.engine import RayEngine

    runs = Runs(RayEngine(), tmp_path, slots=2)
    yield runs
    runs.close()


def node_of(run, nodes):
    """Return the node on which a run is: its raylet is the process's parent."""
    raylet = psutil.Process(run.pid).ppid()
    return next(node for node in nodes if node.all_processes["raylet"][0].process.pid == raylet)


def test_a_run_whose_node_is_lost_is_finished_on_another(ray_cluster, nodes, runs):
    run = runs.create(TINY, training(train_size=1024, batch_size=4, epochs=1000))
    diary = Diary(run)
    assert run.wait_until(lambda run: run.folder.checkpoint.exists() and run.state == "running", PATIENCE)
    lost = node_of(run, nodes)
    ray_cluster.remove_node(lost, allow_graceful=False)
    assert run.wait_until(lambda run: diary.events("diagnosis"), PATIENCE)
    told = diary.events("diagnosis")[0]
    assert (told["code"], told["severity"]) == ("worker_lost", "warning")
    assert "was lost with the machine that it ran on" in told["message"]
    reach(run, "running")
    assert node_of(run, nodes) in nodes - {lost}
    run.change(epochs=told["step"] // 256 + 2)
    reach(run, "finished")
    steps = [row["step"] for row in run.history()]
    assert steps == sorted(steps)
    assert steps[-1] > told["step"]
    assert [entry["run"]["state"] for entry in diary.events("state")].count("queued") <= 1
