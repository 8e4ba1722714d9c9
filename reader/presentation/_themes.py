"""Colour themes, read from TOML: a palette, then what each of its colours is for.

    name = "Light"
    dark = false
    [palette]
    ink = "#1d1c1a"
    [ui]                     # names of the palette, or colours
    text = "ink"
    [roles.same]             # one table for each role
    strong = "green"         # lines, glyphs, ribbons' edges
    tint = "green_pale"      # under the words
    focus = "green_mild"     # under the words of the finding in focus

A colour is "#rrggbb". Every key of `UI_COLOURS` and every role must be there.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from reader.core import ReaderError
from reader.presentation._messages import tr
from reader.presentation._roles import Role

UI_COLOURS = (
    "window",
    "base",
    "raised",
    "text",
    "dim",
    "border",
    "accent",
    "accent_text",
    "selection",
    "warning",
)

_HEX = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleColours:
    """The colours of one role: for lines and glyphs, under words, under words in focus."""

    strong: str
    tint: str
    focus: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A theme: its name for people, whether it is dark, and its colours as "#rrggbb"."""

    name: str
    is_dark: bool
    ui: Mapping[str, str]
    roles: Mapping[Role, RoleColours]


def parse_theme(text: str, name: str) -> Theme:
    """Read a theme from the text of its file, which `name` calls by name in errors."""
    try:
        data = tomllib.loads(text)
        palette = data["palette"]
        return Theme(
            name=data["name"],
            is_dark=data["dark"],
            ui=MappingProxyType({key: _colour(palette, data["ui"][key]) for key in UI_COLOURS}),
            roles=MappingProxyType({role: _role(palette, data, role) for role in Role}),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ReaderError(
            tr("The theme “{name}” is incomplete or wrong: {reason}.", name=name, reason=error),
            tr("Install the program again, or mend the file."),
        ) from error


def _role(palette: Mapping[str, str], data: Mapping[str, Any], role: Role) -> RoleColours:
    table = data["roles"][role.value]
    return RoleColours(
        strong=_colour(palette, table["strong"]),
        tint=_colour(palette, table["tint"]),
        focus=_colour(palette, table["focus"]),
    )


def _colour(palette: Mapping[str, str], value: str) -> str:
    found = palette.get(value, value)
    if not _HEX.fullmatch(found):
        raise ValueError(value)
    return found.lower()


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def linear_light(colour: str) -> tuple[float, float, float]:
    """Give how much red, green and blue light a colour sends, each as a share of the most."""
    red, green, blue = (_to_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return red, green, blue


def _to_linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _luminance(colour: str) -> float:
    red, green, blue = linear_light(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
