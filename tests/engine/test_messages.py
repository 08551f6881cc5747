import msgspec
import pytest

from playground.engine import messages as m
from playground.training.frames import Quantized


@pytest.mark.parametrize(
    "report",
    [
        m.Done(3),
        m.Refused(3, "not_paused", "step needs a paused run."),
        m.Ready("CPU, 2 threads", ("conv",)),
        m.State("paused"),
        m.Picture(4, (m.Shown("activations", "conv", b"\x00\xff"),)),
        m.Arrays(1, {"conv": m.Array((1, 2), "<f4", bytes(8))}),
        m.Maps(1, {"conv": Quantized((1, 2, 1), [0.0], [1.0], bytes(2))}),
        m.Ended("finished"),
        m.Failed("out_of_memory", "Too large."),
    ],
)
def test_reports_arrive_as_they_were_sent(report):
    assert m.decode_report(m.encode(report)) == report


def test_jobs_and_orders_arrive_as_they_were_sent():
    job = m.TrainJob(architecture="{}", training="{}", directory="runs/one", watch=m.Watch(("conv",), (), 3.0))
    assert m.decode_job(m.encode(job)) == job
    order = m.Change(number=2, learning_rate=0.1)
    assert m.decode_order(m.encode(order)) == order


@pytest.mark.parametrize("garbage", [b"", b"garbage", msgspec.msgpack.encode({"type": "Unknown"}), m.encode(m.Pause())])
def test_garbage_is_refused(garbage):
    with pytest.raises(msgspec.DecodeError):
        m.decode_report(garbage)


def test_what_is_no_number_becomes_none():
    report = m.Epoch(
        step=1,
        epoch=1,
        loss=float("nan"),
        accuracy=0.5,
        val_loss=float("inf"),
        val_accuracy=0.25,
        learning_rate=0.1,
        seconds=2.0,
    )
    fields = m.plain(report)
    assert (fields["loss"], fields["val_loss"], fields["accuracy"]) == (None, None, 0.5)
    assert "type" not in fields
