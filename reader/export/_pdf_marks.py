"""What all annotations of a PDF have in common."""

from collections.abc import Iterable
from typing import Any

import pikepdf

from reader.export._pdf_comments import Comment

PRINT = 4
"""The flag of annotations that are printed (PDF 1.7, 12.5.3: bit 3)."""

FIXED = 8 + 16
"""The flags of those that are neither zoomed nor turned with the page: bits 4 and 5."""

UNPAINTED = [1.0, 0.95, 0.6]
"""The colour that viewers give to notes, which we do not paint."""


def say(annotation: Any, comment: Comment) -> None:
    """Write who says what, and when."""
    annotation.T = pikepdf.String(comment.author)
    annotation.Subj = pikepdf.String(comment.subject)
    annotation.Contents = pikepdf.String(comment.text)
    annotation.M = pikepdf.String(comment.date)
    annotation.CreationDate = pikepdf.String(comment.date)


def multiply(pdf: pikepdf.Pdf) -> Any:
    """Give resources in which `/M gs` lets words show through what is painted over them."""
    state = pdf.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, BM=pikepdf.Name.Multiply, ca=1, CA=1)
    )
    return pdf.make_indirect(pikepdf.Dictionary(ExtGState=pikepdf.Dictionary(M=state)))


def numbers(values: Iterable[float]) -> Any:
    """Give an array of numbers; written and read as text, in half the time."""
    return pikepdf.Object.parse(f"[{' '.join([f'{n:.7g}' for n in values])}]".encode("ascii"))


def floats(array: Any) -> list[float]:
    """Read an array of numbers, likewise."""
    return [float(n) for n in array.unparse(resolved=True)[1:-1].split()]


def appearance(pdf: pikepdf.Pdf, operators: str, around: list[float], resources: Any) -> Any:
    """Give a form of painting operators, with the resources that they name."""
    stream = pikepdf.Stream(pdf, operators.encode("ascii"))
    stream.Type = pikepdf.Name.XObject
    stream.Subtype = pikepdf.Name.Form
    stream.BBox = numbers(around)
    stream.Resources = resources
    return stream


def channels(colour: str | None) -> list[float]:
    """Give red, green and blue of "#rrggbb", each from 0 to 1; without one, that of notes."""
    if colour is None:
        return UNPAINTED
    return [round(int(colour[i : i + 2], 16) / 255, 3) for i in (1, 3, 5)]
