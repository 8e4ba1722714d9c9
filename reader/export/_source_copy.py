"""A copy of a source's own PDF with the marks and notes of a comparison as real annotations.

Words stay where they are: nothing of the pages is changed, annotations are added to those
that are there. A sentence becomes a Highlight, a detail in it an Underline, with one
quadrilateral a line; what the reader noted about a marked passage replies to it, a note on
other words is a Highlight of its own. A note on the first page says what the signs mean and
lists what could not be placed.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

import pikepdf

from reader.core import (
    Progress,
    ReaderError,
    Side,
    Span,
    TextPlaces,
    anchor_at,
    find_anchor,
    silent,
    tracked,
)
from reader.export._assets import Assets
from reader.export._page_style import without_colour
from reader.export._pdf_comments import AUTHOR, Comment, comments_of, pdf_date, replies_of
from reader.export._pdf_looks import FIXED, PRINT, channels
from reader.export._pdf_marks import appearance, multiply, say
from reader.export._pdf_structure import Structure
from reader.export._source_content import MarkedContent
from reader.export._source_lines import LineBox, line_boxes
from reader.export._source_looks import MARGIN, note_sign, painted
from reader.export._source_words import missed_words
from reader.export._theme_file import read_theme
from reader.presentation import ROLE_STYLES, Report, Role, RoleColours, Theme, excerpt, tr

_QUOTED = 80  # characters of a passage that could not be placed
_SIGN = 16.0  # points: a note's sign
_INSIDE = 6.0  # points from the corner of a page


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCopy:
    """The bytes of an annotated copy, how many passages it marks, and those that it cannot.

    `missed` names each passage that stands nowhere on the pages, and each note whose
    passage is gone from the text.
    """

    data: bytes
    marks: int
    missed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marked:
    """A passage to be marked; without a role it is one that the reader alone noted."""

    id: str
    span: Span
    role: Role | None
    is_whole: bool


def source_copy(
    data: bytes,
    report: Report,
    side: Side,
    places: TextPlaces,
    *,
    assets: Assets,
    is_black_and_white: bool = False,
    progress: Progress = silent,
) -> SourceCopy:
    """Give a copy of the PDF that the article of a side was read from, with all marks.

    `data` are its bytes, `places` the text as they are read now. If the article's text is
    another one, by hand or an older version, passages are looked for by their words.
    Raises `ReaderError` if the PDF is locked, signed or damaged.
    """
    name = report.comparison.articles[side].source.file_name
    theme = read_theme(assets)
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            _refuse_protected(pdf, name)
            with MarkedContent(data) as content:
                copier = _Copier(pdf, report, side, places, content)
                copier.mark(without_colour(theme) if is_black_and_white else theme, progress)
            _disclaim(pdf)
            return SourceCopy(data=_saved(pdf), marks=copier.marks, missed=tuple(copier.missed))
    except pikepdf.PasswordError as error:
        raise _locked(name) from error
    except pikepdf.PdfError as error:
        raise ReaderError(
            tr("“{name}” is damaged and cannot be copied.", name=name),
            tr("Open it in a PDF viewer, print it into a new PDF, and open that here."),
        ) from error


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out, modes = io.BytesIO(), pikepdf.ObjectStreamMode
    is_new = pdf.pdf_version >= "1.5"  # which lets many small objects share a stream
    mode = modes.generate if is_new else modes.preserve
    pdf.save(out, deterministic_id=True, min_version="1.4", object_stream_mode=mode)
    return out.getvalue()


def _disclaim(pdf: pikepdf.Pdf) -> None:
    """Let no copy call itself PDF/A-1, which knows no colours that let words through."""
    if "/Metadata" not in pdf.Root:
        return
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
        if said.get("pdfaid:part") == "1":
            del said["pdfaid:part"]
            if "pdfaid:conformance" in said:
                del said["pdfaid:conformance"]


class _Copier:
    """Adds the annotations of one side to its document."""

    def __init__(
        self,
        pdf: pikepdf.Pdf,
        report: Report,
        side: Side,
        places: TextPlaces,
        content: MarkedContent,
    ) -> None:
        self._pdf = pdf
        self._structure = Structure(pdf)
        self._content = content
        self._report = report
        self._side = side
        self._places = places
        self._text = report.comparison.articles[side].text
        self._multiply = multiply(pdf)
        self._first: dict[str, tuple[Any, int]] = {}
        self._signs = 0
        self.missed: list[str] = []

    @property
    def marks(self) -> int:
        """Count the passages that were marked."""
        return len(self._first)

    def mark(self, theme: Theme, progress: Progress) -> None:
        """Add all marks, then what the reader wrote, then the note on the first page."""
        comments = comments_of(self._report, theme)
        for marked in tracked(self._marked(), progress, tr("Marking the passages")):
            self._mark_passage(marked, comments[marked.id], theme)
        for passage, comment in replies_of(self._report):
            if passage in self._first:
                self._reply(*self._first[passage], comment)
        for remark in self._report.remarks:
            if remark.is_orphan:
                self.missed.append(tr("Note: {text} {quote}", text=remark.text, quote=remark.quote))
            elif remark.passage is None:
                self._put_sign(comments[f"r{remark.number}"])
        self._put_sign(self._about())
        self._structure.save()

    def _marked(self) -> Sequence[_Marked]:
        """Give what is marked on this side: sentences first, so that details lie upon them."""
        found = [
            _Marked(id=p.id, span=p.span, role=p.role, is_whole=p.whole)
            for p in self._report.passages
            if p.side is self._side
        ]
        found += [
            _Marked(id=n.id, span=n.span, role=None, is_whole=False)
            for n in self._report.noted
            if n.side is self._side
        ]
        return sorted(found, key=lambda m: (not m.is_whole, m.span))

    def _mark_passage(self, marked: _Marked, comment: Comment, theme: Theme) -> None:
        span = self._span_on_pages(marked.span)
        boxes = line_boxes(self._places, span) if span is not None else ()
        if not boxes:
            words = excerpt(self._text, marked.span, _QUOTED)
            self.missed.append(tr("{subject}: {words}", subject=comment.subject, words=words))
            return
        if marked.role is not None:
            comment = replace(comment, subject=_subject(marked.role, comment.subject))
        colours = theme.roles[marked.role] if marked.role else None
        for page, group in groupby(boxes, key=lambda box: box.page):
            self._add_mark(page, tuple(group), marked, comment, colours)

    def _span_on_pages(self, span: Span) -> Span | None:
        if self._places.text == self._text:
            return span
        return find_anchor(anchor_at(self._text, span), self._places.text)

    def _add_mark(
        self,
        page: int,
        boxes: tuple[LineBox, ...],
        marked: _Marked,
        comment: Comment,
        colours: RoleColours | None,
    ) -> None:
        is_detail = marked.role is not None and not marked.is_whole
        is_enclosed = is_detail and marked.role in (Role.QUOTATION, Role.FRAMING)
        tint = channels(colours.tint if colours else None)
        strong = channels(colours.strong) if colours else tint
        around = _around(boxes)
        under = channels(colours.focus) if is_detail and colours else tint
        look = painted(boxes, [] if is_enclosed else under, strong, marked.role)
        annotation = self._new(page, "Underline" if is_detail else "Highlight", around, comment)
        annotation.QuadPoints = pikepdf.Array(
            [round(n, 2) for box in boxes for corner in box.corners for n in corner]
        )
        annotation.C = pikepdf.Array(strong if is_detail else tint)
        annotation.F = PRINT
        annotation.AP = pikepdf.Dictionary(N=appearance(self._pdf, look, around, self._multiply))
        self._name(annotation, marked.id, page)
        self._tag(annotation, page, boxes[0])

    def _name(self, annotation: Any, name: str, page: int) -> None:
        """Name the annotation, and tie a later page's piece to the first."""
        head, _ = self._first.setdefault(name, (annotation, page))
        if head is annotation:
            annotation.NM = pikepdf.String(f"lateral-{name}")
            return
        annotation.NM = pikepdf.String(f"lateral-{name}-{annotation.objgen[0]}")
        annotation.IRT = head
        annotation.RT = pikepdf.Name.Group

    def _tag(self, annotation: Any, page: int, box: LineBox) -> None:
        """Hang an annotation in beside the words that begin in a box, if the words have tags."""
        if self._structure.is_there:
            number = self._content.number_in(page, box)
            self._structure.add_to_content(number, annotation, self._pdf.pages[page])

    def _reply(self, head: Any, page: int, comment: Comment) -> None:
        """Add what the reader says to a mark, where its first line ends."""
        x, y = float(head.QuadPoints[2]), float(head.QuadPoints[3])
        around = [round(n, 2) for n in (x, y - _SIGN / 2, x + _SIGN / 2, y)]
        reply = self._new(page, "Text", around, comment)
        self._make_sign(reply, around, comment)
        self._structure.add_beside(head, reply, self._pdf.pages[page])
        reply.IRT = head
        reply.RT = pikepdf.Name.R

    def _put_sign(self, comment: Comment) -> None:
        """Put a note that is on no passage into the upper left corner of the first page."""
        x, y = _corner(self._pdf.pages[0], _INSIDE + self._signs * (_SIGN + 2))
        around = [round(n, 2) for n in (x - _SIGN / 2, y - _SIGN / 2, x + _SIGN / 2, y + _SIGN / 2)]
        self._signs += 1
        sign = self._new(0, "Text", around, comment)
        self._make_sign(sign, around, comment)
        self._structure.add_to_document(sign, self._pdf.pages[0])

    def _make_sign(self, annotation: Any, around: list[float], comment: Comment) -> None:
        annotation.NM = pikepdf.String(f"lateral-{comment.name}")
        annotation.Name = pikepdf.Name.Comment
        annotation.C = pikepdf.Array(channels(None))
        annotation.F = PRINT + FIXED
        look = note_sign(around, channels(None))
        annotation.AP = pikepdf.Dictionary(N=appearance(self._pdf, look, around, self._multiply))

    def _new(self, page: int, subtype: str, around: list[float], comment: Comment) -> Any:
        """Add an annotation to a page, beside those that are there."""
        target = self._pdf.pages[page].obj
        annotation = self._pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name(f"/{subtype}"),
                Rect=pikepdf.Array(around),
                P=target,
            )
        )
        say(annotation, comment)
        target.Annots = pikepdf.Array([*target.get("/Annots", ()), annotation])
        if self._structure.is_there:
            target.Tabs = pikepdf.Name.S
        return annotation

    def _about(self) -> Comment:
        """Say what this is a copy of, what the signs mean, and what could not be placed."""
        other = self._report.articles[self._side.other]
        compared = [other.title, other.outlet]
        lines = [
            tr("Compared with: {article}", article=", ".join(part for part in compared if part)),
            "",
            *(f"{row.glyph} {row.letter} {row.word}: {row.meaning}" for row in self._report.legend),
        ]
        if self.missed:
            lines += ["", missed_words(len(self.missed)), *(f"- {line}" for line in self.missed)]
        return Comment(
            name="about",
            author=AUTHOR,
            subject=tr("About these marks"),
            text="\n".join(lines),
            date=pdf_date(self._report.created),
            colour=None,
        )


def _subject(role: Role, subject: str) -> str:
    """Put the role's sign and letter before the words, so that no colour is needed."""
    return f"{role.sign} {ROLE_STYLES[role].letter} · {subject}"


def _around(boxes: Sequence[LineBox]) -> list[float]:
    return [
        round(min(box.left for box in boxes) - MARGIN, 2),
        round(min(box.bottom for box in boxes) - MARGIN, 2),
        round(max(box.right for box in boxes) + MARGIN, 2),
        round(max(box.top for box in boxes) + MARGIN, 2),
    ]


def _corner(page: pikepdf.Page, along: float) -> tuple[float, float]:
    """Give a point near the corner that is shown at the upper left, so far to the right."""
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    down, turn = _INSIDE + _SIGN / 2, int(page.obj.get("/Rotate", 0)) % 360
    along += _SIGN / 2
    return {
        90: (left + down, bottom + along),
        180: (right - along, bottom + down),
        270: (right - down, top - along),
    }.get(turn, (left + along, top - down))


# ------------------------------------------------------------------------- what is refused


def _refuse_protected(pdf: pikepdf.Pdf, name: str) -> None:
    """Raise `ReaderError` for a document that is locked or signed."""
    if pdf.is_encrypted:
        raise _locked(name)
    if _is_signed(pdf):
        raise ReaderError(
            tr("“{name}” is signed, and any mark would break the signature.", name=name),
            tr("Print it into a new PDF, which is not signed, and open and annotate that."),
        )


def _is_signed(pdf: pikepdf.Pdf) -> bool:
    """Say whether a document has a signature (PDF 1.7, 12.8); an empty field for one is none."""
    form = pdf.Root.get("/AcroForm")
    if form is None:
        return False
    return any(
        field.get("/FT") == pikepdf.Name.Sig and "/V" in field
        for field in _fields(form.get("/Fields", ()))
    )


def _fields(fields: Any) -> Iterator[Any]:
    for field in fields:
        yield field
        yield from _fields(field.get("/Kids", ()))


def _locked(name: str) -> ReaderError:
    return ReaderError(
        tr("“{name}” is encrypted, and Lateral takes no protection off.", name=name),
        tr("Print it into a new PDF, and open and annotate that."),
    )
