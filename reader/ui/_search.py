"""What is looked for in the texts, the places where it stands, and the one that is shown."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from reader.core import Article, Side, Span
from reader.presentation import find_all


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Words to look for, on some sides, in one case or any, as whole words or parts."""

    words: str = ""
    sides: tuple[Side, ...] = tuple(Side)
    match_case: bool = False
    whole_words: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A place where the words stand."""

    side: Side
    span: Span


class Search(QObject):
    """The state of looking for words; part of the session.

    `hits_changed` tells of other hits, `hit_shown` that another one is to be shown.
    """

    opened = Signal()
    closed = Signal()
    hits_changed = Signal()
    hit_shown = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._articles: Sequence[Article | None] = (None, None)
        self._query = Query()
        self._hits: tuple[Hit, ...] = ()
        self._current = -1
        self._is_open = False

    @property
    def is_open(self) -> bool:
        """Say whether the reader is looking for something."""
        return self._is_open

    @property
    def query(self) -> Query:
        """Give what is looked for."""
        return self._query

    @property
    def hits(self) -> tuple[Hit, ...]:
        """Give all hits, those in A first."""
        return self._hits

    @property
    def number(self) -> int:
        """Give the number of the hit that is shown, from 0; -1 if none is."""
        return self._current

    @property
    def current(self) -> Hit | None:
        """Give the hit that is shown."""
        return self._hits[self._current] if self._current >= 0 else None

    def spans(self, side: Side) -> tuple[Span, ...]:
        """Give the hits of one side."""
        return tuple(hit.span for hit in self._hits if hit.side is side)

    def set_articles(self, articles: Sequence[Article | None]) -> None:
        """Look in other articles."""
        self._articles = articles
        self._look()

    def open(self, words: str = "") -> None:
        """Begin to look, for these words if there are any."""
        self._is_open = True
        if words:
            self._query = replace(self._query, words=words)
        self._look()
        self.opened.emit()

    def close(self) -> None:
        """Look no more; what was looked for is kept for the next time."""
        if self._is_open:
            self._is_open = False
            self._look()
            self.closed.emit()

    def set_query(self, query: Query) -> None:
        """Look for something else, and show its first hit."""
        if query != self._query:
            self._query = query
            self._look()
            if self._hits:
                self.step(1)

    def step(self, by: int) -> None:
        """Show the next or previous hit, round the ends."""
        if not self._hits:
            return
        start = self._current if self._current >= 0 or by > 0 else 0
        self._current = (start + by) % len(self._hits)
        self.hit_shown.emit()

    def _look(self) -> None:
        query = self._query
        self._current = -1
        self._hits = tuple(
            Hit(side=side, span=span)
            for side in query.sides
            for article in (self._articles[side],)
            if article is not None and self._is_open
            for span in find_all(
                article.text,
                query.words,
                match_case=query.match_case,
                whole_words=query.whole_words,
            )
        )
        self.hits_changed.emit()
