"""What is folded away in the two texts; part of the session."""

from bisect import bisect_right
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from reader.core import Article, Comparison, Side, Span
from reader.presentation import Fold, FoldKind, aside_folds, common_folds

# What was set aside is out of the way at first, captions are there to be read.
_CLOSED_AT_FIRST = frozenset({FoldKind.BOILERPLATE})
_ASIDES = frozenset({FoldKind.CAPTION, FoldKind.BOILERPLATE})


class Folding(QObject):
    """The folds of both texts, which of them are closed, and whether only differences show.

    `changed` tells that either text is to be set anew, `toggled` carries the side and the
    fold that the reader opened or closed.
    """

    changed = Signal()
    toggled = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._articles: tuple[Article | None, Article | None] = (None, None)
        self._comparison: Comparison | None = None
        self._folds: tuple[tuple[Fold, ...], tuple[Fold, ...]] = ((), ())
        self._closed: tuple[frozenset[Fold], frozenset[Fold]] = (frozenset(), frozenset())
        # Where closed folds of what both articles tell are, in order.
        self._hidden: tuple[tuple[Span, ...], tuple[Span, ...]] = ((), ())
        self._only_differences = False
        self._closed_asides = _CLOSED_AT_FIRST

    # ------------------------------------------------------------------------- reading

    def folds(self, side: Side) -> tuple[Fold, ...]:
        """Give what can be folded in the text of a side, in order."""
        return self._folds[side]

    def closed(self, side: Side) -> frozenset[Fold]:
        """Give what is folded away."""
        return self._closed[side]

    def hides(self, spans: tuple[tuple[Span, ...], tuple[Span, ...]]) -> bool:
        """Say whether passages are all folded away as common to both articles."""
        return all(self._is_hidden(side, span) for side in Side for span in spans[side])

    def _is_hidden(self, side: Side, span: Span) -> bool:
        hidden = self._hidden[side]
        number = bisect_right(hidden, span.start, key=lambda known: known.start) - 1
        return number >= 0 and hidden[number].contains(span)

    @property
    def only_differences(self) -> bool:
        """Say whether what both articles tell can be folded, and was at first."""
        return self._only_differences

    @property
    def closed_asides(self) -> frozenset[FoldKind]:
        """Give which of captions and boilerplate are closed when a text is opened."""
        return self._closed_asides

    # ------------------------------------------------------------------------ changing

    def set_pair(
        self, articles: tuple[Article | None, Article | None], comparison: Comparison | None
    ) -> None:
        """Take other texts or another comparison; what is folded in both stays as it is."""
        self._articles, self._comparison = articles, comparison
        self._find()

    def set_closed_asides(self, kinds: frozenset[FoldKind]) -> None:
        """Close captions, boilerplate, both or none, in these texts and those to come."""
        self._closed_asides = kinds & _ASIDES
        self._close(
            lambda side, fold: (
                fold.kind in kinds if fold.kind in _ASIDES else fold in self._closed[side]
            )
        )

    def toggle_asides(self) -> None:
        """Open all captions and boilerplate, or close all if all are open."""
        is_any_closed = any(fold.kind in _ASIDES for side in Side for fold in self._closed[side])
        self.set_closed_asides(frozenset() if is_any_closed else _ASIDES)

    def toggle_differences(self) -> None:
        """Fold away what both articles tell, or show all of it again."""
        self._only_differences = not self._only_differences
        self._find()

    def toggle(self, side: Side, fold: Fold) -> None:
        """Open a fold that is closed, close one that is open."""
        self._close(
            lambda each, known: (known in self._closed[each]) != (each is side and known == fold)
        )
        self.toggled.emit(side, fold)

    def reveal(self, spans: tuple[tuple[Span, ...], tuple[Span, ...]]) -> None:
        """Open the folds in which passages stand."""
        self._close(
            lambda side, fold: (
                fold in self._closed[side]
                and not any(fold.span.overlaps(span) for span in spans[side])
            )
        )

    def _find(self) -> None:
        """Work out the folds anew; new ones are closed as those of their kind are at first."""
        known, self._folds = self._folds, (self._folds_of(Side.A), self._folds_of(Side.B))
        self._close(
            lambda side, fold: (
                fold in self._closed[side]
                if fold in known[side]
                else fold.kind is FoldKind.COMMON or fold.kind in self._closed_asides
            ),
            anew=known != self._folds,
        )

    def _folds_of(self, side: Side) -> tuple[Fold, ...]:
        article, comparison = self._articles[side], self._comparison
        if article is None:
            return ()
        asides = aside_folds(article)
        if comparison is None or not self._only_differences:
            return asides
        return tuple(
            sorted((*asides, *common_folds(comparison, side)), key=lambda fold: fold.span.start)
        )

    def _close(self, closes: Callable[[Side, Fold], bool], *, anew: bool = False) -> None:
        """Close the folds for which that holds, and open all others."""
        before = self._closed
        left, right = (
            frozenset(fold for fold in self._folds[side] if closes(side, fold)) for side in Side
        )
        self._closed = (left, right)
        self._hidden = (_common(left), _common(right))
        if anew or before != self._closed:
            self.changed.emit()


def _common(folds: frozenset[Fold]) -> tuple[Span, ...]:
    spans = (fold.span for fold in folds if fold.kind is FoldKind.COMMON)
    return tuple(sorted(spans, key=lambda span: span.start))
