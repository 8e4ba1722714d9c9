"""How the passages, notes and remarks of an HTML page are named and linked."""

from collections.abc import Collection, Iterable
from html import escape

from reader.core import Side
from reader.export._page_style import Part
from reader.presentation import (
    NOTE_GLYPH,
    ROLE_STYLES,
    Note,
    NoteList,
    Place,
    Report,
    Role,
    tr,
)


class Page:
    """Looks up notes and passages, and gives each passage's id to the page once.

    Nothing links to a part that the page does not have.
    """

    def __init__(self, report: Report, parts: Collection[Part]) -> None:
        self.report = report
        self.parts = tuple(part for part in Part if part in parts and _has(report, part))
        self.notes = {note.number: note for note in report.notes}
        self.remarks = {remark.number: remark for remark in report.remarks}
        self._passages = {passage.id: passage for passage in report.passages}
        self._named: set[str] = set()

    def role(self, name: str) -> Role:
        """Give the role of a passage."""
        return self._passages[name].role

    def side(self, name: str) -> Side:
        """Give the side of a passage."""
        return self._passages[name].side

    def findings_in(self, part: NoteList) -> int:
        """Count the findings of a list."""
        return sum(len(self.notes[number].keys) for number in part.notes)

    # --------------------------------------------------------------------- in the texts

    def mark(self, name: str, inner: str, classes: str = "") -> str:
        """Mark a stretch of a passage; its first stretch carries the id."""
        passage = self._passages[name]
        named = self._first_name(name)
        classed = f' class="{classes}"' if classes else ""
        subject = escape(passage.subject)
        return (
            f'<mark{named}{classed} data-relation="{passage.role.value}" '
            f'data-note="{passage.note}" title="{subject}">{inner}</mark>'
        )

    def noted(self, name: str, inner: str) -> str:
        """Mark a stretch that the reader noted something about."""
        return f'<span{self._first_name(name)} class="noted">{inner}</span>'

    def _first_name(self, name: str) -> str:
        new = name not in self._named
        self._named.add(name)
        return f' id="{name}"' if new else ""

    # ------------------------------------------------------------------------- linking

    def marker(self, number: int, classes: str = "") -> str:
        """Link to a note beside the texts by sign, letter and number; without texts, say it."""
        note = self.notes[number]
        words = f"{sign_of(note.role)}{number}"
        classed = f' class="{classes}"' if classes else ""
        if Part.TEXTS not in self.parts:
            return f"<span{classed}>{words}</span>" if classes else words
        label = escape(tr("Note {number}, {kind}", number=number, kind=note.kind))
        return (
            f'<a{classed} dir="ltr" href="#note-{number}" data-relation="{note.role.value}" '
            f'data-note="{number}" aria-label="{note.role.lettered}{number}, {label}">{words}</a>'
        )

    def remark_marker(self, number: int) -> str:
        """Link to a remark of the reader."""
        words = f"{NOTE_GLYPH}{number}"
        if Part.NOTES not in self.parts:
            return words
        label = escape(tr("Note {number} of the reader", number=number))
        return (
            f'<a class="remark" href="#remark-{number}" aria-label="{words}, {label}">{words}</a>'
        )

    def places(self, places: Iterable[Place], *, opened: bool = False) -> str:
        """Link to passages; those with the same words and target once."""
        links = {(place.words, place.target): place.opening for place in places}
        inner = " · ".join(
            self._place(words, target)
            + (f' <span class="opening">{escape(opening)}</span>' if opened and opening else "")
            for (words, target), opening in links.items()
        )
        return f'<span class="places">{inner}</span>'

    def place_of(self, note: Note, side: Side, words: str) -> str:
        """Link words to the passage of a note on a side."""
        targets = [place.target for place in note.places if place.side is side]
        return self._place(words, targets[0]) if targets else escape(words)

    def _place(self, words: str, target: str) -> str:
        if Part.TEXTS not in self.parts:
            return escape(words)
        return f'<a href="#{target}">{escape(words)}</a>'


def sign_of(role: Role) -> str:
    """Write the sign of a role and its letter, by which it can be read out."""
    return f'{role.sign}<span class="letter">{ROLE_STYLES[role].letter}</span>'


def _has(report: Report, part: Part) -> bool:
    return part is not Part.NOTES or bool(report.remarks)
