"""The colours of the marks as the style sheet of an HTML page takes them."""

from reader.presentation import RoleColours, Theme, contrast

_LEGIBLE = 4.5


def colours(theme: Theme) -> str:
    """Give the colours of the marks as CSS variables."""
    lines = [
        f"  --{role.value}-strong: {c.strong}; --{role.value}-tint: {c.tint}; "
        f"--{role.value}-letters: {_legible(c)};\n"
        for role, c in theme.roles.items()
    ]
    return ":root {\n" + "".join(lines) + "}\n"


def _legible(role: RoleColours) -> str:
    """Darken the colour of a role until its signs can be read on its tint (WCAG 2.2, 1.4.3)."""
    colour = role.strong
    while contrast(colour, role.tint) < _LEGIBLE and colour != "#000000":
        channels = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
        colour = "#" + "".join(f"{channel * 24 // 25:02x}" for channel in channels)
    return colour
