"""Both articles as a table of two columns in a Word document, with a comment each passage."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from reader.core import BlockKind, Side
from reader.export._docx_elements import (
    Element,
    Look,
    bookmark,
    element,
    link,
    marked,
    paragraph,
    run,
    table,
)
from reader.export._key_words import short_name
from reader.export._remark_words import state_words
from reader.presentation import (
    NOTE_GLYPH,
    Report,
    ReportBlock,
    Role,
    Row,
    Run,
    Theme,
    direction_of,
    tr,
)

_DIM = "555555"
_LOOKS = {
    BlockKind.STANDFIRST: Look(italic=True),
    BlockKind.BYLINE: Look(colour=_DIM, size=16),
    BlockKind.HEADING: Look(bold=True),
    BlockKind.CAPTION: Look(italic=True, size=16),
    BlockKind.BOILERPLATE: Look(colour=_DIM, size=13),
}
_STYLES = {BlockKind.HEADLINE: "Heading3", BlockKind.QUOTE: "Quote"}
_INDENT = 340
_LEFT_TO_RIGHT = "\u200e"
_KEPT_WHOLE = 900  # characters of a side of a row that is not broken over two pages
# One line a word: the last one that a word has is drawn.
_OVER_EACH_OTHER = (Role.QUOTATION, Role.FRAMING, Role.ONLY_HERE, Role.CONFLICT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A comment on a passage; without an author it is the program's.

    `replies_to` is the number of the one that it answers.
    """

    passage: str
    lines: tuple[str, ...]
    author: str = ""
    replies_to: int | None = None


def comments_of(report: Report) -> tuple[Comment, ...]:
    """Give the comment of each marked passage, then those that the reader made on one."""
    numbers = {passage.id: number for number, passage in enumerate(report.passages)}
    said = [Comment(passage=p.id, lines=tuple(p.comment.split("\n"))) for p in report.passages]
    for remark in report.remarks:
        if remark.passage is not None:
            tags = " ".join(f"#{tag.name}" for tag in remark.tags)
            lines = [state_words(remark.state), *remark.text.splitlines(), tags]
            kept = tuple(line for line in lines if line.strip()) or ("",)
            author = remark.author or tr("Reader")
            said.append(
                Comment(
                    passage=remark.passage,
                    lines=kept,
                    author=author,
                    replies_to=numbers.get(remark.passage),
                )
            )
    return tuple(said)


class TextsWriter:
    """Makes the table of both texts; passages get a bookmark and the range of a comment."""

    def __init__(self, report: Report, theme: Theme) -> None:
        self._report = report
        self._theme = theme
        self._roles = {passage.id: passage.role for passage in report.passages}
        self._comments: dict[str, list[str]] = defaultdict(list)
        for number, comment in enumerate(comments_of(report)):
            self._comments[comment.passage].append(str(number))
        self._notes = {note.number: note.role for note in report.notes}
        self._left = Counter(name for run in _runs(report) for name in _names(run))
        self._begun: set[str] = set()
        self._numbers = count(1)

    def table(self, widths: Sequence[int]) -> Element:
        """Make the table, one row for what stands level."""
        heads = [[paragraph([run(self._name(side), Look(bold=True))])] for side in Side]
        rows = [[self._side(Side.A, row.a), self._side(Side.B, row.b)] for row in self._report.rows]
        breaking = [n for n, row in enumerate(self._report.rows, start=1) if _is_long(row)]
        return table(widths, [heads, *rows], breaking=breaking)

    def bookmarked(self, name: str, children: Sequence[Element]) -> list[Element]:
        """Put a bookmark around elements of a paragraph."""
        start, end = bookmark(name, next(self._numbers))
        return [start, *children, end]

    def marker(self, number: int, *, rtl: bool = False) -> Element:
        """Link to a note by its sign, letter and number, which are read from left to right."""
        role = self._notes[number]
        colour = self._theme.roles[role].strong[1:]
        look = Look(raised=True, bold=True, colour=colour)
        words = f"{role.lettered}{number}"
        return link(f"note_{number}", [run(f"{_LEFT_TO_RIGHT}{words}" if rtl else words, look)])

    def _name(self, side: Side) -> str:
        return f"{side.letter}  {short_name(self._report.articles[side])}"

    def _side(self, side: Side, blocks: Sequence[ReportBlock]) -> list[Element]:
        # Word wants a paragraph in every cell.
        return [self._block(side, block) for block in blocks] or [paragraph([])]

    def _block(self, side: Side, block: ReportBlock) -> Element:
        rtl = direction_of("".join(r.text for r in block.runs)) == "rtl"
        look = replace(_LOOKS.get(block.kind, Look()), rtl=rtl)
        inner = [piece for r in block.runs for piece in self._run(side, r, look)]
        if block.number is not None:
            inner = [
                run(f"{block.number}", Look(colour=_DIM, size=13)),
                element("r", [element("tab")]),
                *inner,
            ]
        style = _STYLES.get(block.kind, f"Article{side.letter}")
        indent = _INDENT if block.number is not None else 0
        children = self.bookmarked(block.id, inner)
        return paragraph(children, style, rtl=rtl, indent=indent, is_loose=True)

    def _run(self, side: Side, piece: Run, look: Look) -> Iterator[Element]:
        names = _names(piece)
        for name in names:
            if name not in self._begun:
                self._begun.add(name)
                for number in self._comments[name]:
                    yield element("commentRangeStart", id=number)
                yield from self.bookmarked(name, [])
        yield from self._words(side, piece, look)
        for name in reversed(names):
            self._left[name] -= 1
            if not self._left[name]:
                yield from self._comment_end(name)
        for note in piece.notes:
            yield run("\u202f", look)
            yield self.marker(note, rtl=look.rtl)
        for remark in piece.remarks:
            yield run(f"\u202f{NOTE_GLYPH}{remark}", Look(raised=True, bold=True))

    def _words(self, side: Side, piece: Run, look: Look) -> Iterator[Element]:
        corner = Look(bold=True, colour=self._theme.roles[Role.QUOTATION].strong[1:])
        if any(self._roles[name] is Role.QUOTATION for name in piece.opens):
            yield run("⌜", corner)
        yield run(piece.text, self._marked(side, piece, look))
        if any(self._roles[name] is Role.QUOTATION for name in piece.closes):
            yield run("⌟", corner)

    def _marked(self, side: Side, piece: Run, look: Look) -> Look:
        """Lay the marks on a look: the sentence's, the details' over it, then the edits."""
        details = [self._roles[name] for name in piece.details]
        over = [role for role in _OVER_EACH_OTHER if role in details]
        whole = [self._roles[piece.whole]] if piece.whole else []
        for role in (*whole, *over):
            look = marked(look, role, self._theme)
        if not piece.changed:
            return look
        return replace(look, struck=True) if side is Side.A else replace(look, bold=True)

    def _comment_end(self, name: str) -> Iterator[Element]:
        for number in self._comments[name]:
            yield element("commentRangeEnd", id=number)
            style = element("rPr", [element("rStyle", val="CommentReference")])
            yield element("r", [style, element("commentReference", id=number)])


def _is_long(row: Row) -> bool:
    sides = (sum(len(run.text) for block in side for run in block.runs) for side in (row.a, row.b))
    return max(sides) > _KEPT_WHOLE


def _runs(report: Report) -> Iterator[Run]:
    for row in report.rows:
        for block in (*row.a, *row.b):
            yield from block.runs


def _names(piece: Run) -> tuple[str, ...]:
    """Give the passages that a run belongs to, the outermost first."""
    return (*piece.noted, *([piece.whole] if piece.whole else []), *piece.details)
