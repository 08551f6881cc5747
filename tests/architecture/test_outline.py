"""The outlines that the gallery draws."""

from typing import Any

from playground.architecture.outline import figures
from playground.architecture.presets import presets


def shapes(name: str) -> list[Any]:
    """Return the shapes of an outline, those of branches in lists."""
    return plain(figures(name)["outline"])


def plain(outline: list[dict[str, Any]]) -> list[Any]:
    return [node["shape"] if "shape" in node else [plain(branch) for branch in node["branches"]] for node in outline]


def test_an_outline_has_the_sizes_of_what_computes_and_pools() -> None:
    assert shapes("small-convnet") == [[28, 28, 8], [14, 14, 8], [14, 14, 16], [7, 7, 16], [32], [10]]


def test_branches_lie_beside_each_other_and_the_identity_is_empty() -> None:
    block = next(node for node in shapes("tiny-resnet") if isinstance(node[0], list))
    assert [] in block
    assert len(block) == 2


def test_every_preset_has_figures() -> None:
    for name, preset in presets().items():
        found = figures(name)
        assert found["input"] == list(preset.architecture.input.shape)
        assert found["params"] > 0
        assert found["macs"] > 0
        assert found["outline"]
