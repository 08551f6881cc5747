import pytest


def test_what_ray_counts_lets_as_many_runs_in_as_there_are_shares(ray_cluster):
    from playground.engine.cluster.nodes import as_seen_there, counted
    from playground.engine.devices import Devices, Gpu, choose
    from playground.engine.messages import Means

    assert counted(Means(threads=4, memory=1 << 30), Devices(8, 1 << 34)) == {"num_cpus": pytest.approx(0.04)}
    devices = Devices(8, 1 << 34, (Gpu(0, "A", 24 << 30, 23 << 30), Gpu(1, "B", 24 << 30, 23 << 30)))
    means = choose(devices, 6, [Means(gpu=0)])
    assert means.gpu == 1
    share = counted(means, devices)["num_gpus"]
    assert 0.3 < share <= 1 / 3
    assert as_seen_there(means) == Means(means.threads, gpu=0, gpu_memory=means.gpu_memory)


def test_the_devices_of_a_cluster_are_those_of_its_nodes(ray_cluster):
    from playground.engine.cluster.nodes import cluster_devices

    found = cluster_devices()
    assert found.cores >= 2 * len(ray_cluster.worker_nodes)  # One that was just lost may still be counted.
    assert found.widest == 2
    assert found.gpus == ()
