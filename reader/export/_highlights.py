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
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reader.core import Progress, tracked
from reader.export._pdf_comments import Comment, comments_of, replies_of
from reader.export._pdf_data import MARK_SCHEME
from reader.export._pdf_elements import Elements
from reader.export._pdf_links import Link, Links, Spot
from reader.export._pdf_looks import FIXED, PRINT, UNPAINTED, channels
from reader.export._pdf_metadata import name_creator
from reader.export._pdf_objects import Objects, array, refer, references, string
from reader.export._pdf_tables import REMARK_SCHEME
from reader.presentation import Report, Theme, tr

_LEAST_WIDTH = 0.1  # points; what is less is the edge of a bracket
_WORD_GAP = 1.0  # points between boxes that still touch
_REPLY_SIZE = 8.0  # points
_KIDS = re.compile(rb"/Kids\[([^\]]*)\]")
_ANNOTATIONS = re.compile(rb"/Annots\[[^\]]*\]")
_Box = tuple[float, float, float, float]


def add_highlights(
    pages: Path,
    report: Report,
    theme: Theme,
    progress: Progress,
    project: bytes | None = None,
) -> bytes:
    """Give the PDF with one Highlight for each marked passage and page, and its project.

    `progress` may raise `Cancelled`. Raises `UnknownFormError` for pages that are not typst's.
    """
    objects = Objects(pages.read_bytes())
    _Highlighter(objects, report, theme).run(progress)
    name_creator(objects)
    made = objects.written()
    return made if project is None else _with_project(made, project, report)


def _with_project(made: bytes, project: bytes, report: Report) -> bytes:
    import pikepdf  # noqa: PLC0415  takes 80 ms to load, and few reports hold a project

    from reader.export._pdf_project import embed_project  # noqa: PLC0415

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(made)) as pdf:
        embed_project(pdf, project, report.created)
        kept = pikepdf.ObjectStreamMode.preserve
        pdf.save(out, deterministic_id=True, object_stream_mode=kept)
    return out.getvalue()


@dataclass(slots=True)
class _Stretch:
    """A link of the page, and the passages that it belongs to."""

    link: Link
    names: tuple[str, ...]
    boxes: list[_Box]
    is_taken: bool = False


@dataclass(slots=True)
class _Piece:
    """What one page holds of a passage."""

    boxes: list[_Box] = field(default_factory=list)
    stretch: _Stretch | None = None
    beside: _Stretch | None = None


@dataclass(frozen=True, slots=True)
class _Page:
    """A page, its number from 1 and its annotations."""

    object: int
    number: int
    annotations: list[int]


@dataclass(frozen=True, slots=True)
class _Head:
    """The first Highlight of a passage: where it is, and the end of its first line."""

    number: int
    key: int
    page: _Page
    end: tuple[float, float]


class _Highlighter:
    """Works through the pages of one document."""

    def __init__(self, objects: Objects, report: Report, theme: Theme) -> None:
        self._objects = objects
        self._comments: Mapping[str, Comment] = comments_of(report, theme)
        self._replies = replies_of(report)
        self._first: dict[str, _Head] = {}
        self._catalog = objects.number_at(b"Root")
        self._elements = Elements(objects, objects.number_at(b"StructTreeRoot", self._catalog))
        self._links = Links(objects, self._elements)
        state = objects.add(b"<</Type/ExtGState/BM/Multiply/ca 1/CA 1>>")
        self._multiply = objects.add(b"<</ExtGState<</M %d 0 R>>>>" % state)

    def run(self, progress: Progress) -> None:
        pages = self._pages()
        for page in tracked(pages, progress, tr("Adding the annotations")):
            self._mark(page)
        for passage, comment in self._replies:
            if passage in self._first:
                self._reply(self._first[passage], comment)
        for page in pages:
            body, kept = self._objects[page.object], refer(page.annotations)
            self._objects[page.object] = _ANNOTATIONS.sub(b"/Annots%s" % kept, body)
        self._links.settle()
        self._elements.save()
        # The default, which Poppler takes for an error when it is written out.
        catalog = self._objects[self._catalog]
        self._objects[self._catalog] = catalog.replace(b"/Suspects false", b"")

    def _pages(self) -> list[_Page]:
        tree = self._objects.number_at(b"Pages", self._catalog)
        pages = references(self._objects.found(_KIDS, tree)[1])
        return [_Page(page, n, self._annotations(page)) for n, page in enumerate(pages, start=1)]

    def _annotations(self, page: int) -> list[int]:
        listed = _ANNOTATIONS.search(self._objects[page])
        return references(listed[0]) if listed else []

    def _mark(self, page: _Page) -> None:
        """Make Highlights of the links of a page that lie under passages."""
        links = [self._links.take(n, page.object, page.number) for n in page.annotations]
        stretches = [s for link in links if link and (s := _stretch(link))]
        pieces = _pieces(stretches)
        for name, piece in pieces.items():
            left, _, _, top = _joined(piece.boxes)[0]
            self._links.spots.setdefault(name, Spot(page.object, page.number, left, top))
            if piece.stretch is not None:
                link = piece.stretch.link
                self._fill(link.number, link.key, name, piece, page)
                self._elements.call_annotation(link.key)
        added = [
            self._added(name, piece, page)
            for name, piece in pieces.items()
            if piece.stretch is None and piece.beside is not None
        ]
        for stretch in stretches:
            if not stretch.is_taken:
                self._elements.forget(stretch.link.key, stretch.link.number)
                del self._objects[stretch.link.number]
        kept = [number for number in page.annotations if number in self._objects]
        page.annotations[:] = [*kept, *added]

    def _added(self, name: str, piece: _Piece, page: _Page) -> int:
        assert piece.beside is not None
        annotation = self._objects.reserve()
        key = self._elements.add_beside(piece.beside.link.key, annotation, page.object)
        self._fill(annotation, key, name, piece, page)
        return annotation

    def _fill(self, annotation: int, key: int, name: str, piece: _Piece, page: _Page) -> None:
        """Write all that makes a Highlight."""
        comment = self._comments[name]
        boxes = _joined(piece.boxes)
        around, colour = _around(boxes), channels(comment.colour)
        look = self._appearance(around, boxes if comment.colour else [], colour)
        head = self._first.setdefault(name, _Head(annotation, key, page, _end(boxes[0])))
        told, tie = f"lateral-{name}", b""
        if head.number != annotation:  # a later page's piece replies to the first
            told, tie = f"{told}-{annotation}", b"/IRT %d 0 R/RT/Group" % head.number
        corners = array(n for box in boxes for n in _quadrilateral(box))
        self._objects[annotation] = (
            b"<</Type/Annot/Subtype/Highlight/Rect%s/QuadPoints%s/F %d/C%s/CA 1/P %d 0 R"
            b"/AP<</N %d 0 R>>/StructParent %d/NM%s%s%s>>"
        ) % (
            array(around),
            corners,
            PRINT,
            array(colour),
            page.object,
            look,
            key,
            string(told),
            tie,
            _said(comment),
        )

    def _reply(self, head: _Head, comment: Comment) -> None:
        """Add what the reader says to a Highlight; its place is the end of the first line."""
        x, y = head.end
        box = [round(n, 2) for n in (x, y - _REPLY_SIZE, x + _REPLY_SIZE, y)]
        reply, page = self._objects.reserve(), head.page.object
        key = self._elements.add_beside(head.key, reply, page)
        look = self._appearance(box, [], UNPAINTED)
        self._objects[reply] = (
            b"<</Type/Annot/Subtype/Text/Name/Comment/Rect%s/F %d/C%s/P %d 0 R/IRT %d 0 R/RT/R"
            b"/AP<</N %d 0 R>>/StructParent %d/NM%s%s>>"
        ) % (
            array(box),
            PRINT + FIXED,
            array(UNPAINTED),
            page,
            head.number,
            look,
            key,
            string(f"lateral-{comment.name}"),
            _said(comment),
        )
        head.page.annotations.append(reply)

    def _appearance(self, around: list[float], boxes: list[_Box], colour: list[float]) -> int:
        """Add the form that paints boxes; give its number."""
        red, green, blue = colour
        lines = ["/M gs", f"{red:.3f} {green:.3f} {blue:.3f} rg"]
        lines += [f"{x0:.2f} {y0:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re f" for x0, y0, x1, y1 in boxes]
        painted = "\n".join(lines).encode("ascii")
        head = b"<</Type/XObject/Subtype/Form/BBox%s/Resources %d 0 R/Length %d>>"
        entries = head % (array(around), self._multiply, len(painted))
        return self._objects.add(b"%s\nstream\n%s\nendstream" % (entries, painted))


def _said(comment: Comment) -> bytes:
    """Write who says what, and when."""
    date = string(comment.date)
    words = string(comment.author), string(comment.subject), string(comment.text), date, date
    return b"/T%s/Subj%s/Contents%s/M%s/CreationDate%s" % words


# --------------------------------------------------------------------- what a page holds


def _stretch(link: Link) -> _Stretch | None:
    if link.address.startswith(REMARK_SCHEME):
        names: tuple[str, ...] = (f"r{link.address.removeprefix(REMARK_SCHEME)}",)
    elif link.address.startswith(MARK_SCHEME):
        names = tuple(link.address.removeprefix(MARK_SCHEME).split("."))
    else:
        return None
    return _Stretch(link=link, names=names, boxes=list(_boxes(link.points)))


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


def _boxes(points: list[float]) -> Iterator[_Box]:
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


def _end(box: _Box) -> tuple[float, float]:
    """Give the upper right corner."""
    return round(box[2], 2), round(box[3], 2)


def _quadrilateral(box: _Box) -> list[float]:
    x0, y0, x1, y1 = (round(n, 2) for n in box)
    return [x0, y1, x1, y1, x0, y0, x1, y0]
