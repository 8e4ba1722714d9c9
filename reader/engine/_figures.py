"""Find the figures of a sentence, with what each counts and how it is hedged."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from reader.core import Article, FigureKind, Progress, Sentence, Span, silent, tracked
from reader.engine._abbreviations import OPENERS
from reader.engine._figure import FigureValue, Hedge
from reader.engine._figure_forms import figure_label, read_figure
from reader.engine._figure_nouns import NO_NOUN, SINGULARS, Noun, noun_after
from reader.engine._figure_patterns import (
    AGE_AFTER,
    AGE_BEFORE,
    BETWEEN,
    CHANGES,
    HEDGE_AFTER,
    HEDGE_BEFORE,
    JOINTS,
    LABEL_BEFORE,
    LIST_STOP,
    ZONE_AFTER,
    figure_matches,
)
from reader.engine._words import STOP_WORDS, fold, stem

_STAGE = "Reading"
_LOOK_BACK = 40
_OLDEST = 119
_DASHES = ("-", "–", "—")
_WIDEST_RANGE = 5
_GAME = frozenset(
    """win victory loss defeat draw tie vote ruling decision lead record game series score margin
    verdict split""".split()
)
_COUNTED = (FigureKind.NUMBER, FigureKind.MONEY, FigureKind.PERCENT, FigureKind.DURATION,
            FigureKind.ORDINAL, FigureKind.AGE)  # fmt: skip
_TIMED = (FigureKind.DURATION, FigureKind.AGE)
_SCALES = (Decimal(10**12), Decimal(10**9), Decimal(10**6), Decimal(1000))


def figures(text: str, span: Span, *, published: str | None = None) -> tuple[FigureValue, ...]:
    """Find the figures of one sentence, in order.

    `published` is the ISO date of the article; it settles "yesterday" and the like.
    """
    found: list[FigureValue] = []
    for match in figure_matches(text, span.start, span.end):
        figure = read_figure(match, published)
        if figure is not None and not _counts_nothing(figure, match[0], text, span):
            found.append(_in_context(figure, text, span))
    return _join_ranges(found, text, span)


def figures_by_sentence(
    article: Article, sentences: Sequence[Sentence], progress: Progress = silent
) -> tuple[tuple[FigureValue, ...], ...]:
    """Find the figures of each sentence of an article."""
    return tuple(
        figures(article.text, sentence.span, published=article.published)
        for sentence in tracked(sentences, progress, _STAGE)
    )


def _counts_nothing(figure: FigureValue, words: str, text: str, span: Span) -> bool:
    """Say whether a number is the pronoun "one" or the number of a list item."""
    if words.casefold() == "one":
        is_part = text.startswith(" of ", figure.span.end)
        return is_part or not noun_after(text, figure.span.end, span.end).stems
    is_first = figure.span.start == span.start and words.isdecimal()
    return is_first and LIST_STOP.match(text, figure.span.end, span.end) is not None


def _in_context(figure: FigureValue, text: str, span: Span) -> FigureValue:
    """Add what the neighbouring words tell: age or label, noun, hedge."""
    before = text[max(span.start, figure.span.start - _LOOK_BACK) : figure.span.start]
    noun = noun_after(text, figure.span.end, span.end) if figure.kind in _COUNTED else NO_NOUN
    if figure.kind is FigureKind.TIME:
        return replace(
            figure, zone=_zone(figure, text, span), hedge=_hedge(figure, text, span, before)
        )
    if figure.kind is FigureKind.SCORE:
        figure, noun = _score_or_range(figure, noun_after(text, figure.span.end, span.end))
    if figure.kind is FigureKind.NUMBER and _is_plain(figure, text):
        if _is_age(figure, text, span, before):
            return replace(figure, kind=FigureKind.AGE, unit="year")
        name = LABEL_BEFORE.search(before)
        if name and _names(name["name"], noun.stems):
            label = f"{name['name']} {figure.span.of(text)}"
            named = (stem(fold(name["name"])),)
            return replace(figure, kind=FigureKind.LABEL, noun=named, label=label)
    return replace(
        figure,
        noun=figure.noun or noun.stems,
        counted=None if figure.kind in _TIMED else noun.span,
        hedge=_hedge(figure, text, span, before),
    )


def _zone(figure: FigureValue, text: str, span: Span) -> str:
    """Give the time zone of a time of day, where the text names it."""
    inside = figure.span.of(text).rsplit(maxsplit=1)[-1].casefold()
    match = ZONE_AFTER.match(text, figure.span.end, span.end)
    if match:
        return match["zone"].casefold()
    return inside if inside in ("gmt", "utc", "est", "edt", "et") else ""


def _is_plain(figure: FigureValue, text: str) -> bool:
    return figure.span.of(text).isdecimal()


def _is_age(figure: FigureValue, text: str, span: Span, before: str) -> bool:
    """Say whether a bare number is an age ("Ada Birk, 47, said")."""
    is_set_off = AGE_AFTER.match(text, figure.span.end, span.end)
    return bool(figure.low <= _OLDEST and is_set_off and AGE_BEFORE.search(before))


def _names(word: str, noun: tuple[str, ...]) -> bool:
    """Say whether a capitalised word before a number makes it a label ("Flight 370")."""
    folded = fold(word)
    is_name = folded not in STOP_WORDS and folded not in OPENERS and len(word) > 1
    is_name = is_name and not folded.endswith(("ly", "ing", "'m", "'re"))
    return is_name and not (noun and noun[-1] in SINGULARS.values())


def _score_or_range(figure: FigureValue, noun: Noun) -> tuple[FigureValue, Noun]:
    """Take "10-15 people" for a range; a result or a vote stays a score."""
    rises = figure.low < figure.high <= figure.low * _WIDEST_RANGE
    if not (noun.stems and rises) or _GAME & set(noun.stems):
        return figure, Noun(span=noun.span)
    percent = noun.stems[0] in ("percent", "per")
    kind = FigureKind.PERCENT if percent else FigureKind.NUMBER
    return replace(figure, kind=kind, unit="%" if percent else ""), noun


def _hedge(figure: FigureValue, text: str, span: Span, before: str) -> Hedge:
    """Find the hedge right before or after a figure."""
    match = HEDGE_BEFORE.search(before) or HEDGE_AFTER.match(text, figure.span.end, span.end)
    return Hedge[str(match.lastgroup).upper()] if match else figure.hedge


def _join_ranges(found: list[FigureValue], text: str, span: Span) -> tuple[FigureValue, ...]:
    """Make one figure of "10 to 15 people" and "between $2 and $3 million"."""
    out: list[FigureValue] = []
    for figure in found:
        joined = _joined(out[-1], figure, text, span) if out else None
        if joined:
            out[-1] = joined
        else:
            out.append(figure)
    return tuple(out)


def _joined(one: FigureValue, two: FigureValue, text: str, span: Span) -> FigureValue | None:
    """Give the range of two neighbouring figures, or None."""
    joint = JOINTS.fullmatch(text, one.span.end, two.span.start)
    if joint and joint[0].strip() in _DASHES and one.kind is FigureKind.MONEY:
        two = _of_money(two, one.unit)
    is_number = two.kind in _COUNTED and two.kind is not FigureKind.ORDINAL
    if joint is None or not is_number or one.kind not in (two.kind, FigureKind.NUMBER):
        return None
    before = text[max(span.start, one.span.start - _LOOK_BACK) : one.span.start]
    is_between = BETWEEN.search(before) is not None
    if joint[0].strip() == "and" and not is_between:
        return None
    low = _scaled(one, two)
    if not low < two.high or one.noun:
        return None
    if not is_between and (_is_change(one, before) or two.high > low * _WIDEST_RANGE):
        return None
    label = f"{figure_label(low, two.kind, two.unit)} to {two.label}"
    place = Span(start=one.span.start, end=two.span.end)
    return replace(two, span=place, low=low, hedge=one.hedge, label=label)


def _of_money(figure: FigureValue, currency: str) -> FigureValue:
    """Take a bare number for a sum ("$5-6 million")."""
    if figure.kind is not FigureKind.NUMBER:
        return figure
    kind = FigureKind.MONEY
    return replace(figure, kind=kind, unit=currency, label=figure_label(figure.low, kind, currency))


def _is_change(one: FigureValue, before: str) -> bool:
    """Say whether "5 to 10" is a change and its goal; "up 4% to 7%" is a range."""
    change = CHANGES.search(before)
    return change is not None and (one.kind is not FigureKind.PERCENT or change[1] == "from")


def _scaled(one: FigureValue, two: FigureValue) -> Decimal:
    """Give the lower end the scale of the upper one ("2 to 3 million")."""
    for scale in _SCALES:
        if two.high >= scale > one.low and one.low < 1000 and two.step >= scale / 1000:
            return one.low * scale
    return one.low
