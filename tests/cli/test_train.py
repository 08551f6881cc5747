"""What the terminal shows of a training that does not go smoothly."""

import io
from pathlib import Path

import click
import pytest
from rich.console import Console
from rich.progress import Progress

from playground.cli.train import COLUMNS, follow, show
from playground.engine import Runs
from playground.engine import messages as m
from tests.engine.actors import Stage
from tests.engine.conftest import PATIENCE, TINY, training

EPOCH = m.Epoch(
    step=8, epoch=1, loss=0.5, accuracy=0.5, val_loss=0.5, val_accuracy=0.75, learning_rate=0.1, seconds=1.0
)


def test_in_trouble_it_says_why_and_ends(tmp_path: Path) -> None:
    stage, console = Stage(), Console(file=io.StringIO(), width=200)
    runs = Runs(stage, tmp_path)
    run = runs.create(TINY, training())
    actor = stage.actors[0]
    actor.ready()
    actor.train(3)
    remedy = m.Remedy(step=0, learning_rate=0.05)
    actor.says(m.Diagnosis(severity="error", code="nan_loss", message="The loss is no number.", step=3, remedy=remedy))
    actor.says(m.State("paused"))
    with pytest.raises(click.ClickException, match=r"Training was stopped at step 3, as it came to nothing\."):
        follow(run, console)
    assert "The loss is no number. Start again with --learning-rate 0.05." in console.file.getvalue()  # type: ignore[attr-defined]
    runs.close()


def test_a_lost_worker_sets_the_bar_back_and_training_goes_on(tmp_path: Path) -> None:
    stage, console = Stage(), Console(file=io.StringIO(), width=200)
    runs = Runs(stage, tmp_path)
    run = runs.create(TINY, training())
    stage.actors[0].ready()
    stage.actors[0].train(6)
    stage.actors[0].lose()
    assert run.wait_until(lambda run: run.state == "starting" and len(stage.actors) == 2, PATIENCE)
    stage.actors[1].ready()
    stage.actors[1].train(2)
    with Progress(*COLUMNS, console=console) as progress:
        bar = progress.add_task("", total=None, figures="")
        seen = []
        for event in run.events_after(0):
            show(event, run, progress, bar)
            seen.append(progress.tasks[0].completed)
    assert (max(seen), seen[-1]) == (6, 2)
    stage.actors[1].says(EPOCH)
    stage.actors[1].says(m.Ended("finished"))
    follow(run, console)
    said = console.file.getvalue()  # type: ignore[attr-defined]
    assert "At step 6 the training process was killed (signal 9). Training goes on by itself" in said
    assert "test accuracy 0.750" in said
    runs.close()
