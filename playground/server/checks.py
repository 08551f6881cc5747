"""What several routes check of a body before anything is done with it."""

from playground.architecture import Architecture, errors
from playground.data import Dataset, UnknownDataset, get
from playground.server.errors import ApiError


def dataset_named(name: str, path: str = "dataset") -> Dataset:
    """Return a dataset that a body names. Raises ApiError (422)."""
    try:
        return get(name)
    except UnknownDataset as error:
        raise ApiError(422, "unknown_dataset", str(error), path) from error


def check_buildable(architecture: Architecture, dataset: Dataset, but: frozenset[str] = frozenset()) -> None:
    """Refuse what Keras could not build or hold, before it is asked to. Raises ApiError (422)."""
    for problem in errors(architecture, dataset.facts):
        if problem.code not in but:
            raise ApiError(422, problem.code, problem.message, problem.path)


def check_layers(architecture: Architecture, **asked: tuple[str, ...] | None) -> None:
    """Refuse ids that no layer has, by the field that holds them. Raises ApiError (422)."""
    known = {layer.name for _, layer in architecture.walk()}
    for path, layers in asked.items():
        if unknown := set(layers or ()) - known:
            raise ApiError(422, "unknown_layer", f"There is no layer {min(unknown)!r}.", path)
