"""Omissions, ledgers and the reader's notes in a Word document."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from reader.core import Side
from reader.export._docx_elements import Element, Look, heading, paragraph, run, table
from reader.export._remark_words import remark_by, state_words
from reader.export._rich_docx import rich_paragraphs
from reader.presentation import (
    NOTE_GLYPH,
    Cell,
    Omission,
    Place,
    Remark,
    Report,
    ReportLedger,
    TableRow,
    Theme,
    direction_of,
    rich_text,
    tr,
)

_WHERE = 1900
_COMPACT = "Compact"
SPACED = "Spaced"  # with room before it
_DIM = "555555"
_LINK = "1F4E79"
_SMALL = Look(size=17)

Link = Callable[[str, list[Element]], list[Element]]
Bookmark = Callable[[str, Sequence[Element]], list[Element]]


class TablesWriter:
    """Makes the parts; `link` leads to a passage, and `bookmark` names a place to lead to.

    `width` is that of the page without its margins, in twentieths of a point.
    """

    def __init__(
        self, report: Report, theme: Theme, link: Link, bookmark: Bookmark, width: int
    ) -> None:
        self._report = report
        self._theme = theme
        self._link = link
        self._bookmark = bookmark
        self._width = width
        self._notes = {note.number: note for note in report.notes}
        self._by_key = {key: note for note in report.notes for key in note.keys}

    def places(self, places: Iterable[Place], *, opened: bool = False) -> Iterator[Element]:
        """Link to passages; those with the same words and target once."""
        links = {(place.words, place.target): place.opening for place in places}
        for number, ((words, target), opening) in enumerate(links.items()):
            if number:
                yield run(" · ", _SMALL)
            yield from self._link(target, [run(words, Look(size=17, colour=_LINK))])
            if opened and opening:
                yield run(f" {opening}", _SMALL)

    def omissions(self, widths: Sequence[int]) -> Element:
        """Write what weighs most of what each article has alone, side by side."""
        titles = (
            tr("What weighs most of what A has alone"),
            tr("What weighs most of what B has alone"),
        )
        heads = [[paragraph([run(title, Look(bold=True))])] for title in titles]
        columns = [
            [self._omission(one, side) for one in self._report.overview.omissions[side]]
            or [paragraph([run(tr("Nothing was found in this article alone."), _SMALL)])]
            for side in Side
        ]
        return table(widths, [heads, columns])

    def _omission(self, omission: Omission, side: Side) -> Element:
        note = self._by_key.get(omission.lead.finding or "")
        targets = [place.target for place in note.places if place.side is side] if note else []
        place = [run(omission.place, Look(size=16, colour=_LINK if targets else _DIM))]
        where = self._link(targets[0], place) if targets else place
        rtl = _is_rtl(omission.text)
        words = run(f"•  {omission.text}  ", replace(_SMALL, rtl=rtl))
        return paragraph([words, *where], _COMPACT, rtl=rtl)

    # -------------------------------------------------------------------------- ledgers

    def ledgers(self) -> Iterator[Element]:
        """Write the ledgers as tables."""
        yield heading(tr("Ledgers"), 1)
        for ledger in self._report.ledgers:
            yield heading(ledger.title, 2)
            words = ledger.note if ledger.rows else ledger.empty
            yield paragraph([run(words, Look(size=17, colour=_DIM))])
            if ledger.rows:
                yield self._ledger(ledger)

    def _ledger(self, ledger: ReportLedger) -> Element:
        # What only tells a place is left to the links at the end of each row.
        kept = [index for index, column in enumerate(ledger.columns) if not column.is_place]
        shares = [ledger.columns[index].share for index in kept]
        widths = [(self._width - _WHERE) * share // sum(shares) for share in shares]
        titles = [*(ledger.columns[index].title for index in kept), tr("Where")]
        at_end = [*map(ledger.stands_right, kept), False]
        heads = [
            [paragraph([run(title, Look(bold=True, size=17))], _COMPACT, is_end=is_end)]
            for title, is_end in zip(titles, at_end, strict=True)
        ]
        rows = [self._row(row, kept, at_end) for row in ledger.rows]
        return table([*widths, _WHERE], [heads, *rows])

    def _row(
        self, row: TableRow, kept: Sequence[int], at_end: Sequence[bool]
    ) -> list[list[Element]]:
        where = [*self.places(row.places), *self._sign(row.note)]
        cells = [
            [self._cell(row.cells[index], is_end=is_end)]
            for index, is_end in zip(kept, at_end, strict=False)
        ]
        return [*cells, [paragraph(where, _COMPACT)]]

    def _cell(self, cell: Cell, *, is_end: bool) -> Element:
        rtl = _is_rtl(cell.text)
        words = run(cell.text, replace(_SMALL, rtl=rtl))
        if cell.role is None:
            return paragraph([words], _COMPACT, rtl=rtl, is_end=is_end)
        colour = self._theme.roles[cell.role].strong[1:]
        sign = run(f"{cell.role.sign} ", Look(bold=True, size=17, colour=colour))
        return paragraph([sign, words], _COMPACT)

    def _sign(self, number: int | None) -> list[Element]:
        if number is None:
            return []
        role = self._notes[number].role
        colour = self._theme.roles[role].strong[1:]
        sign = run(f"  {role.lettered}{number}", Look(bold=True, size=17, colour=colour))
        return self._link(f"note_{number}", [sign])

    # -------------------------------------------------------------------------- remarks

    def remarks(self) -> Iterator[Element]:
        """Write what the reader noted and decided, if there is anything."""
        if self._report.remarks:
            yield heading(tr("Notes of the reader"), 1)
        for remark in self._report.remarks:
            yield from self._remark(remark)

    def _remark(self, remark: Remark) -> Iterator[Element]:
        name = run(f"{NOTE_GLYPH}{remark.number}  {remark.about}", Look(bold=True, size=17))
        said = [state_words(remark.state), remark_by(remark)]
        said += [tr("Its passage no longer stands in the text.")] if remark.is_orphan else []
        said += [" ".join(f"#{tag.name}" for tag in remark.tags)]
        facts = [run(f"  {words}", Look(size=17, colour=_DIM)) for words in said if words]
        where = [run("  "), *self.places(remark.places), *self._sign(remark.note)]
        named = self._bookmark(f"remark_{remark.number}", [name])
        yield paragraph([*named, *facts, *where], SPACED)
        if remark.quote:
            rtl = _is_rtl(remark.quote)
            words = run(remark.quote, Look(italic=True, colour=_DIM, rtl=rtl))
            yield paragraph([words], _COMPACT, rtl=rtl)
        yield from rich_paragraphs(rich_text(remark.text))


def _is_rtl(text: str) -> bool:
    return direction_of(text) == "rtl"
