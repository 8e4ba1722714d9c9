"""Themes as other eyes see them: text stays readable, relations stay apart."""

from itertools import combinations
from pathlib import Path

import pytest

from reader.presentation import (
    RELATION_ROLES,
    ROLE_STYLES,
    Role,
    Theme,
    Vision,
    contrast,
    parse_theme,
    seen_by,
    theme_seen_by,
)

FOLDER = Path(__file__).parents[3] / "resources" / "themes"
NAMES = ("light", "dark", "high-contrast", "print")


def theme(name: str, vision: Vision = Vision.USUAL) -> Theme:
    text = (FOLDER / f"{name}.toml").read_text(encoding="utf-8")
    return theme_seen_by(vision, parse_theme(text, name))


@pytest.mark.parametrize("vision", Vision)
@pytest.mark.parametrize("shade", ["#000000", "#ffffff", "#777777"])
def test_greys_stay_what_they_are(vision: Vision, shade: str) -> None:
    channels = [int(seen_by(vision, shade)[i : i + 2], 16) for i in (1, 3, 5)]
    assert all(abs(c - int(shade[1:3], 16)) <= 1 for c in channels)


def test_red_and_green_come_close_without_red_cones_but_not_without_blue_ones() -> None:
    def distance(vision: Vision) -> int:
        red, green = seen_by(vision, "#c04040"), seen_by(vision, "#6a7a30")
        return sum(abs(int(red[i : i + 2], 16) - int(green[i : i + 2], 16)) for i in (1, 3, 5))

    assert distance(Vision.DEUTAN) < distance(Vision.USUAL) / 2
    assert distance(Vision.TRITAN) > distance(Vision.DEUTAN)


@pytest.mark.parametrize("vision", Vision)
@pytest.mark.parametrize("name", NAMES)
def test_all_text_can_be_read_by_all_eyes(name: str, vision: Vision) -> None:
    seen = theme(name, vision)
    text, dim = seen.ui["text"], seen.ui["dim"]
    for ground in ("window", "base", "raised", "selection"):
        assert contrast(text, seen.ui[ground]) >= 4.5
    for ground in ("window", "base", "raised"):
        assert contrast(dim, seen.ui[ground]) >= 4.5
    assert contrast(seen.ui["accent_text"], seen.ui["accent"]) >= 4.5
    for role in Role:
        assert contrast(text, seen.roles[role].tint) >= 4.5
        assert contrast(text, seen.roles[role].focus) >= 4.5


@pytest.mark.parametrize("vision", Vision)
@pytest.mark.parametrize("name", NAMES)
def test_lines_and_glyphs_stand_out_to_all_eyes(name: str, vision: Vision) -> None:
    seen = theme(name, vision)
    for role in Role:
        assert contrast(seen.roles[role].strong, seen.ui["base"]) >= 3
        assert contrast(seen.roles[role].strong, seen.roles[role].tint) >= 2.5


def test_any_two_relations_differ_in_line_and_glyph_whatever_the_colours() -> None:
    for one, other in combinations(RELATION_ROLES, 2):
        assert ROLE_STYLES[one].line is not ROLE_STYLES[other].line
        assert ROLE_STYLES[one].glyph != ROLE_STYLES[other].glyph


def test_high_contrast_is_that() -> None:
    seen = theme("high-contrast")
    assert contrast(seen.ui["text"], seen.ui["base"]) == pytest.approx(21)
    assert contrast(seen.ui["border"], seen.ui["base"]) >= 4.5
    for role in Role:
        assert contrast(seen.roles[role].strong, seen.ui["base"]) >= 7
    for key in ("dim", "accent", "warning"):
        assert contrast(seen.ui[key], seen.ui["base"]) >= 7
