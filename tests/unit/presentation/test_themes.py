from pathlib import Path

import pytest

from reader.core import ReaderError
from reader.presentation import ROLE_STYLES, Role, Theme, contrast, parse_theme

FOLDER = Path(__file__).parents[3] / "resources" / "themes"
NAMES = ("light", "dark", "high-contrast", "print")


def theme(name: str) -> Theme:
    return parse_theme((FOLDER / f"{name}.toml").read_text(encoding="utf-8"), name)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1


def test_every_theme_in_the_folder_is_tested() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("role", Role)
def test_text_on_every_tint_can_be_read(name: str, role: Role) -> None:
    colours, text = theme(name).roles[role], theme(name).ui["text"]
    assert contrast(text, colours.tint) >= 7
    assert contrast(text, colours.focus) >= 7


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("role", Role)
def test_lines_and_glyphs_stand_out(name: str, role: Role) -> None:
    colours, base = theme(name).roles[role], theme(name).ui["base"]
    assert contrast(colours.strong, base) >= 4
    assert contrast(colours.strong, colours.tint) >= 3


@pytest.mark.parametrize("name", NAMES)
def test_words_of_the_window_can_be_read(name: str) -> None:
    ui = theme(name).ui
    for ground in ("window", "base", "raised"):
        assert contrast(ui["text"], ui[ground]) >= 7
        assert contrast(ui["dim"], ui[ground]) >= 4.5
    assert contrast(ui["text"], ui["selection"]) >= 7
    assert contrast(ui["accent_text"], ui["accent"]) >= 4.5
    assert contrast(ui["accent"], ui["base"]) >= 4.5


@pytest.mark.parametrize("name", NAMES)
def test_no_two_roles_share_a_colour(name: str) -> None:
    roles = theme(name).roles.values()
    for key in ("strong", "tint", "focus"):
        assert len({getattr(colours, key) for colours in roles}) == len(Role)


def test_no_two_roles_share_line_glyph_or_letter() -> None:
    for key in ("line", "glyph", "letter", "word"):
        assert len({getattr(style, key) for style in ROLE_STYLES.values()}) == len(Role)


def test_a_palette_name_stands_for_its_colour() -> None:
    text = (FOLDER / "light.toml").read_text(encoding="utf-8")
    assert theme("light").ui["text"] in text
    changed = parse_theme(text.replace('text = "ink"', 'text = "#ABCDEF"'), "x")
    assert changed.ui["text"] == "#abcdef"


@pytest.mark.parametrize(
    "damage",
    [
        ('text = "ink"', ""),
        ('text = "ink"', 'text = "inck"'),
        ('strong = "green"', "strong = 5"),
        ("[palette]", "[palette"),
        ("[roles.same]", "[roles.other]"),
    ],
)
def test_a_damaged_theme_is_named_in_the_error(damage: tuple[str, str]) -> None:
    text = (FOLDER / "light.toml").read_text(encoding="utf-8")
    assert damage[0] in text
    with pytest.raises(ReaderError, match=r"my\.toml") as caught:
        parse_theme(text.replace(*damage), "my.toml")
    assert caught.value.hint
