"""Saying what happens in the window: in the status bar, and aloud to a screen reader."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from reader.core import Side
from reader.presentation import Fold, FoldKind, alternative_words, fold_words, tr, tr_n
from reader.ui._announce import announce
from reader.ui._busy import BusyStrip
from reader.ui._findings import spoken_as_reviewed
from reader.ui._session import Session
from reader.ui._showing import Page
from reader.ui._status import StatusWords, state_words

_PAGES = {
    Page.OVERVIEW: "The pair at a glance. O or Esc goes back to the texts.",
    Page.ONE_TEXT: "Both articles as one text. E or Esc goes back.",
}


class Announcer(QObject):
    """Say what comes into focus, is pointed at, compared or folded.

    `list` and `detail` are the parts on whose behalf findings are spoken.
    """

    def __init__(
        self,
        session: Session,
        state: StatusWords,
        busy: BusyStrip,
        *,
        list_: QWidget,
        detail: QWidget,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._state = state
        self._busy = busy
        self._list = list_
        self._detail = detail
        self._only_differences = session.folding.only_differences
        session.comparison_changed.connect(self.say_state)
        session.filters_changed.connect(self.say_state)
        session.selection_changed.connect(self._on_session_selection_changed)
        session.alternative_changed.connect(self._on_session_alternative_changed)
        session.page_changed.connect(self._on_session_page_changed)
        session.alone_changed.connect(self._on_session_alone_changed)
        session.ledger_changed.connect(self.say_state)
        session.folding.changed.connect(self._on_folding_changed)
        session.folding.toggled.connect(self._on_fold_toggled)

    def say(self, words: str, on_behalf_of: QWidget | None = None) -> None:
        """Say something in the status bar and aloud."""
        self._state.say(words)
        announce(on_behalf_of or self._state, words)

    def say_state(self) -> None:
        """Say in the status bar what is on the desk."""
        title = self._busy.title
        self._state.say(tr("{title} …", title=title) if title else state_words(self._session))

    # ------------------------------------------------------------------------- reacting

    def _on_session_selection_changed(self) -> None:
        finding, shown = self._session.selected, self._session.shown
        comparison = self._session.comparison
        self.say_state()
        if finding is None or comparison is None:
            return
        words = spoken_as_reviewed(comparison, finding, self._session.notebook)
        if finding in shown:
            number = shown.index(finding) + 1
            words = tr(
                "Finding {number} of {total}. {words}", number=number, total=len(shown), words=words
            )
        self.say(words, self._list)

    def _on_session_alternative_changed(self) -> None:
        comparison = self._session.comparison
        if comparison is not None:
            self.say(alternative_words(comparison, self._session.alternative), self._detail)

    def _on_session_page_changed(self) -> None:
        words = _PAGES.get(self._session.page)
        if words is None:
            self.say_state()
        else:
            self.say(tr(words))

    def _on_session_alone_changed(self) -> None:
        alone = self._session.alone
        if alone is None:
            self.say_state()
        else:
            said = tr("Article {side} alone. {side} or Esc shows both again.", side=alone.letter)
            self.say(said)

    def _on_fold_toggled(self, side: Side, fold: Fold) -> None:
        article = self._session.shown_articles[side]
        if article is not None:
            is_closed = fold in self._session.folding.closed(side)
            words = fold_words(article, fold, is_closed=is_closed)
            said = (
                tr("Folded: {words}", words=words)
                if is_closed
                else tr("Unfolded: {words}", words=words)
            )
            self.say(said)

    def _on_folding_changed(self) -> None:
        """Say how much is folded away, when only differences are shown, and when all is."""
        folding = self._session.folding
        if folding.only_differences is self._only_differences:
            return
        self._only_differences = folding.only_differences
        if not self._only_differences:
            self.say(tr("All of both articles is shown."))
            return
        counts = [
            sum(fold.count for fold in folding.closed(side) if fold.kind is FoldKind.COMMON)
            for side in Side
        ]
        said = tr_n(
            "Only differences: {count} sentence of A and {other} of B are folded away.",
            "Only differences: {count} sentences of A and {other} of B are folded away.",
            counts[0],
            other=counts[1],
        )
        self.say(said)
