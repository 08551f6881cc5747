"""Training runs: start, steer, follow."""

from collections.abc import Callable

from flask import Blueprint, Response, jsonify

from playground.architecture import Architecture, TrainingSettings
from playground.data import Bytes, Dataset
from playground.engine import Run
from playground.server.bodies import ChangeRunBody, CreateRunBody, RewindBody, body
from playground.server.checks import check_buildable, dataset_named
from playground.server.errors import ApiError
from playground.server.services import services
from playground.server.uploads import picture_of

runs = Blueprint("runs", __name__)


@runs.post("/runs")
def create() -> tuple[Response, int]:
    """Start a run; it waits in the queue where all workers are busy."""
    asked = body(CreateRunBody)
    dataset = dataset_named(asked.training.dataset, "training/dataset")
    check_buildable(asked.architecture, dataset)
    check_settings(asked.training, dataset)
    dataset.load()
    source = services().learned(asked.weights_from)
    run = services().runs.create(
        asked.architecture,
        asked.training,
        weights_from=source,
        weights_step=asked.weights_step,
        paused=asked.paused,
        picture=own_picture(asked.training.pinned, dataset, asked.architecture, "training/pinned"),
    )
    return jsonify(ok=True, run=run.to_dict()), 201


@runs.get("/runs")
def listing() -> Response:
    """Answer all runs, the oldest first, without their architectures and settings."""
    return jsonify(ok=True, runs=[run.to_dict(brief=True) for run in services().runs.all()])


@runs.get("/runs/<run_id>")
def one(run_id: str) -> Response:
    """Answer one run."""
    return answer(services().runs.get(run_id))


@runs.patch("/runs/<run_id>")
def change(run_id: str) -> Response:
    """Change learning rate, epochs or the pinned picture while the run goes on."""
    run = services().runs.get(run_id)
    asked = body(ChangeRunBody)
    picture = own_picture(asked.pinned, dataset_named(run.settings.dataset), run.architecture, "pinned")
    run.change(learning_rate=asked.learning_rate, epochs=asked.epochs, pinned=asked.pinned, picture=picture)
    return answer(run)


@runs.delete("/runs/<run_id>")
def delete(run_id: str) -> Response:
    """Stop a run and forget it."""
    services().runs.delete(run_id)
    return jsonify(ok=True)


@runs.post("/runs/<run_id>/pause")
def pause(run_id: str) -> Response:
    """Pause."""
    return told(run_id, Run.pause)


@runs.post("/runs/<run_id>/resume")
def resume(run_id: str) -> Response:
    """Go on."""
    return told(run_id, Run.resume)


@runs.post("/runs/<run_id>/step")
def step(run_id: str) -> Response:
    """Train one batch of a paused run, which stays paused."""
    return told(run_id, Run.step)


@runs.post("/runs/<run_id>/rewind")
def rewind(run_id: str) -> Response:
    """Go back to a kept step, which pauses the run."""
    asked = body(RewindBody)
    return told(run_id, lambda run: run.rewind(asked.step, asked.learning_rate))


@runs.post("/runs/<run_id>/stop")
def stop(run_id: str) -> Response:
    """End the training; what it learned stays."""
    return told(run_id, Run.stop)


@runs.get("/runs/<run_id>/history")
def history(run_id: str) -> Response:
    """Answer losses and accuracies so far."""
    return jsonify(ok=True, rows=services().runs.get(run_id).history())


@runs.post("/runs/<run_id>/ticket")
def ticket(run_id: str) -> Response:
    """Give out a ticket for the run's stream, good once."""
    run = services().runs.get(run_id)
    return jsonify(ok=True, ticket=services().tickets.give(run.id))


def told(run_id: str, command: Callable[[Run], None]) -> Response:
    """Answer a run that has carried out a command."""
    run = services().runs.get(run_id)
    command(run)
    return answer(run)


def answer(run: Run) -> Response:
    """Answer a run as it is now."""
    return jsonify(ok=True, run=run.to_dict())


def check_settings(settings: TrainingSettings, dataset: Dataset) -> None:
    """Refuse more pictures than the dataset has. Raises ApiError (422)."""
    if settings.train_size is not None and settings.train_size > dataset.train_size:
        rule = f"train_size must be at most {dataset.train_size:,}, the number of training pictures of {dataset.title}"
        message = f"{rule}. Received: train_size={settings.train_size} (training)."
        raise ApiError(422, "out_of_range", message, "training/train_size")


def own_picture(pinned: int | str | None, dataset: Dataset, architecture: Architecture, path: str) -> Bytes | None:
    """Return the pinned picture where it is none of the test pictures. Raises ApiError (422) where there is none."""
    if pinned is None:
        return None
    picture = picture_of(pinned, dataset, architecture.input.shape, path)[0]
    return picture if isinstance(pinned, str) else None
