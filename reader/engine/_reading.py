"""What is known of one article by itself, before it meets the other."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Protocol, TypeVar

from reader.core import Article, Attribution, Progress, Sentence, Span, Wording, silent
from reader.engine._figure import FigureValue
from reader.engine._words import Word

Made = TypeVar("Made")
Made_co = TypeVar("Made_co", covariant=True)


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
    """One article, segmented: `words[i]` and `figures[i]` are those of `sentences[i]`.

    `kept` is what `kept_with_reading` keeps.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    words: tuple[tuple[Word, ...], ...]
    figures: tuple[tuple[FigureValue, ...], ...] = ()
    quotations: tuple[Quotation, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    wording: tuple[Wording, ...] = ()
    kept: dict[object, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

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


class FromReading(Protocol[Made_co]):
    """Work that takes a reading and reports its progress."""

    def __call__(self, reading: Reading, progress: Progress = silent, /) -> Made_co: ...


def kept_with_reading(work: Callable[[Reading, Progress], Made]) -> FromReading[Made]:
    """Do work that depends on a reading alone once, and keep what it made with the reading.

    What is made is handed out again, so it is not to be changed.
    """

    @wraps(work)
    def recalled(reading: Reading, progress: Progress = silent, /) -> Made:
        if work not in reading.kept:
            reading.kept[work] = work(reading, progress)
        made: Made = reading.kept[work]
        return made

    return recalled
