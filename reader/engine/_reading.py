"""What is known of one article by itself, before it meets the other."""

from dataclasses import dataclass

from reader.core import Article, Attribution, Sentence, Span, Wording
from reader.engine._figure import FigureValue
from reader.engine._words import Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A stretch in quotation marks: `span` with its marks, `inner` without them.

    A quotation may run over several sentences (of one block, or of several blocks
    where each but the last lacks its closing mark).
    """

    span: Span
    inner: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One article, segmented: `words[i]` and `figures[i]` are those of `sentences[i]`."""

    article: Article
    sentences: tuple[Sentence, ...]
    words: tuple[tuple[Word, ...], ...]
    figures: tuple[tuple[FigureValue, ...], ...] = ()
    quotations: tuple[Quotation, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    wording: tuple[Wording, ...] = ()

    @property
    def text(self) -> str:
        """Give the article's text."""
        return self.article.text

    def sentence_at(self, offset: int) -> int:
        """Give the number of the sentence that holds a code point (or the one before it)."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].span.start <= offset:
                low = middle + 1
            else:
                high = middle
        return max(0, low - 1)
