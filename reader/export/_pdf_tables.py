"""What the page template is given for the ledgers and for what the reader noted."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from reader.export._remark_words import remark_by, state_words
from reader.export._unbroken import unbroken
from reader.presentation import (
    Cell,
    Place,
    Remark,
    ReportLedger,
    RichBlock,
    TableRow,
    direction_of,
    rich_plain,
    rich_text,
)

_Json = dict[str, Any]
_Text = Callable[[str], str]
_Labels = Mapping[str, str]

REMARK_SCHEME = "remark:"
_SHORT = 900  # bytes of a note that stays on one page


def ledger_data(ledger: ReportLedger, text: _Text, labels: _Labels) -> _Json:
    """Give a table; what only tells a place is left to the links at the end of each row."""
    kept = [index for index, column in enumerate(ledger.columns) if not column.is_place]
    columns = [(ledger.columns[index], ledger.stands_right(index)) for index in kept]
    return {
        "title": text(ledger.title),
        "count": f"{len(ledger.rows):,}",
        "intro": text(ledger.note if ledger.rows else ledger.empty),
        "columns": [
            {"title": text(one.title), "share": one.share, "stands_right": stands_right}
            for one, stands_right in columns
        ],
        "rows": [_row(row, kept, text, labels) for row in ledger.rows],
    }


def _row(row: TableRow, kept: Iterable[int], text: _Text, labels: _Labels) -> _Json:
    cells = [row.cells[index] for index in kept]
    return {
        "cells": [_cell(cell, text) for cell in cells],
        "places": _places(row.places, text, labels),
        "note": row.note,
    }


def _cell(cell: Cell, text: _Text) -> list[str | None]:
    role, sign = (cell.role.value, cell.role.sign) if cell.role else (None, "")
    return [text(cell.text), role, sign, direction_of(cell.text)]


def _places(places: Iterable[Place], text: _Text, labels: _Labels) -> list[list[str | None]]:
    return [[text(place.words), *linked(place.target, labels)] for place in places]


def linked(target: str, labels: _Labels) -> tuple[str | None, str | None]:
    """Give where a link leads, and the label whose page it names; nothing if it is not printed."""
    label = labels.get(target)
    return (target if label else None), label


def remark_data(remark: Remark, text: _Text, labels: _Labels) -> _Json:
    """Give a note of the reader; its `url` becomes an annotation where it has no passage."""
    plain = text(rich_plain(remark.text))
    return {
        "number": remark.number,
        "about": text(remark.about),
        "quote": text(remark.quote),
        "dir": direction_of(remark.quote),
        "places": _places(remark.places, text, labels),
        "note": remark.note,
        "plain": unbroken(plain),
        "is_short": len(plain.encode()) < _SHORT,
        "blocks": [_rich(block, text) for block in rich_text(remark.text)],
        "tags": [[text(tag.name), tag.colour] for tag in remark.tags],
        "state": state_words(remark.state),
        "by": text(remark_by(remark)),
        "lost": remark.is_orphan,
        "url": None if remark.passage else f"{REMARK_SCHEME}{remark.number}",
    }


def _rich(block: RichBlock, text: _Text) -> list[Any]:
    """Give a block of a note: its form, its runs, the blocks inside it, a heading's level."""
    runs = [[text(r.text), r.is_bold, r.is_italic, r.is_code, r.link] for r in block.runs]
    return [block.form.value, runs, [_rich(inner, text) for inner in block.blocks], block.level]
