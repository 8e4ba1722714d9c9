"""The flags and the colours of all annotations of a PDF."""

PRINT = 4
"""The flag of annotations that are printed (PDF 1.7, 12.5.3: bit 3)."""

FIXED = 8 + 16
"""The flags of those that are neither zoomed nor turned with the page: bits 4 and 5."""

UNPAINTED = [1.0, 0.95, 0.6]
"""The colour that viewers give to notes, which we do not paint."""


def channels(colour: str | None) -> list[float]:
    """Give red, green and blue of "#rrggbb", each from 0 to 1; without one, that of notes."""
    if colour is None:
        return UNPAINTED
    return [round(int(colour[i : i + 2], 16) / 255, 3) for i in (1, 3, 5)]
