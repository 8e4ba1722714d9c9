"""How colours look to eyes that see fewer of them, and in grey.

The three kinds of colour blindness are simulated in full severity by the matrices of
Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color
Vision Deficiency" (IEEE TVCG 15/6, 2009), applied to linear light.
"""

from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType

from reader.presentation._themes import RoleColours, Theme, linear_light


class Vision(StrEnum):
    """Ways of seeing colours."""

    USUAL = "usual"
    PROTAN = "protan"
    DEUTAN = "deutan"
    TRITAN = "tritan"
    GREY = "grey"


_Matrix = tuple[tuple[float, float, float], ...]
_MATRICES: dict[Vision, _Matrix] = {
    Vision.PROTAN: (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    Vision.DEUTAN: (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    Vision.TRITAN: (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    Vision.GREY: ((0.2126, 0.7152, 0.0722),) * 3,
}


def seen_by(vision: Vision, colour: str) -> str:
    """Give "#rrggbb" as it looks to a kind of eyes."""
    if vision is Vision.USUAL:
        return colour
    light = linear_light(colour)
    seen = (sum(w * c for w, c in zip(row, light, strict=True)) for row in _MATRICES[vision])
    return "#" + "".join(f"{round(255 * _from_linear(value)):02x}" for value in seen)


def theme_seen_by(vision: Vision, theme: Theme) -> Theme:
    """Give a theme in the colours that a kind of eyes sees of it."""
    if vision is Vision.USUAL:
        return theme
    return replace(
        theme,
        ui=MappingProxyType({key: seen_by(vision, value) for key, value in theme.ui.items()}),
        roles=MappingProxyType(
            {
                role: RoleColours(
                    strong=seen_by(vision, colours.strong),
                    tint=seen_by(vision, colours.tint),
                    focus=seen_by(vision, colours.focus),
                )
                for role, colours in theme.roles.items()
            }
        ),
    )


def _from_linear(value: float) -> float:
    value = min(1.0, max(0.0, value))
    return value * 12.92 if value <= 0.0031308 else float(1.055 * value ** (1 / 2.4) - 0.055)
