"""The tints of the printed page stay apart in grey and for colour-blind readers."""

from itertools import combinations, pairwise
from math import dist
from pathlib import Path

import pytest

from reader.presentation import RELATION_ROLES, Role, Theme, contrast, parse_theme

PATH = Path(__file__).parents[3] / "resources" / "themes" / "print.toml"

# Machado, Oliveira, Fernandes 2009, severity 1.0, on linear RGB.
VISION = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def lab(colour: str, vision: str = "all") -> tuple[float, float, float]:
    """Give CIE L*a*b* (D65) of a colour as the vision sees it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    red, green, blue = (
        min(1.0, max(0.0, sum(w * c for w, c in zip(row, linear, strict=True))))
        for row in VISION[vision]
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@pytest.fixture(scope="module")
def theme() -> Theme:
    return parse_theme(PATH.read_text(encoding="utf-8"), "print")


def test_the_relations_differ_in_grey(theme: Theme) -> None:
    levels = sorted(lab(theme.roles[role].tint)[0] for role in RELATION_ROLES)
    assert min(high - low for low, high in pairwise(levels)) > 1.2


@pytest.mark.parametrize("vision", sorted(VISION))
def test_any_two_tints_differ_for_every_vision(theme: Theme, vision: str) -> None:
    tints = {role: lab(theme.roles[role].tint, vision) for role in Role}
    near = {pair: dist(tints[pair[0]], tints[pair[1]]) for pair in combinations(Role, 2)}
    assert min(near.values()) > 3.8


def test_text_is_legible_on_every_tint(theme: Theme) -> None:
    for colours in theme.roles.values():
        assert contrast(theme.ui["text"], colours.tint) > 12
        assert contrast(colours.strong, theme.ui["base"]) >= 3
