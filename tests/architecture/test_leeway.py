"""How far a field can go, held against building the network with every value; and the reason given where it stops."""

from typing import Any

import pytest

from playground.architecture import Architecture, DatasetFacts, errors, leeway
from playground.architecture.leeway import Leeway
from playground.architecture.sizes import size_to_json
from tests.networks import BY_HAND, FLATTEN, GAP, NORM, conv, dense, layer, network, parallel, pool

FASHION = DatasetFacts("Fashion-MNIST", (28, 28, 1), 10)


def of(architecture: Architecture, layer_id: str, field: str, dataset: DatasetFacts | None = None) -> Leeway:
    """Return the leeway of one field."""
    return leeway(architecture, layer_id, dataset)[field]


def numbers(found: Leeway) -> list[int]:
    """Return every legal number."""
    return sorted({number for low, high, step in found.ranges for number in range(low, high + 1, step)})


def with_field(architecture: Architecture, names: tuple[str, ...], field: str, value: Any) -> Architecture:
    """Return the network with a value in a field of some layers."""
    document = architecture.to_dict()
    pending = list(document["layers"])
    while pending:
        one = pending.pop()
        pending += [inner for branch in one.get("branches", []) for inner in branch]
        if one["id"] in names:
            one[field] = value
    return Architecture.model_validate(document, strict=False)


def test_a_window_goes_as_far_as_it_fits() -> None:
    found = of(network(conv(), pool(), GAP, dense()), "conv_1", "kernel_size")
    assert found.ranges == [(1, 27, 1)]
    assert found.above is not None
    assert found.above.path == "layers/1"
    assert found.above.message.startswith("The window must fit into its input: it covers 2 rows, and there are 1.")
    assert found.below is None


def test_a_later_layer_ends_it_too() -> None:
    found = of(network(conv(), pool(4), pool(6), FLATTEN, dense()), "conv_1", "kernel_size")
    assert found.ranges == [(1, 5, 1)]
    assert found.above is not None
    assert found.above.path == "layers/2"


def test_both_sides_of_a_window_move_together() -> None:
    found = of(network(conv(4, [3, 5]), GAP, dense()), "conv_1", "kernel_size")
    assert numbers(found) == list(range(1, 27))


def test_groups_are_the_divisors_of_both_sides() -> None:
    net = network(conv(12, groups=2), GAP, dense(), size=(8, 8, 8))
    assert numbers(of(net, "conv_1", "groups")) == [1, 2, 4]
    filters = of(net, "conv_1", "filters")
    assert filters.ranges == [(2, 4096, 2)]
    assert filters.between is not None
    assert filters.between.message.startswith("groups must divide the filters. Received: groups=2, 3 filters")


def test_filters_fit_the_groups_of_a_later_normalization() -> None:
    net = network(conv(16), layer("GroupNormalization", groups=8), GAP, dense())
    assert of(net, "conv_1", "filters").ranges == [(8, 4096, 8)]
    assert numbers(of(net, "norm_1", "groups")) == [-1, 1, 2, 4, 8, 16]


def test_a_budget_ends_it() -> None:
    found = of(network(FLATTEN, dense(5000, "relu"), dense(5000, "relu"), dense()), "dense_1", "units")
    ((low, high, _),) = found.ranges
    assert low == 1
    assert 785 * high + 5001 * high + 5000 + 50_010 <= 200_000_000
    net = network(FLATTEN, dense(5000, "relu"), dense(16384, "relu"), dense(16384, "relu"), dense(), size=(64, 64, 3))
    wide = of(net, "dense_1", "units")
    assert wide.above is not None
    assert wide.above.code == "budget"


def test_the_last_layer_keeps_to_the_classes() -> None:
    net = network(FLATTEN, dense())
    assert of(net, "dense_1", "units").ranges == [(1, 16384, 1)]
    found = of(net, "dense_1", "units", FASHION)
    assert found.ranges == [(10, 10, 1)]
    assert found.above is not None
    assert found.above.message.startswith("The last layer must give 10 numbers")


def test_what_is_added_grows_together() -> None:
    net = network(conv(4, padding="same"), parallel([conv(8, padding="same"), NORM, conv(4, 1)], []), GAP, dense())
    first, inner, last = "conv_1", "conv_2", "conv_3"
    assert of(net, first, "filters").together == (last,)
    assert of(net, last, "filters").together == (first,)
    assert of(net, last, "filters").ranges == [(1, 4096, 1)]
    assert of(net, inner, "filters").together == ()


def test_channels_of_the_picture_cannot_grow() -> None:
    net = network(parallel([conv(3, padding="same")], []), GAP, dense(), size=(8, 8, 3))
    found = of(net, "conv_1", "filters")
    assert found.ranges == [(3, 3, 1)]
    assert found.above is not None
    assert found.above.code == "branches_differ"


def test_strides_of_branches_change_together() -> None:
    net = network(parallel([conv(4, padding="same", strides=2)], [conv(4, 1, strides=2)]), GAP, dense())
    found = of(net, "conv_1", "strides")
    assert found.together == ("conv_2",)
    assert numbers(found) == list(range(1, 32))


def test_options_are_refused_with_a_reason() -> None:
    net = network(parallel([conv(4, padding="same")], [conv(8, 1)], merge="concatenate"), GAP, dense())
    assert set(leeway(net, "block_1")["merge"].refused) == {"add", "multiply", "average", "maximum"}
    assert set(of(net, "conv_1", "padding").refused) == {"valid"}
    assert of(net, "conv_1", "padding").refused["valid"].code == "branches_differ"


def test_at_a_fault_only_what_mends_it_is_legal() -> None:
    net = network(conv(), conv(4, 31), GAP, dense())
    assert numbers(of(net, "conv_2", "kernel_size")) == list(range(1, 27))
    assert leeway(network(conv(4, 31), conv(), GAP, dense()), "conv_2") == {}


def test_a_break_elsewhere_leaves_the_layers_before_it_free() -> None:
    net = network(conv(), conv(4, 31), GAP, dense())
    assert of(net, "conv_1", "filters").ranges == [(1, 4096, 1)]


def test_there_is_no_such_layer() -> None:
    with pytest.raises(KeyError):
        leeway(network(conv()), "nowhere")


@pytest.mark.parametrize("net", BY_HAND.values(), ids=BY_HAND.keys())
def test_every_legal_value_builds_and_the_next_does_not(net: Architecture) -> None:
    if errors(net):
        return
    for _, one in net.walk():
        for field, found in leeway(net, one.name).items():
            value = getattr(one, field)
            if not found.ranges or not (isinstance(value, int) or size_to_json_is_one(value)):
                continue
            names = (one.name, *found.together)
            low, high = found.ranges[0][0], found.ranges[-1][1]
            for number in {low, high, found.ranges[0][1]}:
                assert errors(with_field(net, names, field, number)) == [], (one.name, field, number)
            if found.above:
                broken = errors(with_field(net, names, field, high + 1))[0]
                assert broken.message.startswith(found.above.message.rstrip("."))


def size_to_json_is_one(value: Any) -> bool:
    """Tell whether a field holds a size that is the same along both axes."""
    flat = isinstance(value, tuple) and len(value) == 2 and all(isinstance(side, int) for side in value)
    return flat and isinstance(size_to_json(value), int)
