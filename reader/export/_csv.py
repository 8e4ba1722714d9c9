"""The findings as a table for spreadsheets: one row a finding, in reading order.

The file is UTF-8 with a byte-order mark, without which Excel takes it for an old code
page; rows end as RFC 4180 asks, and commas part the cells. A cell that a spreadsheet would
take for a formula gets an apostrophe before it (OWASP, "CSV Injection"). White space
within a cell becomes single blanks, so that a row is one line.
"""

import csv
import io
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reader.core import Candidate, Origin, Side
from reader.export._characters import cleaned
from reader.presentation import ROLE_STYLES, Finding, Report, findings_of, place_words, tr

_WIDE_FORMS = (0xFF1D, 0xFF0B, 0xFF0D, 0xFF20)  # of the same signs
_FORMULA_STARTS = frozenset("=+-@") | frozenset(map(chr, _WIDE_FORMS))
_LONGEST = 32_000  # characters; Excel holds 32,767 in a cell
_Cell = str | int


def csv_bytes(report: Report) -> bytes:
    """Make the table. A comparison without findings gives the row of headings alone."""
    table = _Table(report)
    columns = tuple(_columns())
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_safe(column.heading) for column in columns])
    for finding in findings_of(report.comparison):
        writer.writerow([_safe(column.cell(table, finding)) for column in columns])
    return out.getvalue().encode("utf-8-sig")


def _safe(value: _Cell) -> _Cell:
    """Give a cell that stands on one line, is not too long, and starts no formula."""
    if isinstance(value, int):
        return value
    text = " ".join(cleaned(value).split())
    if len(text) > _LONGEST:
        text = text[:_LONGEST] + "…"
    return f"'{text}" if text[:1] in _FORMULA_STARTS else text


class _Table:
    """Looks up what the cells of a finding say."""

    def __init__(self, report: Report) -> None:
        self._comparison = report.comparison
        self._notes = {key: note.number for note in report.notes for key in note.keys}
        self._starts = tuple(
            [sentence.span.start for sentence in analysis.sentences]
            for analysis in self._comparison.analyses
        )
        self._nearest = {
            (side, span.start): row.nearest[0]
            for side in Side
            for row in self._comparison.coverage[side]
            if row.nearest
            for span in (
                self._comparison.analyses[side].sentences[row.sentence].span,
                *(missing.span for missing in row.missing),
            )
        }

    def note(self, row: Finding) -> _Cell:
        """Give the number under which the other forms of the report tell it."""
        return self._notes.get(row.key, "")

    def origin(self, row: Finding) -> str:
        """Say who found it."""
        name, _, index = row.key.rpartition("-")
        by_reader = name == "link" and self._comparison.links[int(index)].by is Origin.READER
        return tr("reader") if by_reader else tr("program")

    def words(self, row: Finding, side: Side) -> str:
        """Give the words of one side; those of several sentences are parted by a stroke."""
        text = self._comparison.articles[side].text
        return " / ".join(span.of(text) for span in row.spans[side])

    def place(self, row: Finding, side: Side) -> str:
        """Say where the first of the words stand."""
        first = row.first(side)
        if first is None or not self._starts[side]:
            return ""
        number = max(0, bisect_right(self._starts[side], first.start) - 1)
        return place_words(self._comparison, side, number)

    def start(self, row: Finding, side: Side) -> _Cell:
        """Give the code point at which the words start."""
        return min((span.start for span in row.spans[side]), default="")

    def end(self, row: Finding, side: Side) -> _Cell:
        """Give the code point before which the words end."""
        return max((span.end for span in row.spans[side]), default="")

    def nearest_place(self, row: Finding) -> str:
        """Say where the other article comes nearest to what one alone has."""
        other, best = self._best(row)
        return place_words(self._comparison, other, best.sentence) if best else ""

    def nearest_words(self, row: Finding) -> str:
        """Give the sentence of the other article that comes nearest."""
        other, best = self._best(row)
        return self._comparison.sentence_text(other, best.sentence) if best else ""

    def nearest_score(self, row: Finding) -> str:
        """Give how much the nearest sentence has in common."""
        best = self._best(row)[1]
        return f"{best.score:.2f}" if best else ""

    def outlet(self, side: Side) -> str:
        """Name the outlet of an article, if it is known."""
        return self._comparison.articles[side].outlet or ""

    def title(self, side: Side) -> str:
        """Give the headline of an article."""
        return self._comparison.articles[side].title

    def digest(self, side: Side) -> str:
        """Give the digest of an article's file."""
        return self._comparison.articles[side].source.sha256

    def _best(self, row: Finding) -> tuple[Side, Candidate | None]:
        side = Side.A if row.spans[Side.A] else Side.B
        first = row.first(side)
        is_alone = row.key.startswith("only-") and first is not None
        return side.other, self._nearest.get((side, first.start)) if first and is_alone else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """A heading, and the cell under it for one finding."""

    heading: str
    cell: Callable[[_Table, Finding], _Cell]


def _columns() -> Iterator[_Column]:
    yield _Column(heading=tr("Note"), cell=_Table.note)
    yield _Column(heading=tr("Mark"), cell=lambda _, row: tr(ROLE_STYLES[row.role].word))
    yield _Column(heading=tr("Letter"), cell=lambda _, row: ROLE_STYLES[row.role].letter)
    yield _Column(heading=tr("Finding"), cell=lambda _, row: row.kind)
    yield _Column(heading=tr("In words"), cell=lambda _, row: row.summary)
    for side in Side:
        yield from _passage_columns(side)
    yield _Column(heading=tr("Nearest place"), cell=_Table.nearest_place)
    yield _Column(heading=tr("Nearest words"), cell=_Table.nearest_words)
    yield _Column(heading=tr("Score of the nearest"), cell=_Table.nearest_score)
    yield _Column(heading=tr("Score"), cell=lambda _, row: f"{row.score:.2f}")
    yield _Column(heading=tr("Found by"), cell=_Table.origin)
    for side in Side:
        yield from _article_columns(side)


def _passage_columns(side: Side) -> Iterator[_Column]:
    said = {"side": side.letter}
    yield _Column(heading=tr("Place in {side}", **said), cell=lambda t, row: t.place(row, side))
    yield _Column(heading=tr("Words in {side}", **said), cell=lambda t, row: t.words(row, side))
    yield _Column(heading=tr("Start in {side}", **said), cell=lambda t, row: t.start(row, side))
    yield _Column(heading=tr("End in {side}", **said), cell=lambda t, row: t.end(row, side))


def _article_columns(side: Side) -> Iterator[_Column]:
    said = {"side": side.letter}
    yield _Column(heading=tr("Outlet of {side}", **said), cell=lambda t, _: t.outlet(side))
    yield _Column(heading=tr("Headline of {side}", **said), cell=lambda t, _: t.title(side))
    yield _Column(heading=tr("SHA-256 of {side}", **said), cell=lambda t, _: t.digest(side))
