"""A passage as a citation: its words, where they stand, and the digest of their source."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.core import Analysis, Article, BlockKind, Comparison, Side, Span
from reader.presentation._messages import tr, tr_n
from reader.presentation._quoting import quoted

_LONGEST = 2000  # characters of cited words


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Words of one article in quotation marks, and a line that says where they stand.

    `letter` is that of the article where both are cited, else empty.
    """

    letter: str = ""
    words: str
    source: str

    @property
    def text(self) -> str:
        """Give the citation as two lines of plain text."""
        named = f"{self.letter}: " if self.letter else ""
        return f"{named}{self.words}\n{self.source}"


def citation_of(article: Article, analysis: Analysis | None, spans: Sequence[Span]) -> Citation:
    """Cite passages of one article.

    Paragraphs are numbered without the headline, sentences inside their paragraph.
    Characters are code points of the text, from the first up to but not including the
    last, as in the comparison's JSON form. Without an analysis no sentence is named.
    """
    words = " […] ".join(quoted(article.text, span, _LONGEST, is_exact=True) for span in spans)
    places = "; ".join(_place(article, analysis, span) for span in spans)
    title = quoted(article.title, Span(start=0, end=len(article.title)), 300, is_exact=True)
    facts = [part for part in (article.outlet, title, article.published or tr("no date")) if part]
    source = tr(
        "{source}. {places}. Source: {file}, SHA-256 {digest}",
        source=", ".join(facts),
        places=places[:1].upper() + places[1:],
        file=article.source.file_name,
        digest=article.source.sha256,
    )
    return Citation(words=words, source=source)


def citations_of_pair(
    comparison: Comparison, spans: tuple[tuple[Span, ...], tuple[Span, ...]]
) -> tuple[Citation, ...]:
    """Cite the passages of both sides, each under its letter where both have some."""
    is_both = all(spans)
    cited = [
        (side, citation_of(comparison.articles[side], comparison.analyses[side], spans[side]))
        for side in Side
        if spans[side]
    ]
    return tuple(replace(c, letter=side.letter if is_both else "") for side, c in cited)


def _place(article: Article, analysis: Analysis | None, span: Span) -> str:
    parts = [_paragraphs(article, span)]
    if analysis is not None:
        parts.append(_sentences(analysis, span))
    parts.append(tr("characters {start}–{end}", start=f"{span.start:d}", end=f"{span.end:d}"))
    return ", ".join(part for part in parts if part)


def _paragraphs(article: Article, span: Span) -> str:
    numbers, number = [], 0
    for block in article.blocks:
        if not block.kind.is_compared:
            continue
        if block.kind is not BlockKind.HEADLINE:
            number += 1
        if block.span.overlaps(span):
            numbers.append(0 if block.kind is BlockKind.HEADLINE else number)
    if not numbers:
        return ""
    first, last = numbers[0], numbers[-1]
    if last == 0:
        return tr("headline")
    if first == 0:
        return tr("headline to paragraph {last}", last=last)
    if first == last:
        return tr("paragraph {number}", number=first)
    return tr("paragraphs {first}–{last}", first=first, last=last)


def _sentences(analysis: Analysis, span: Span) -> str:
    inside = [
        (number, sentence)
        for number, sentence in enumerate(analysis.sentences)
        if sentence.span.overlaps(span)
    ]
    if not inside:
        return ""
    firsts: dict[int, int] = {}
    for number, sentence in enumerate(analysis.sentences):
        firsts.setdefault(sentence.block, number)
    numbers = [number - firsts[sentence.block] + 1 for number, sentence in inside]
    if len(numbers) == 1:
        return tr("sentence {number}", number=numbers[0])
    if inside[0][1].block == inside[-1][1].block:
        return tr("sentences {first}–{last}", first=numbers[0], last=numbers[-1])
    return tr_n("{count} sentence", "{count} sentences", len(numbers))
