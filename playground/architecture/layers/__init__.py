"""The kinds of layer, one file a family. A new kind is a class in one of them, or in a new file: it is found here."""

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args

from pydantic import Field

from playground.architecture.layers.base import KerasCall, Layer, Shape
from playground.architecture.layers.block import Parallel

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")


def find_kinds(base: type[Layer]) -> dict[str, type[Layer]]:
    """Return every class below `base` that names a kind, by that name."""
    found: dict[str, type[Layer]] = {}
    for layer in base.__subclasses__():
        names: tuple[Any, ...] = get_args(layer.model_fields["kind"].annotation)
        found |= ({names[0]: layer} if names else {}) | find_kinds(layer)
    return found


KINDS: dict[str, type[Layer]] = find_kinds(Layer)

if TYPE_CHECKING:
    AnyLayer = Layer
else:
    AnyLayer = Annotated[Union[tuple(KINDS.values())], Field(discriminator="kind")]  # noqa: UP007

Parallel.model_rebuild(_types_namespace={"AnyLayer": AnyLayer})

__all__ = ["KINDS", "AnyLayer", "KerasCall", "Layer", "Parallel", "Shape"]
