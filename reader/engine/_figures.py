"""Find the figures of a sentence, with what each counts and how it is hedged."""

from dataclasses import replace
from decimal import Decimal

from reader.core import Span
from reader.engine._abbreviations import OPENERS
from reader.engine._figure import Figure, FigureKind, Hedge
from reader.engine._figure_forms import figure_label, read_figure
from reader.engine._figure_patterns import (
    AGE_AFTER,
    AGE_BEFORE,
    BETWEEN,
    CHANGES,
    FIGURE,
    HEDGE_AFTER,
    HEDGE_BEFORE,
    JOINTS,
    LABEL_BEFORE,
    LIST_STOP,
    NEXT_WORD,
    ZONE_AFTER,
)
from reader.engine._words import STOP_WORDS, fold, stem

__all__ = ["Figure", "FigureKind", "Hedge", "figures"]

_LOOK_BACK = 40
_LONGEST_NOUN = 4
_OLDEST = 119
_WIDEST_RANGE = 5
_LEADS = frozenset(
    "of the per a an more other additional new its their his her all these those".split()
)
_BREAKS = frozenset(
    """versus vs compared respectively due late early earlier later ago last next previous prior
    today yesterday tomorrow year-over-year annually according because while when
    year-on-year since until till""".split()
)
_GAME = frozenset(
    """win victory loss defeat draw tie vote ruling decision lead record game series score margin
    verdict split""".split()
)
_SINGULARS = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot",
    "lives": "life", "wives": "wife", "policemen": "policeman",
}  # fmt: skip
_COUNTED = (FigureKind.NUMBER, FigureKind.MONEY, FigureKind.PERCENT, FigureKind.DURATION,
            FigureKind.ORDINAL, FigureKind.AGE)  # fmt: skip
_SCALES = (Decimal(10**12), Decimal(10**9), Decimal(10**6), Decimal(1000))


def figures(text: str, span: Span, *, published: str | None = None) -> tuple[Figure, ...]:
    """Find the figures of one sentence, in order.

    `published` is the ISO date of the article; it settles "yesterday" and the like.
    """
    found: list[Figure] = []
    for match in FIGURE.finditer(text, span.start, span.end):
        figure = read_figure(match, published)
        if figure is not None and not _counts_nothing(figure, match[0], text, span):
            found.append(_in_context(figure, text, span))
    return _join_ranges(found, text, span)


def _counts_nothing(figure: Figure, words: str, text: str, span: Span) -> bool:
    """Say whether a number is the pronoun "one" or the number of a list item."""
    if words.casefold() == "one":
        is_part = text.startswith(" of ", figure.span.end)
        return is_part or not _noun_after(figure, text, span)
    is_first = figure.span.start == span.start and words.isdecimal()
    return is_first and LIST_STOP.match(text, figure.span.end, span.end) is not None


def _in_context(figure: Figure, text: str, span: Span) -> Figure:
    """Add what the neighbouring words tell: age or label, noun, hedge."""
    before = text[max(span.start, figure.span.start - _LOOK_BACK) : figure.span.start]
    noun = _noun_after(figure, text, span) if figure.kind in _COUNTED else ()
    if figure.kind is FigureKind.TIME:
        return replace(
            figure, zone=_zone(figure, text, span), hedge=_hedge(figure, text, span, before)
        )
    if figure.kind is FigureKind.SCORE:
        figure, noun = _score_or_range(figure, _noun_after(figure, text, span))
    if figure.kind is FigureKind.NUMBER and _is_plain(figure, text):
        if _is_age(figure, text, span, before):
            return replace(figure, kind=FigureKind.AGE, unit="year")
        name = LABEL_BEFORE.search(before)
        if name and _names(name["name"], noun):
            label = f"{name['name']} {figure.span.of(text)}"
            named = (stem(fold(name["name"])),)
            return replace(figure, kind=FigureKind.LABEL, noun=named, label=label)
    return replace(figure, noun=figure.noun or noun, hedge=_hedge(figure, text, span, before))


def _zone(figure: Figure, text: str, span: Span) -> str:
    """Give the time zone of a time of day, where the text names it."""
    inside = figure.span.of(text).rsplit(maxsplit=1)[-1].casefold()
    match = ZONE_AFTER.match(text, figure.span.end, span.end)
    if match:
        return match["zone"].casefold()
    return inside if inside in ("gmt", "utc", "est", "edt", "et") else ""


def _is_plain(figure: Figure, text: str) -> bool:
    return figure.span.of(text).isdecimal()


def _is_age(figure: Figure, text: str, span: Span, before: str) -> bool:
    """Say whether a bare number is an age ("Ada Birk, 47, said")."""
    is_set_off = AGE_AFTER.match(text, figure.span.end, span.end)
    return bool(figure.low <= _OLDEST and is_set_off and AGE_BEFORE.search(before))


def _names(word: str, noun: tuple[str, ...]) -> bool:
    """Say whether a capitalised word before a number makes it a label ("Flight 370")."""
    folded = fold(word)
    is_name = folded not in STOP_WORDS and folded not in OPENERS and len(word) > 1
    is_name = is_name and not folded.endswith(("ly", "ing", "'m", "'re"))
    return is_name and not (noun and noun[-1] in _SINGULARS.values())


def _score_or_range(figure: Figure, noun: tuple[str, ...]) -> tuple[Figure, tuple[str, ...]]:
    """Take "10-15 people" for a range; a result or a vote stays a score."""
    rises = figure.low < figure.high <= figure.low * _WIDEST_RANGE
    if not (noun and rises) or _GAME & set(noun):
        return figure, ()
    percent = noun[0] in ("percent", "per")
    kind = FigureKind.PERCENT if percent else FigureKind.NUMBER
    return replace(figure, kind=kind, unit="%" if percent else ""), noun


def _noun_after(figure: Figure, text: str, span: Span) -> tuple[str, ...]:
    """Give the stems of the noun phrase that follows, at most a few words."""
    out: list[str] = []
    offset = figure.span.end
    while len(out) < _LONGEST_NOUN:
        match = NEXT_WORD.match(text, offset, span.end)
        if match is None:
            break
        form = fold(match["word"]).removesuffix(".")
        if form not in _LEADS or out:
            if form in STOP_WORDS or form in _BREAKS:
                break
            out.append(_SINGULARS.get(form) or stem(form))
        offset = match.end()
    return tuple(out)


def _hedge(figure: Figure, text: str, span: Span, before: str) -> Hedge:
    """Find the hedge right before or after a figure."""
    match = HEDGE_BEFORE.search(before) or HEDGE_AFTER.match(text, figure.span.end, span.end)
    return Hedge[str(match.lastgroup).upper()] if match else figure.hedge


def _join_ranges(found: list[Figure], text: str, span: Span) -> tuple[Figure, ...]:
    """Make one figure of "10 to 15 people" and "between $2 and $3 million"."""
    out: list[Figure] = []
    for figure in found:
        joined = _joined(out[-1], figure, text, span) if out else None
        if joined:
            out[-1] = joined
        else:
            out.append(figure)
    return tuple(out)


def _joined(one: Figure, two: Figure, text: str, span: Span) -> Figure | None:
    """Give the range of two neighbouring figures, or None."""
    joint = JOINTS.fullmatch(text, one.span.end, two.span.start)
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


def _is_change(one: Figure, before: str) -> bool:
    """Say whether "5 to 10" is a change and its goal; "up 4% to 7%" is a range."""
    change = CHANGES.search(before)
    return change is not None and (one.kind is not FigureKind.PERCENT or change[1] == "from")


def _scaled(one: Figure, two: Figure) -> Decimal:
    """Give the lower end the scale of the upper one ("2 to 3 million")."""
    for scale in _SCALES:
        if two.high >= scale > one.low and one.low < 1000 and two.step >= scale / 1000:
            return one.low * scale
    return one.low
