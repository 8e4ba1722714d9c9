"""Text that Markdown shows as it is, and links between passages, notes and remarks in it."""

import re
from collections.abc import Collection, Iterable, Iterator
from html import escape

from reader.export._page_style import Part
from reader.presentation import NOTE_GLYPH, Note, Place, Report

_SPECIAL = re.compile(r"[\\`*_{}\[\]~|$#]")
_SPACE = re.compile(r"\s+")


def escaped(text: str) -> str:
    """Give a text on one line that Markdown shows as it is."""
    return escape(_SPECIAL.sub(r"\\\g<0>", _SPACE.sub(" ", text)), quote=False)


def cells(texts: Iterable[str]) -> str:
    """Write a row of a table."""
    return "| " + " | ".join(texts) + " |"


class Links:
    """Looks up what is linked; nothing links to a part that the text does not have."""

    def __init__(self, report: Report, parts: Collection[Part]) -> None:
        self._has_texts = Part.TEXTS in parts
        self._has_remarks = Part.NOTES in parts
        self.notes = {note.number: note for note in report.notes}
        self._block_of = dict(_blocks_of_passages(report))

    def marker(self, number: int) -> str:
        """Link to a finding's note by sign, letter and number."""
        words = f"{escaped(self.notes[number].role.lettered)}{number}"
        return f"[{words}](#note-{number})" if self._has_texts else words

    def remark(self, number: int) -> str:
        """Link to what the reader noted."""
        return (
            f"[{NOTE_GLYPH}{number}](#remark-{number})"
            if self._has_remarks
            else f"{NOTE_GLYPH}{number}"
        )

    def places(self, places: Iterable[Place], *, opened: bool = False) -> str:
        """Link to passages; those with the same words and target once."""
        links = {(place.words, place.target): place.opening for place in places}
        return " · ".join(
            self.place(words, target) + (f" {escaped(opening)}" if opened and opening else "")
            for (words, target), opening in links.items()
        )

    def place(self, words: str, target: str) -> str:
        """Link words to a passage or block."""
        if not self._has_texts:
            return escaped(words)
        return f"[{escaped(words)}](#{self._block_of.get(target, target)})"

    def place_of(self, note: Note | None, side: int, words: str) -> str:
        """Link words to the passage of a note on a side, if there is one."""
        targets = [place.target for place in note.places if place.side == side] if note else []
        return self.place(words, targets[0]) if targets else escaped(words)


def _blocks_of_passages(report: Report) -> Iterator[tuple[str, str]]:
    for row in report.rows:
        for block in (*row.a, *row.b):
            for run in block.runs:
                for name in (*run.details, *run.noted, *([run.whole] if run.whole else [])):
                    yield name, block.id
