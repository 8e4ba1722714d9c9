"""The vectors of two articles' sentences, made while the articles are read."""

from collections.abc import Sequence
from functools import partial

from reader.core import Article, Progress, Sentence
from reader.engine._beside import Begun, Beside
from reader.engine._encoder import Encoded, Encoder
from reader.engine._reading import Reading


class Vectors:
    """Have sentences encoded beside other work. Those that are not compared are like nothing."""

    def __init__(self, encoder: Encoder, beside: Beside) -> None:
        self._encoder = encoder
        self._beside = beside
        self._begun: dict[tuple[str, ...], Begun[tuple[Encoded, ...]]] = {}

    def begin(self, article: Article, sentences: Sequence[Sentence]) -> None:
        """Have the sentences of an article encoded, which are soon asked for."""
        texts = _compared(article, sentences)
        if texts not in self._begun:
            self._begun[texts] = self._beside.begin(partial(self._encoder.encode, texts))

    def of(self, reading: Reading, progress: Progress) -> tuple[Encoded, ...]:
        """Give the vectors of an article's sentences."""
        self.begin(reading.article, reading.sentences)
        texts = _compared(reading.article, reading.sentences)
        codes = iter(self._begun.pop(texts).result(progress))
        blank = Encoded.blank(self._encoder.dimensions, self._encoder.piece_dimensions)
        return tuple(next(codes) if s.kind.is_compared else blank for s in reading.sentences)


def _compared(article: Article, sentences: Sequence[Sentence]) -> tuple[str, ...]:
    return tuple(s.span.of(article.text) for s in sentences if s.kind.is_compared)
