import pytest

from playground.architecture import analyze
from playground.architecture.reads import reads
from tests.networks import conv, network

EVERYTHING = [0, 0, 0]
EACH = [0, 0, 1]
LAYERS = [
    ({"kind": "Conv2D", "kernel_size": 5, "padding": "same"}, (9, 9, 3), [[-2, 2, 1], [-2, 2, 1], [0, 2, 0]]),
    ({"kind": "Conv2D", "filters": 4, "groups": 2}, (5, 5, 4), [[0, 2, 1], [0, 2, 1], ([0, 0, 2, 2], [1, 1, 3, 3])]),
    ({"kind": "DepthwiseConv2D", "depth_multiplier": 2}, (3, 3, 2), [[0, 2, 0]] * 2 + [([0, 0, 1, 1], [0, 0, 1, 1])]),
    ({"kind": "MaxPooling2D"}, (4, 4, 3), [[0, 1, 2], [0, 1, 2], EACH]),
    ({"kind": "GlobalAveragePooling2D"}, (7, 5, 3), [[0, 6, 0], [0, 4, 0], EACH]),
    ({"kind": "Activation"}, (4, 4, 3), [EACH, EACH, EACH]),
    ({"kind": "Maxout", "pieces": 3}, (6,), [EVERYTHING, EVERYTHING, [0, 2, 3]]),
    ({"kind": "Dense", "units": 4}, (6,), [EVERYTHING, EVERYTHING, [0, 5, 0]]),
    ({"kind": "Dropout"}, (6,), [EVERYTHING, EVERYTHING, EACH]),
    ({"kind": "Flatten"}, (2, 2, 3), None),
    ({"kind": "UpSampling2D"}, (2, 2, 2), [([0, 0, 1, 1], [0, 0, 1, 1])] * 2 + [EACH]),
]


@pytest.mark.parametrize(
    ("layer", "shape", "expected"), LAYERS, ids=lambda value: value["kind"] if isinstance(value, dict) else ""
)
def test_what_a_cell_is_made_of(layer, shape, expected):
    known = one(layer)
    found = reads(known, shape, known.output_shape(shape))
    assert (found and [plain(rule) for rule in found]) == expected


def one(layer):
    """Return a layer on its own."""
    return network(layer, size=(8, 8, 1)).layers[0]


def plain(rule):
    """Return a rule with its lists as a pair."""
    return (rule["lows"], rule["highs"]) if isinstance(rule, dict) else rule


def test_followed_back_through_all_layers_a_cell_sees_its_receptive_field():
    facts = analyze(network(conv(4, 3), {"kind": "MaxPooling2D"}, conv(4, 3), size=(28, 28, 1)))["layers"]
    low = high = 5
    for layer in reversed(facts):
        first, last, step = layer["reads"][0]
        low, high = first + low * step, last + high * step
    field = facts[-1]["receptive_field"]
    centre = field["start"][0] + 5 * field["jump"][0]
    assert (low + high) / 2 == centre
    assert high - low + 1 == field["size"][0]
