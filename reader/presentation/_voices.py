"""Who is said to have said what in an article, and how many words of it are quoted."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from reader.core import Article, Attribution, Comparison, Origin, Side, Span
from reader.presentation._intervals import Intervals, extent_of
from reader.presentation._messages import tr

_PRONOUNS = frozenset("he she they it who which that him her them we i you".split())
_QUOTED = re.compile(
    r"“([^“”]+)(?:”|$)|(?<![\w\"])\"([^\"]+)\"|(?<!\w)‘((?:[^‘’]|(?<=\w)’(?=\w))+)’(?!\w)"
)
_WORDS = re.compile(r"\w+(?:[’'\-]\w+)*")
_NEAR = 1  # paragraphs back that “he” may point


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Something that an article has someone say.

    `source` is whom the article names, empty where it names nobody; behind “he” it is
    whoever was named last, and `given` keeps the word that stands there. `bearer` is the
    number of the source's bearer, where one is known; `by` says whether the reader named it.
    """

    side: Side
    source: str
    bearer: int | None
    given: str
    cue: Span
    content: Span
    quoted: tuple[Span, ...]
    by: Origin = Origin.ENGINE

    @property
    def whole(self) -> Span:
        """Give the stretch from the first to the last word of it."""
        spans = (self.cue, self.content)
        return Span(start=min(s.start for s in spans), end=max(s.end for s in spans))

    @property
    def who(self) -> str:
        """Name the source, and the word that stands for it where that is another one."""
        if self.source and self.given and self.given != self.source:
            return tr("{source} (“{given}”)", source=self.source, given=self.given)
        return self.source or self.given or tr("not named")


def quoted_spans(comparison: Comparison, side: Side) -> tuple[Span, ...]:
    """Give what stands in quotation marks in the compared blocks, without the marks."""
    return _quoted(comparison.articles[side])


@lru_cache(maxsize=2)  # each ledger asks
def _quoted(article: Article) -> tuple[Span, ...]:
    found = []
    for block in article.blocks:
        if block.kind.is_compared:
            for match in _QUOTED.finditer(article.text, block.span.start, block.span.end):
                group = match.lastindex or 0
                found.append(Span(start=match.start(group), end=match.end(group)))
    return tuple(found)


def statements_of(comparison: Comparison, side: Side) -> tuple[Statement, ...]:
    """List the attributed statements of one article, in order."""
    return tuple(_statements(comparison, side))


def count_words(text: str, span: Span) -> int:
    """Count the words of a stretch."""
    return len(_WORDS.findall(text, span.start, span.end))


def bearers(comparison: Comparison, statements: Iterable[Statement]) -> dict[str, str]:
    """Give each source's fullest name among those that name the same one."""
    told = [s for s in statements if s.source]
    fullest: dict[int | None, str] = {}
    for article, analysis in zip(comparison.articles, comparison.analyses, strict=True):
        for name in analysis.names:
            words = " ".join(name.span.of(article.text).split())
            fullest[name.bearer] = max(fullest.get(name.bearer, ""), words, key=_fullness)
    for statement in told:
        if statement.bearer not in fullest and statement.bearer is not None:
            alike = (s.source for s in told if s.bearer == statement.bearer)
            fullest[statement.bearer] = max(alike, key=_fullness)
    return {s.source: fullest.get(s.bearer, s.source) for s in told}


def _fullness(name: str) -> tuple[int, int]:
    return len(name.split()), len(name)


def _statements(comparison: Comparison, side: Side) -> Iterator[Statement]:
    article, quotes = comparison.articles[side], quoted_spans(comparison, side)
    text, near = article.text, Intervals([extent_of(quote) for quote in quotes])
    starts = [block.span.start for block in article.blocks if block.kind.is_compared]
    taken: set[Span] = set()
    last, last_bearer, last_block = "", None, -9
    for attribution in _in_order(comparison, side):
        given = attribution.source.of(text) if attribution.source else ""
        given = " ".join(given.split())
        block = bisect_right(starts, attribution.cue.start)
        source, bearer = given, attribution.bearer
        if given.casefold() in _PRONOUNS:
            is_near = block - last_block <= _NEAR
            source, bearer = (last, last_bearer) if is_near else ("", None)
        if source:
            last, last_bearer, last_block = source, bearer, block
        content = attribution.content
        touched = (quotes[number] for number in near.touching(extent_of(content)))
        quoted = tuple(q for q in touched if q.overlaps(content) and q not in taken)
        taken |= {*quoted}
        yield Statement(
            side=side,
            source=source,
            bearer=bearer,
            given=given,
            cue=attribution.cue,
            content=content,
            quoted=quoted,
            by=attribution.by,
        )


def _in_order(comparison: Comparison, side: Side) -> list[Attribution]:
    """Sort by place; of two on the same words the direct one comes first."""
    return sorted(
        comparison.analyses[side].attributions,
        key=lambda a: (min(a.cue.start, a.content.start), not a.direct),
    )
