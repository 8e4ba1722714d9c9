"""The vectors of two articles' sentences, made while the articles are read."""

from collections.abc import Iterable, Sequence

from reader.core import Article, Progress, Sentence
from reader.engine._beside import Begun, Beside
from reader.engine._encoder import Encoded, Encoder
from reader.engine._reading import Reading


class Vectors:
    """Have sentences encoded beside other work. Those that are not compared are like nothing."""

    def __init__(self, encoder: Encoder, beside: Beside) -> None:
        self._encoder = encoder
        self._beside = beside
        self._begun: dict[str, Begun[dict[str, Encoded]]] = {}

    def begin(self, articles: Iterable[tuple[Article, Sequence[Sentence]]]) -> None:
        """Have the sentences of articles encoded, all together, that are soon asked for."""
        asked = [text for cut in articles for text in _compared(*cut)]
        texts = [text for text in dict.fromkeys(asked) if text not in self._begun]

        def encode(progress: Progress) -> dict[str, Encoded]:
            return dict(zip(texts, self._encoder.encode(texts, progress), strict=True))

        if texts:
            self._begun |= dict.fromkeys(texts, self._beside.begin(encode))

    def of(self, reading: Reading, progress: Progress) -> tuple[Encoded, ...]:
        """Give the vectors of an article's sentences."""
        cut = reading.article, reading.sentences
        self.begin([cut])
        codes = iter([self._begun[text].result(progress)[text] for text in _compared(*cut)])
        blank = Encoded.blank(self._encoder.dimensions, self._encoder.piece_dimensions)
        return tuple(next(codes) if s.kind.is_compared else blank for s in reading.sentences)


def _compared(article: Article, sentences: Sequence[Sentence]) -> list[str]:
    return [s.span.of(article.text) for s in sentences if s.kind.is_compared]
