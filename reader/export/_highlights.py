"""Turn the links that the page template lays under marked passages into Highlights.

The template links each marked stretch to "mark:a3" (a sentence) or "mark:a5.a3" (a
detail inside it): all passages that the stretch belongs to, the innermost first. The
page's layout thus tells where each passage stands, line by line. Every passage gets one
Highlight on each page that it reaches, with the quadrilaterals of all its stretches.
Pieces on later pages reply to the first as one group (PDF 1.7, 12.5.6.2). What the reader
noted about a marked passage is a Text annotation that replies to its Highlight; a note on
the pair is a Highlight where it is printed, which the template links to "remark:2".

What viewers need was found by trial: an appearance stream whose graphics state has the
Multiply blend mode, or the words vanish under the colour; no Popup objects, which
PDF/UA-1 forbids without a place in the structure; quadrilaterals ordered top left, top
right, bottom left, bottom right; the Print flag.
"""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf

from reader.core import Progress, tracked
from reader.export._pdf_comments import Comment, comments_of, replies_of
from reader.export._pdf_data import MARK_SCHEME
from reader.export._pdf_links import Links, Spot
from reader.export._pdf_marks import (
    FIXED,
    PRINT,
    UNPAINTED,
    appearance,
    channels,
    floats,
    multiply,
    numbers,
    say,
)
from reader.export._pdf_metadata import name_creator
from reader.export._pdf_project import embed_project
from reader.export._pdf_structure import Structure
from reader.export._pdf_tables import REMARK_SCHEME
from reader.presentation import Report, Theme, tr

_LEAST_WIDTH = 0.1  # points; what is less is the edge of a bracket
_WORD_GAP = 1.0  # points between boxes that still touch
_REPLY_SIZE = 8.0  # points
_Box = tuple[float, float, float, float]


def add_highlights(
    pages: Path,
    report: Report,
    theme: Theme,
    progress: Progress,
    project: bytes | None = None,
) -> bytes:
    """Give the PDF with one Highlight for each marked passage and page, and its project.

    The pages lie in a file: qpdf reads it itself, in a third of the time; for memory it asks
    Python word by word. `progress` may raise `Cancelled`.
    """
    with pikepdf.open(pages) as pdf:
        _Highlighter(pdf, report, theme).run(progress)
        name_creator(pdf)
        if project is not None:
            embed_project(pdf, project, report.created)
        out = io.BytesIO()
        pdf.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
        )
    return out.getvalue()


@dataclass(slots=True)
class _Stretch:
    """A link annotation of the page, and the passages that it belongs to."""

    annotation: Any
    names: tuple[str, ...]
    boxes: list[_Box]
    is_taken: bool = False


@dataclass(slots=True)
class _Piece:
    """What one page holds of a passage."""

    boxes: list[_Box] = field(default_factory=list)
    stretch: _Stretch | None = None
    beside: _Stretch | None = None


class _Highlighter:
    """Works through the pages of one document."""

    def __init__(self, pdf: pikepdf.Pdf, report: Report, theme: Theme) -> None:
        self._pdf = pdf
        self._comments: Mapping[str, Comment] = comments_of(report, theme)
        self._replies = replies_of(report)
        self._first: dict[str, Any] = {}
        self._multiply = multiply(pdf)
        self._structure = Structure(pdf)
        self._links = Links(self._structure)

    def run(self, progress: Progress) -> None:
        pages = tracked(list(self._pdf.pages), progress, tr("Adding the annotations"))
        for number, page in enumerate(pages, start=1):
            if "/Annots" in page.obj:
                self._mark_page(page, number)
        for passage, comment in self._replies:
            if passage in self._first:
                self._reply(self._first[passage], comment)
        self._links.settle()
        self._structure.save()
        # The default, which Poppler takes for an error when it is written out.
        marking = self._pdf.Root.get("/MarkInfo")
        if marking is not None and "/Suspects" in marking:
            del marking["/Suspects"]

    def _mark_page(self, page: pikepdf.Page, number: int) -> None:
        annotations = self._links.taken_from(page, number)
        stretches = [s for s in (_stretch(*one) for one in annotations) if s is not None]
        pieces = _pieces(stretches)
        for name, piece in pieces.items():
            left, _, _, top = _joined(piece.boxes)[0]
            self._links.spots.setdefault(name, Spot(page.obj, number, left, top))
            if piece.stretch is not None:
                self._fill(piece.stretch.annotation, name, piece, page)
                self._structure.call_annotation(piece.stretch.annotation)
        added = [
            self._added(name, piece, page)
            for name, piece in pieces.items()
            if piece.stretch is None and piece.beside is not None
        ]
        for stretch in stretches:
            if not stretch.is_taken:
                self._structure.forget(stretch.annotation)
        dropped = {s.annotation.objgen for s in stretches if not s.is_taken}
        kept = [a for a, _ in annotations if a.objgen not in dropped]
        page.obj.Annots = pikepdf.Array([*kept, *added])

    def _added(self, name: str, piece: _Piece, page: pikepdf.Page) -> Any:
        assert piece.beside is not None
        annotation = self._pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Annot))
        self._fill(annotation, name, piece, page)
        self._structure.add_beside(piece.beside.annotation, annotation, page)
        return annotation

    def _fill(self, annotation: Any, name: str, piece: _Piece, page: pikepdf.Page) -> None:
        """Write all that makes a Highlight into an annotation."""
        comment = self._comments[name]
        boxes = _joined(piece.boxes)
        for key in ("/A", "/Border", "/Dest"):
            if key in annotation:
                del annotation[key]
        annotation.Subtype = pikepdf.Name.Highlight
        around, colour = _around(boxes), channels(comment.colour)
        annotation.Rect = numbers(around)
        annotation.QuadPoints = numbers(n for box in boxes for n in _quadrilateral(box))
        annotation.F = PRINT
        annotation.C = numbers(colour)
        annotation.CA = 1
        annotation.P = page.obj
        painted = boxes if comment.colour else []
        look = self._appearance(around, painted, colour)
        annotation.AP = pikepdf.Dictionary(N=look)
        say(annotation, comment)
        self._name(annotation, name)

    def _reply(self, head: Any, comment: Comment) -> None:
        """Add what the reader says to a Highlight; its place is the end of the first line."""
        x, y = float(head.QuadPoints[2]), float(head.QuadPoints[3])
        box = [round(n, 2) for n in (x, y - _REPLY_SIZE, x + _REPLY_SIZE, y)]
        page = pikepdf.Page(head.P)
        reply = self._pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Text,
                Name=pikepdf.Name.Comment,
                NM=pikepdf.String(f"lateral-{comment.name}"),
                Rect=pikepdf.Array(box),
                F=PRINT + FIXED,
                C=pikepdf.Array(UNPAINTED),
                P=head.P,
                IRT=head,
                RT=pikepdf.Name.R,
                AP=pikepdf.Dictionary(N=self._appearance(box, [], UNPAINTED)),
            )
        )
        say(reply, comment)
        self._structure.add_beside(head, reply, page)
        page.obj.Annots.append(reply)

    def _name(self, annotation: Any, name: str) -> None:
        """Name the annotation, and tie a later page's piece to the first."""
        head = self._first.get(name)
        if head is None:
            self._first[name] = annotation
            annotation.NM = pikepdf.String(f"lateral-{name}")
            return
        annotation.NM = pikepdf.String(f"lateral-{name}-{annotation.objgen[0]}")
        annotation.IRT = head
        annotation.RT = pikepdf.Name.Group

    def _appearance(self, around: list[float], boxes: list[_Box], colour: list[float]) -> Any:
        red, green, blue = colour
        lines = ["/M gs", f"{red:.3f} {green:.3f} {blue:.3f} rg"]
        lines += [f"{x0:.2f} {y0:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re f" for x0, y0, x1, y1 in boxes]
        return appearance(self._pdf, "\n".join(lines), around, self._multiply)


# --------------------------------------------------------------------- what a page holds


def _stretch(annotation: Any, uri: str) -> _Stretch | None:
    if uri.startswith(REMARK_SCHEME):
        names: tuple[str, ...] = (f"r{uri.removeprefix(REMARK_SCHEME)}",)
    elif uri.startswith(MARK_SCHEME):
        names = tuple(uri.removeprefix(MARK_SCHEME).split("."))
    else:
        return None
    return _Stretch(annotation=annotation, names=names, boxes=list(_boxes(annotation)))


def _pieces(stretches: list[_Stretch]) -> dict[str, _Piece]:
    """Gather the boxes of each passage, and give each a link to become its Highlight.

    Links that belong to one passage alone go to it first.
    """
    pieces: dict[str, _Piece] = {}
    for stretch in stretches:
        for name in stretch.names:
            piece = pieces.setdefault(name, _Piece())
            piece.boxes += stretch.boxes
            piece.beside = piece.beside or stretch
    for stretch in sorted(stretches, key=lambda s: len(s.names) > 1):
        free = next((name for name in stretch.names if pieces[name].stretch is None), None)
        if free is not None:
            pieces[free].stretch = stretch
            stretch.is_taken = True
    return pieces


def _boxes(annotation: Any) -> Iterator[_Box]:
    if "/QuadPoints" in annotation:
        points = floats(annotation.QuadPoints)
    else:
        x0, y0, x1, y1 = floats(annotation.Rect)
        points = [x0, y0, x1, y0, x0, y1, x1, y1]
    for at in range(0, len(points) - 7, 8):
        xs, ys = points[at : at + 8 : 2], points[at + 1 : at + 8 : 2]
        if max(xs) - min(xs) > _LEAST_WIDTH:
            yield min(xs), min(ys), max(xs), max(ys)


def _joined(boxes: list[_Box]) -> list[_Box]:
    """Join the boxes of each line that touch, from the top; a line's boxes get one height.

    A word that may not be broken comes as a box of its own, lower than its line.
    """
    lines: list[list[_Box]] = []
    for box in sorted(boxes, key=lambda b: -b[1] - b[3]):
        if lines and _shares_line(lines[-1][-1], box):
            lines[-1].append(box)
        else:
            lines.append([box])
    return [box for line in lines for box in _joined_line(line)]


def _shares_line(one: _Box, other: _Box) -> bool:
    shared = min(one[3], other[3]) - max(one[1], other[1])
    return shared > 0.6 * min(one[3] - one[1], other[3] - other[1])


def _joined_line(line: list[_Box]) -> list[_Box]:
    bottom, top = min(box[1] for box in line), max(box[3] for box in line)
    joined: list[_Box] = []
    for left, _, right, _ in sorted(line):
        if joined and left - joined[-1][2] < _WORD_GAP:
            joined[-1] = (joined[-1][0], bottom, max(joined[-1][2], right), top)
        else:
            joined.append((left, bottom, right, top))
    return joined


def _around(boxes: list[_Box]) -> list[float]:
    return [
        round(min(b[0] for b in boxes), 2),
        round(min(b[1] for b in boxes), 2),
        round(max(b[2] for b in boxes), 2),
        round(max(b[3] for b in boxes), 2),
    ]


def _quadrilateral(box: _Box) -> list[float]:
    x0, y0, x1, y1 = (round(n, 2) for n in box)
    return [x0, y1, x1, y1, x0, y0, x1, y0]
