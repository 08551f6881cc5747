"""Parallel: branches side by side that split one input and merge again (ResNet, Inception, DenseNet)."""

from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

from pydantic import Field
from typing_extensions import override

from playground.architecture.fields import Choice
from playground.architecture.layers.base import Impossible, KerasCall, Layer, Shape, keras_name, times

if TYPE_CHECKING:
    AnyLayer = Layer

MERGES: Final = {
    "add": "Add",
    "concatenate": "Concatenate",
    "multiply": "Multiply",
    "average": "Average",
    "maximum": "Maximum",
}


class Parallel(Layer):
    """Branches that all read the same input; their outputs are added, or laid behind one another as channels.

    An empty branch is the identity: with "add" that is a residual block (He 2015).
    """

    family = "block"
    prefix = "block"

    kind: Literal["Parallel"]
    merge: Annotated[str, Choice(tuple(MERGES), "merge", "How the branches become one again.", card=True)] = "add"
    paths: Annotated[
        tuple[Annotated[tuple["AnyLayer", ...], Field(fail_fast=True)], ...],
        Field(
            alias="branches",
            min_length=2,
            max_length=16,
            fail_fast=True,
            strict=False,
            json_schema_extra={"x-control": "none"},
        ),
    ]

    @property
    @override
    def branches(self) -> tuple[tuple[Layer, ...], ...]:
        return self.paths

    def merged_shape(self, shapes: list[Shape]) -> Shape:
        """Return the shape that the branches merge to. Raises Impossible where they do not fit."""
        first = shapes[0]
        if self.merge == "concatenate":
            alike = all(shape[:-1] == first[:-1] for shape in shapes)
            rule = 'Branches that are concatenated must have the same rows and columns (padding "same" keeps them)'
        else:
            alike = all(shape == first for shape in shapes)
            rule = f"Branches must have the same shape for merge={self.merge}"
        if not alike:
            received = ", ".join(times(shape) for shape in shapes)
            raise Impossible("branches_differ", f"{rule}. Received: {received}", "merge")
        return (*first[:-1], sum(shape[-1] for shape in shapes)) if self.merge == "concatenate" else first

    def keras_calls(self) -> tuple[KerasCall, ...]:
        """Return the one call that merges the branches."""
        return (KerasCall(MERGES[self.merge], {"name": keras_name(self.name)}),)

    def with_branches(self, branches: tuple[tuple[Layer, ...], ...]) -> "Parallel":
        """Return the same block with other layers inside."""
        changes: dict[str, Any] = {"paths": branches}
        return self.model_copy(update=changes)
