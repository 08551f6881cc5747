"""Kernels set by hand: which filters begin as what, and which of them stay so while the network learns.

They lie in the middle of the layer's window, and those of filters and channels that the layer does not have lie still:
whatever else is edited, the network stays possible, and what was set is there again where it fits again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from typing_extensions import override

from playground.architecture import limits
from playground.architecture.classics import CLASSICS, laid
from playground.architecture.fields import FieldKind, is_whole, refuse
from playground.architecture.layers.base import KerasCall
from playground.architecture.sizes import Pair

Cells = tuple[tuple[float | None, ...], ...]
"""Rows of a kernel; None for a cell that is left as it is drawn."""
Given = tuple[int, int | None, bool, Cells]
"""Filter, channel (None for all), whether it is frozen, and cells, as the Keras call has them."""

STRONGEST: Final = 1e6
KEYS: Final = frozenset({"filter", "channel", "name", "values", "frozen"})


@dataclass(frozen=True, slots=True)
class Kernel:
    """What one filter begins as, in all its channels or in one.

    In all channels alike, each has its part of the numbers: the filter sees the mean of the channels.
    """

    filter: int
    channel: int | None = None
    name: str | None = None
    """One of the classics; None where the numbers stand here."""
    values: Cells = ()
    frozen: bool = False
    """Whether training leaves these cells alone."""

    def cells(self, size: Pair) -> Cells:
        """Return the numbers for a window of this height and width."""
        return classic_cells(self.name, size) if self.name else written(laid(self.values, *size))

    def to_json(self) -> dict[str, Any]:
        """Return what an architecture's JSON says of it: no more than has to be said."""
        channel = {} if self.channel is None else {"channel": self.channel}
        what = {"name": self.name} if self.name else {"values": [list(map(shortened, row)) for row in self.values]}
        return {"filter": self.filter} | channel | what | ({"frozen": True} if self.frozen else {})


@lru_cache(maxsize=256)
def classic_cells(name: str, size: Pair) -> Cells:
    """Return the numbers of a classic for a window of this height and width."""
    return written(laid(CLASSICS[name].make(*size), *size))


def written(rows: Cells) -> Cells:
    """Return rows with each number in the way that is shorter to write."""
    return tuple(tuple(map(shortened, row)) for row in rows)


def shortened(cell: float | None) -> float | None:
    """Return a number in the way that is shorter to write.

    >>> shortened(-2.0), shortened(0.5)
    (-2, 0.5)
    """
    return cell if cell is None or not cell.is_integer() else int(cell)


@dataclass(frozen=True)
class KernelList(FieldKind):
    """A list of kernels set by hand, those of all channels before those of single ones. Held as a tuple."""

    title: str
    about: str

    @override
    def validate(self, value: Any) -> tuple[Kernel, ...]:
        if not isinstance(value, list | tuple) or len(value) > limits.KERNELS:
            raise refuse("not_kernels", f"must be a list of at most {limits.KERNELS} kernels")
        kernels = [each if isinstance(each, Kernel) else parsed(each) for each in value]
        kernels.sort(key=lambda kernel: (kernel.filter, -1 if kernel.channel is None else kernel.channel))
        places = {(kernel.filter, kernel.channel) for kernel in kernels}
        if len(places) < len(kernels):
            raise refuse("kernel_twice", "must not set a kernel twice")
        return tuple(kernels)

    @override
    def to_json(self, value: Any) -> Any:
        return [kernel.to_json() for kernel in value]

    @override
    def json_schema(self) -> dict[str, Any]:
        index = {"type": "integer", "minimum": 0}
        row = {"type": "array", "items": {"type": ["number", "null"]}, "minItems": 1, "maxItems": limits.KERNEL}
        kernel = {
            "type": "object",
            "required": ["filter"],
            "properties": {
                "filter": index | {"maximum": limits.FILTERS - 1},
                "channel": index | {"maximum": limits.CHANNELS - 1},
                "name": {"enum": list(CLASSICS)},
                "values": {"type": "array", "items": row, "minItems": 1, "maxItems": limits.KERNEL},
                "frozen": {"type": "boolean"},
            },
            "oneOf": [{"required": ["name"]}, {"required": ["values"]}],
            "additionalProperties": False,
        }
        return {
            "type": "array",
            "title": self.title,
            "description": self.about,
            "items": kernel,
            "maxItems": limits.KERNELS,
            "x-control": "none",
            "x-classics": classics(),
        }


def classics() -> list[dict[str, Any]]:
    """Return what the page shows of each classic: its names, a sentence and its picture."""
    return [
        {
            "name": name,
            "title": classic.title,
            "description": classic.about,
            "values": laid(classic.make(classic.side, classic.side), classic.side, classic.side),
        }
        for name, classic in CLASSICS.items()
    ]


def parsed(value: Any) -> Kernel:
    """Return one kernel of an architecture's JSON. Raises PydanticCustomError."""
    if not isinstance(value, Mapping) or "filter" not in value:
        raise refuse("not_a_kernel", "must hold kernels, each an object with the filter that it sets")
    if unknown := value.keys() - KEYS:
        rule = f"must hold kernels with filter, channel, name or values, and frozen; not {min(unknown)!r}"
        raise refuse("unknown_field", rule)
    if ("name" in value) == ("values" in value):
        raise refuse("not_a_kernel", "must say of each kernel either its name or its values")
    channel, name, frozen = value.get("channel"), value.get("name"), value.get("frozen", False)
    if not is_index(value["filter"], limits.FILTERS) or not (channel is None or is_index(channel, limits.CHANNELS)):
        rule = f"must count filters from 0 to {limits.FILTERS - 1} and channels from 0 to {limits.CHANNELS - 1}"
        raise refuse("out_of_range", rule)
    if "name" in value and not (isinstance(name, str) and name in CLASSICS):
        raise refuse("not_an_option", f"must name kernels as one of {', '.join(CLASSICS)}")
    if not isinstance(frozen, bool):
        raise refuse("not_a_switch", "must say true or false of whether a kernel is frozen")
    cells = () if name else parsed_cells(value["values"])
    return Kernel(value["filter"], channel, name, cells, frozen)


def is_index(value: object, count: int) -> bool:
    """Tell whether a value names one of so many things, counted from 0."""
    return isinstance(value, int) and is_whole(value) and 0 <= value < count


def parsed_cells(value: Any) -> Cells:
    """Return the rows of a kernel. Raises PydanticCustomError."""
    rows = [list(row) if isinstance(row, list | tuple) else [] for row in value] if is_short(value) else []
    if not rows or not all(is_short(row) and len(row) == len(rows[0]) for row in rows):
        raise refuse("not_rows", f"must give values as up to {limits.KERNEL} rows, each as long as the others")
    if not all(is_cell(cell) for row in rows for cell in row):
        raise refuse("not_a_number", f"must hold numbers between -{STRONGEST:,.0f} and {STRONGEST:,.0f}, or null")
    return tuple(tuple(None if cell is None else float(cell) for cell in row) for row in rows)


def is_short(value: object) -> bool:
    """Tell whether a value is a list that is no longer than a window is wide."""
    return isinstance(value, list | tuple) and 1 <= len(value) <= limits.KERNEL


def is_cell(value: Any) -> bool:
    """Tell whether a value may stand in a kernel."""
    return value is None or (type(value) in (int, float) and abs(value) <= STRONGEST)


def given(kernels: tuple[Kernel, ...], size: Pair, filters: int) -> list[Given]:
    """Return the kernels of the filters that there are, laid into the window, as the Keras call has them."""
    return [
        (kernel.filter, kernel.channel, kernel.frozen, kernel.cells(size))
        for kernel in kernels
        if kernel.filter < filters
    ]


def frozen_cells(kernels: list[Given], channels: int) -> int:
    """Count the weights of a convolution that training leaves alone; kernels of all channels stand before the others.

    Channel by channel the cells of a wide layer would be millions: what all channels share is counted once.
    """
    count = 0
    for _, entries in groupby(kernels, key=itemgetter(0)):
        shared: set[Pair] = set()
        sharing = channels
        for _, channel, still, cells in entries:
            here = {(y, x) for y, row in enumerate(cells) for x, cell in enumerate(row) if cell is not None}
            frozen = here if still else set()
            if channel is None:
                shared = frozen
            elif channel < channels:
                sharing -= 1
                count += len(frozen | (shared - here))
        count += sharing * len(shared)
    return count


def with_kernels(call: KerasCall, kernels: list[Given]) -> KerasCall:
    """Return the call of a convolution whose filters begin as they were set, and stay so where they are frozen."""
    if not kernels:
        return call
    initial = call.kwargs.get("kernel_initializer", "glorot_uniform")
    changes = {"kernel_initializer": KerasCall("SetKernels", {"initial": initial, "kernels": kernels}, "extra")}
    still = {filter_ for filter_, _, frozen, _ in kernels if frozen}
    if still:
        frozen = [each for each in kernels if each[0] in still]
        changes["kernel_constraint"] = KerasCall("FrozenKernels", {"kernels": frozen}, "extra")
    return KerasCall(call.class_name, call.kwargs | changes, call.module)
