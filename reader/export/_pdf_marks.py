"""What all annotations of a PDF have in common."""

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
    """Give a graphics state in which what is painted over words lets them through."""
    return pdf.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, BM=pikepdf.Name.Multiply, ca=1, CA=1)
    )


def appearance(pdf: pikepdf.Pdf, operators: str, around: list[float], state: Any) -> Any:
    """Give a form of painting operators, in which `/M gs` sets the graphics state."""
    stream = pikepdf.Stream(pdf, operators.encode("ascii"))
    stream.Type = pikepdf.Name.XObject
    stream.Subtype = pikepdf.Name.Form
    stream.BBox = pikepdf.Array(around)
    stream.Resources = pikepdf.Dictionary(ExtGState=pikepdf.Dictionary(M=state))
    return stream


def channels(colour: str | None) -> list[float]:
    """Give red, green and blue of "#rrggbb", each from 0 to 1; without one, that of notes."""
    if colour is None:
        return UNPAINTED
    return [round(int(colour[i : i + 2], 16) / 255, 3) for i in (1, 3, 5)]
