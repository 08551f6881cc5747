from playground.engine.runs.history import history


def metrics(step):
    return {"type": "metrics", "step": step, "epoch": 1, "loss": 1.0}


def epoch(step, val_loss):
    return {"type": "epoch", "step": step, "epoch": 1, "loss": 1.0, "val_loss": val_loss}


def back_at(step):
    return {"type": "state", "run": {"step": step}}


def test_an_epoch_that_is_validated_again_has_one_row():
    rows = history([metrics(8), epoch(8, 0.5), metrics(12), back_at(8), epoch(8, 0.25), metrics(10)])
    assert [(row["step"], row.get("val_loss")) for row in rows] == [(8, None), (8, 0.25), (10, None)]
