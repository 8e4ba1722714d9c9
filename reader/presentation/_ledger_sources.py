"""The ledger of sources: who is quoted or cited, on which side, with how many words."""

from dataclasses import dataclass

from reader.core import Comparison, Side, Span
from reader.presentation._ledger import (
    Cell,
    Column,
    Ledger,
    LedgerKind,
    LedgerRow,
    standing,
)
from reader.presentation._messages import tr
from reader.presentation._voices import (
    Statement,
    bearers,
    count_words,
    quoted_spans,
    statements_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One source over both articles: its statements and quoted words on each side.

    `shares` are of all quoted words of a side. An empty name stands for quoted words
    and statements of which the article names no source.
    """

    name: str
    passages: tuple[tuple[Span, ...], tuple[Span, ...]]
    statements: tuple[int, int]
    words: tuple[int, int]
    shares: tuple[float, float]

    @property
    def label(self) -> str:
        """Name it on screen."""
        return self.name or tr("Source not named")

    @property
    def sides(self) -> tuple[Side, ...]:
        """Give the sides on which it is heard."""
        return tuple(side for side in Side if self.passages[side])


def voices_of(comparison: Comparison) -> tuple[Voice, ...]:
    """List all sources, those with most quoted words on either side first."""
    told = tuple(s for side in Side for s in statements_of(comparison, side))
    names = bearers(comparison, told)
    groups: dict[str, tuple[list[Span], list[Span]]] = {}
    counts: dict[str, list[int]] = {}
    words: dict[str, list[int]] = {}
    for statement in told:
        name = names.get(statement.source, "")
        groups.setdefault(name, ([], []))[statement.side].append(statement.whole)
        counts.setdefault(name, [0, 0])[statement.side] += 1
        words.setdefault(name, [0, 0])[statement.side] += _quoted_words(comparison, statement)
    for side in Side:
        for span in _without_statement(comparison, side, told):
            groups.setdefault("", ([], []))[side].append(span)
            counts.setdefault("", [0, 0])
            number = count_words(comparison.articles[side].text, span)
            words.setdefault("", [0, 0])[side] += number
    totals = [max(1, sum(count[side] for count in words.values())) for side in Side]
    voices = (
        Voice(
            name=name,
            passages=(tuple(sorted(spans[0])), tuple(sorted(spans[1]))),
            statements=(counts[name][0], counts[name][1]),
            words=(words[name][0], words[name][1]),
            shares=(words[name][0] / totals[0], words[name][1] / totals[1]),
        )
        for name, spans in groups.items()
    )
    return tuple(sorted(voices, key=_weight))


def source_ledger(comparison: Comparison) -> Ledger:
    """Keep account of who is heard on which side."""
    rows = (_row(voice) for voice in voices_of(comparison))
    return Ledger(
        kind=LedgerKind.SOURCES,
        title=tr("Sources"),
        note=tr(
            "Who is quoted or cited. “He” and “she” are counted with whoever was named last; "
            "shares are of the words in quotation marks."
        ),
        empty=tr("No statement with a source was found in either article."),
        columns=_columns(),
        rows=tuple(rows),
    )


def _columns() -> tuple[Column, ...]:
    columns = [
        Column(title=tr("Source"), tip=tr("The fullest name that the articles give."), share=26),
        Column(title=tr("Heard in"), tip=tr("The articles that quote or cite it."), share=18),
    ]
    for side in Side:
        letter = side.letter
        columns += [
            Column(
                title=tr("Statements in {side}", side=letter),
                tip=tr("How often article {side} quotes or cites it.", side=letter),
                share=12,
                is_number=True,
            ),
            Column(
                title=tr("Words in {side}", side=letter),
                tip=tr("Its words in quotation marks in article {side}.", side=letter),
                share=11,
                is_number=True,
            ),
            Column(
                title=tr("Share in {side}", side=letter),
                tip=tr("Its part of all words in quotation marks in {side}.", side=letter),
                share=12,
                is_number=True,
            ),
        ]
    return tuple(columns)


def _row(voice: Voice) -> LedgerRow:
    cells = [Cell(text=voice.label), standing(voice.sides, both=tr("Both articles"))]
    for side in Side:
        share = voice.shares[side]
        cells += [
            _count(voice.statements[side]),
            _count(voice.words[side]),
            Cell(text=tr("{share:.0f} %", share=100 * share) if share else "–", order=share),
        ]
    return LedgerRow(cells=tuple(cells), spans=voice.passages)


def _count(number: int) -> Cell:
    return Cell(text=str(number) if number else "–", order=number)


def _quoted_words(comparison: Comparison, statement: Statement) -> int:
    text = comparison.articles[statement.side].text
    return sum(count_words(text, span) for span in statement.quoted)


def _without_statement(
    comparison: Comparison, side: Side, told: tuple[Statement, ...]
) -> list[Span]:
    """Give the quoted stretches that no statement holds."""
    held = {span for s in told if s.side is side for span in s.quoted}
    return [span for span in quoted_spans(comparison, side) if span not in held]


def _weight(voice: Voice) -> tuple[bool, int, int, str]:
    return (not voice.name, -sum(voice.words), -sum(voice.statements), voice.name)
