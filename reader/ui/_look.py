"""How the window looks: theme, zoom, fonts, and the colours as Qt takes them."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

from reader.core import ReaderError
from reader.presentation import Role, Theme, Vision, parse_theme, tr

_LETTERS = ["Noto Naskh Arabic", "Noto Serif Hebrew"]
_FALLBACK = [*_LETTERS, "DejaVu Sans", "Droid Sans Fallback", "Noto Emoji"]
BODY_FAMILIES = ["Source Serif 4", *_FALLBACK]
# Atkinson's zero has a stroke, which beside the sign ∅ reads as that sign.
UI_FAMILIES = ["Lateral Zero", "Atkinson Hyperlegible", "DejaVu Sans"]
# Its figures are of one width, so that counts stand in columns.
FIGURE_FAMILIES = ["DejaVu Sans"]

_BODY_PIXELS = 16.0
_UI_PIXELS = 14.0
_ZOOM_STEP = 1.1
ZOOM_RANGE = (0.6, 3.0)
SPACING_RANGE = (0.9, 2.0)
MEASURE_RANGE = (45, 100)  # characters a line, at most


class ThemeChoice(StrEnum):
    """The themes to choose from; the system's stands for a light or a dark one."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"


@lru_cache(maxsize=256)
def colour(name: str) -> QColor:
    """Give the colour of "#rrggbb"; do not change what you get."""
    return QColor(name)


def blend(one: str, other: str, share: float) -> QColor:
    """Give the mixture of two colours; `share` of it is the second."""
    a, b = colour(one), colour(other)
    return QColor.fromRgbF(
        a.redF() + (b.redF() - a.redF()) * share,
        a.greenF() + (b.greenF() - a.greenF()) * share,
        a.blueF() + (b.blueF() - a.blueF()) * share,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A theme at a zoom; the zoom is of the texts, 1.0 being the plain size.

    `spacing` stretches the distance of their lines, which have `measure` characters at most.
    `choice` is the theme that the reader chose, `colours` those of roles that are to differ
    from it, and `vision` the eyes to see it with; the theme's colours have been through both.
    """

    theme: Theme
    zoom: float = 1.0
    spacing: float = 1.0
    measure: int = 68
    choice: ThemeChoice = ThemeChoice.SYSTEM
    vision: Vision = Vision.USUAL
    colours: Mapping[Role, str] = field(default_factory=dict)

    def ui(self, key: str) -> QColor:
        """Give a colour of the window by its name in the themes' [ui] table."""
        return colour(self.theme.ui[key])

    def strong(self, role: Role) -> QColor:
        """Give the colour of a role's lines and glyphs."""
        return colour(self.theme.roles[role].strong)

    def tint(self, role: Role) -> QColor:
        """Give the colour under a role's words."""
        return colour(self.theme.roles[role].tint)

    def focus(self, role: Role) -> QColor:
        """Give the colour under the words of a finding in focus."""
        return colour(self.theme.roles[role].focus)

    def quiet(self, role: Role) -> QColor:
        """Give the colour of the line under a whole sentence, softer than that of a detail."""
        return blend(self.theme.roles[role].strong, self.theme.roles[role].tint, 0.30)

    def change(self, role: Role) -> QColor:
        """Give the colour under changed words of a sentence that is not in focus."""
        colours = self.theme.roles[role]
        return blend(colours.tint, colours.focus, 0.45)

    def edit(self, role: Role) -> QColor:
        """Give the colour under changed words, inside a sentence in focus."""
        colours = self.theme.roles[role]
        return blend(colours.focus, colours.strong, 0.18)

    def body_font(self, scale: float = 1.0) -> QFont:
        """Give the font of the articles."""
        return _font(BODY_FAMILIES, _BODY_PIXELS * self.zoom * scale)

    def note_font(self, scale: float = 1.0) -> QFont:
        """Give the font of captions and notes, which grows with the articles."""
        return _font(UI_FAMILIES, _UI_PIXELS * self.zoom * scale)

    @property
    def panel_zoom(self) -> float:
        """Give the zoom of what stands beside the articles; it grows less than they do."""
        return min(1.3, max(0.85, math.sqrt(self.zoom)))

    def zoomed(self, steps: int) -> "Look":
        """Give the look so many steps larger, or smaller if negative; 0 is the plain size."""
        zoom = 1.0 if steps == 0 else self.zoom * _ZOOM_STEP**steps
        low, high = ZOOM_RANGE
        return replace(self, zoom=min(high, max(low, round(zoom, 3))))

    def palette(self) -> QPalette:
        """Give the palette of all widgets."""
        return _palette(self)


def ui_font(scale: float = 1.0) -> QFont:
    """Give the font of buttons, lists and labels."""
    return _font(UI_FAMILIES, _UI_PIXELS * scale)


def figure_font(scale: float = 1.0) -> QFont:
    """Give the font of counts that stand beside signs; as large to the eye as `ui_font`."""
    return _font(FIGURE_FAMILIES, _UI_PIXELS * 0.93 * scale)


def install_fonts(folder: Path) -> None:
    """Make the fonts of a folder and those under it known; raise if one cannot be read."""
    for path in sorted(folder.rglob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise ReaderError(
                tr("The font “{name}” cannot be read.", name=path.name),
                tr("Install the program again."),
            )


def load_theme(folder: Path, name: str) -> Theme:
    """Read the theme `name`.toml of a folder."""
    path = folder / f"{name}.toml"
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ReaderError(
            tr("The theme “{name}” cannot be read.", name=name), tr("Install the program again.")
        ) from error
    return parse_theme(text, path.name)


def _font(families: list[str], pixels: float) -> QFont:
    font = QFont(families)
    font.setPixelSize(max(1, round(pixels)))
    return font


def _palette(look: Look) -> QPalette:
    roles = QPalette.ColorRole
    table = {
        roles.Window: "window",
        roles.WindowText: "text",
        roles.Base: "base",
        roles.AlternateBase: "raised",
        roles.Text: "text",
        roles.Button: "raised",
        roles.ButtonText: "text",
        roles.ToolTipBase: "raised",
        roles.ToolTipText: "text",
        roles.PlaceholderText: "dim",
        roles.Highlight: "selection",
        roles.HighlightedText: "text",
        roles.Link: "accent",
        roles.LinkVisited: "accent",
        roles.Accent: "accent",
        roles.Mid: "border",
        roles.Dark: "border",
        roles.Light: "raised",
        roles.Midlight: "border",
        roles.BrightText: "warning",
    }
    palette = QPalette()
    for role, key in table.items():
        palette.setColor(role, look.ui(key))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, look.ui("dim"))
    return palette
