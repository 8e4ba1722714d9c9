"""Colours of the reader's own: whatever is chosen can be read, in every theme and by all eyes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.presentation import (
    Role,
    Theme,
    Vision,
    colours_judged,
    contrast,
    parse_theme,
    seen_by,
    theme_with,
)

FOLDER = Path(__file__).parents[3] / "resources" / "themes"
THEMES = {
    name: parse_theme((FOLDER / f"{name}.toml").read_text(encoding="utf-8"), name)
    for name in ("light", "dark", "high-contrast")
}
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def weakest(theme: Theme) -> float:
    return min(contrast(colours.strong, theme.ui["base"]) for colours in theme.roles.values())


@given(st.sampled_from(sorted(THEMES)), st.sampled_from(Role), COLOURS)
def test_any_colour_can_be_seen_and_the_words_on_it_read(
    name: str, role: Role, colour: str
) -> None:
    theme = THEMES[name]
    made = theme_with(theme, {role: colour})
    own, text, base = made.roles[role], theme.ui["text"], theme.ui["base"]
    assert contrast(own.strong, base) >= weakest(theme)
    for vision in Vision:
        strong, tint, focus, ink, paper = (
            seen_by(vision, each) for each in (own.strong, own.tint, own.focus, text, base)
        )
        assert contrast(strong, paper) >= 3
        assert contrast(strong, tint) >= 3
        assert contrast(ink, tint) >= 7
        assert contrast(ink, focus) >= 7
    others = {each: made.roles[each] for each in Role if each is not role}
    assert others == {each: theme.roles[each] for each in others}


@pytest.mark.parametrize("name", sorted(THEMES))
def test_a_colour_that_stands_out_is_taken_as_it_is(name: str) -> None:
    theme = THEMES[name]
    for role in Role:
        colour = theme.roles[role].strong
        made = theme_with(theme, {Role.SAME: colour}).roles[Role.SAME]
        assert made.strong == colour
        assert len({made.tint, made.focus, theme.ui["base"]}) == 3


@pytest.mark.parametrize(
    ("name", "colour", "way"), [("light", "#ffff00", "darker"), ("dark", "#000080", "lighter")]
)
def test_a_colour_that_does_not_stand_out_is_moved_and_named(
    name: str, colour: str, way: str
) -> None:
    said = colours_judged(THEMES[name], {Role.EDITED: colour})
    assert f"“Edited” is {way} than you chose it, to stand out in this theme." in said
    assert not any(way in sentence for sentence in colours_judged(THEMES[name], {}))


def test_marks_that_look_alike_to_some_eyes_are_named() -> None:
    light = THEMES["light"]
    assert len(colours_judged(light, {})) == 1
    violets = {Role.SAME: "#8d11a5", Role.MOVED: "#7015ae"}
    assert colours_judged(light, violets)[1:] == (
        "Without red cones “Same” and “Moved” look alike but for line and sign.",
    )
    both = dict.fromkeys(violets, "#8d11a5")
    assert "“Same” and “Moved” look alike but for line and sign." in colours_judged(light, both)
    every = colours_judged(light, dict.fromkeys(Role, "#602020"))
    assert every[-1] == "So do 25 more pairs."
