"""Write what all annotations of a source's own PDF have in common."""

from typing import Any

import pikepdf

from reader.export._pdf_comments import Comment


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


def appearance(pdf: pikepdf.Pdf, operators: str, around: list[float], resources: Any) -> Any:
    """Give a form of painting operators, with the resources that they name."""
    stream = pikepdf.Stream(pdf, operators.encode("ascii"))
    stream.Type = pikepdf.Name.XObject
    stream.Subtype = pikepdf.Name.Form
    stream.BBox = pikepdf.Array(around)
    stream.Resources = resources
    return stream
