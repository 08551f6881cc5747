import errno
import os

import pytest

from playground.engine import messages as m
from playground.engine.cluster.files import Drafts, Piece
from playground.engine.cluster.parcels import Parcel

pytest.importorskip("ray", reason="Ray is the extra `cluster`")


def test_a_full_disk_of_the_server_is_told_once_and_ends_no_training(tmp_path, monkeypatch):
    from playground.engine.cluster.worker import RayWorker

    heard = []
    job = m.TrainJob(architecture="{}", training="{}", directory=str(tmp_path))
    worker = RayWorker(lambda: None, lambda _: iter(()), job, heard.append, heard.append, lambda _: None)

    def send(name, step):
        for offset in (0, 1):
            worker._note(Parcel(piece=Piece(name, offset, b"x", last=offset == 1)))
        worker._note(Parcel(m.encode(m.Wrote(name, step))))

    def refuse(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as full:
        full.setattr(Drafts, "add", refuse)
        send("checkpoint.safetensors", 4)
        send("predictions/000000005.npy", 5)
    (told,) = heard
    assert (told.code, told.severity, told.step) == ("disk_full", "warning", 4)
    name = "predictions/000000006.npy"
    send(name, 6)
    assert heard[1:] == [m.Wrote(name, 6)]
    assert (tmp_path / name).read_bytes() == b"xx"
    worker._note(Parcel(m.encode(m.At(6, 1))))
    assert (tmp_path / name).exists()
    worker._note(Parcel(m.encode(m.At(5, 1))))  # Going back makes them void, as on a worker's own disk.
    assert not (tmp_path / name).exists()
