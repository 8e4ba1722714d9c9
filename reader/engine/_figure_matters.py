"""Which figures of two articles give one value of one thing."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reader.core import Figure, FigureKind, Link, Progress, Side, part, tracked
from reader.engine._dates import Moment
from reader.engine._figure import FigureValue
from reader.engine._reading import Reading

_STAGE = "Comparing details"
_MOST = 40  # figures of one end of a link; more are a table
_COUNTS = (FigureKind.NUMBER, FigureKind.ORDINAL)
_TIMED = (FigureKind.DURATION, FigureKind.AGE)
_Key = tuple[Hashable, ...]
_Both = tuple[tuple[Figure, ...], tuple[Figure, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A figure of one side with the number of its sentence, and what tells its value."""

    figure: FigureValue
    side: Side
    sentence: int
    key: _Key


def figures_of_both(
    readings: tuple[Reading, Reading], links: Sequence[Link], progress: Progress
) -> _Both:
    """Give the figures of both articles' compared sentences, numbered by what they are about.

    Two of one value are about one thing if they count the same, or if nothing tells that
    they do not and their sentences are linked; sums, shares, dates and times need their
    value alone, a day of the week and its date a link. Swapped articles give the same numbers.
    """
    found = [one for side in Side for one in _found(side, readings[side])]
    groups = _Groups(len(found))
    _join_alike(found, groups)
    _join_linked(found, links, groups, part(progress, 0.0, 0.8))
    progress(0.8, _STAGE)
    numbers = _numbered(found, groups)
    progress(0.9, _STAGE)
    made = [_figure(one.figure, numbers[groups.root(n)]) for n, one in enumerate(found)]
    count = sum(one.side is Side.A for one in found)
    return tuple(made[:count]), tuple(made[count:])


def _found(side: Side, reading: Reading) -> Iterable[_Found]:
    for number, sentence in enumerate(reading.sentences):
        if sentence.kind.is_compared:
            for figure in reading.figures[number]:
                yield _Found(figure=figure, side=side, sentence=number, key=_key(figure))


def _key(figure: FigureValue) -> _Key:
    """Give what figures of one value share."""
    moment = figure.moment
    if moment is not None:
        is_day = moment.month is not None and moment.day is not None
        return ("day", moment.month, moment.day) if is_day else ("date", figure.label)
    if figure.kind in (FigureKind.LABEL, FigureKind.SCORE):
        return (figure.kind, figure.label)
    if figure.kind is FigureKind.TIME:
        return (figure.kind, figure.low)
    kind = "span of time" if figure.kind in _TIMED else figure.kind
    return (kind, figure.unit, figure.low, figure.high)


class _Groups:
    """Numbers in groups that grow together (disjoint sets with path halving)."""

    def __init__(self, size: int) -> None:
        self._parents = list(range(size))

    def root(self, number: int) -> int:
        """Give the number that stands for a whole group."""
        parents = self._parents
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    def join(self, one: int, two: int) -> None:
        """Make one group of two numbers' groups."""
        self._parents[self.root(two)] = self.root(one)


def _join_alike(found: Sequence[_Found], groups: _Groups) -> None:
    """Join the figures of one value that count the same thing."""
    years = _years(found)
    first: dict[tuple[_Key, Hashable], int] = {}
    for number, one in enumerate(found):
        for thing in _things(one, years):
            groups.join(first.setdefault((one.key, thing), number), number)


def _things(one: _Found, years: dict[_Key, set[int]]) -> Iterable[Hashable]:
    """Give what a figure counts, as far as it tells it from others of its value."""
    if one.figure.moment is not None:
        year = one.figure.moment.year
        return (year,) if len(years[one.key]) > 1 else ("day",)
    if one.figure.kind not in _COUNTS:
        return ("value",)
    return one.figure.noun or ("",)


def _years(found: Sequence[_Found]) -> dict[_Key, set[int]]:
    """Give the years that are told with each date."""
    out: dict[_Key, set[int]] = defaultdict(set)
    for one in found:
        moment = one.figure.moment
        if moment is not None and moment.year is not None:
            out[one.key].add(moment.year)
    return out


def _join_linked(
    found: Sequence[_Found], links: Sequence[Link], groups: _Groups, progress: Progress
) -> None:
    """Join figures of linked sentences that are one as far as they say."""
    at: dict[tuple[Side, int], list[int]] = defaultdict(list)
    for number, one in enumerate(found):
        at[one.side, one.sentence].append(number)
    for link in tracked(links, progress, _STAGE):
        mine = [n for sentence in link.a for n in at[Side.A, sentence]][:_MOST]
        yours = [n for sentence in link.b for n in at[Side.B, sentence]][:_MOST]
        for m in mine:
            for n in yours:
                if _may_be_one(found[m], found[n]):
                    groups.join(m, n)


def _may_be_one(one: _Found, two: _Found) -> bool:
    """Say whether two may be one: a count of no named thing, a day of the week and its date."""
    if one.key == two.key:
        return one.figure.kind in _COUNTS and not (one.figure.noun and two.figure.noun)
    mine, yours = one.figure.moment, two.figure.moment
    if mine is None or yours is None or mine.weekday is None:
        return False
    return mine.weekday == yours.weekday and (mine.day is None) is not (yours.day is None)


def _numbered(found: Sequence[_Found], groups: _Groups) -> dict[int, int]:
    """Give numbers to groups, in an order that does not depend on which side is which."""
    least: dict[int, tuple[str, str, tuple[str, ...], Decimal, Decimal, int]] = {}
    for number, one in enumerate(found):
        figure = one.figure
        value = figure.low, figure.high
        own = (figure.kind.value, figure.label, figure.noun, *value, figure.span.start)
        root = groups.root(number)
        least[root] = min(least.get(root, own), own)
    return {root: n for n, root in enumerate(sorted(least, key=least.__getitem__))}


def _figure(figure: FigureValue, matter: int) -> Figure:
    return Figure(
        span=figure.span,
        kind=figure.kind,
        label=figure.label,
        value=_order(figure.moment, figure.low),
        unit=figure.unit,
        counted=figure.counted,
        matter=matter,
    )


def _order(moment: Moment | None, low: Decimal) -> float:
    """Give a number that sorts figures of a kind: dates by the calendar, others by value."""
    if moment is None:
        return float(low)
    year = moment.year or moment.decade or 0
    return float(year * 400 + (moment.month or 0) * 32 + (moment.day or 0))
