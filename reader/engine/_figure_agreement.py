"""Whether two figures agree, given how each is rounded and hedged."""

from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType

from reader.core import FigureKind
from reader.engine._figure import FigureValue, Hedge

_DAYS = MappingProxyType(
    {
        "second": Decimal(1) / 86_400,
        "minute": Decimal(1) / 1440,
        "hour": Decimal(1) / 24,
        "day": Decimal(1),
        "night": Decimal(1),
        "week": Decimal(7),
        "month": Decimal("30.4"),
        "year": Decimal(365),
        "decade": Decimal(3650),
        "century": Decimal(36_500),
    }
)
_SPANS = MappingProxyType(
    {
        Hedge.ABOUT: (Decimal("0.95"), Decimal("1.05")),
        Hedge.NEARLY: (Decimal("0.9"), Decimal("1.01")),
        Hedge.UNDER: (Decimal("0.5"), Decimal(1)),
        Hedge.OVER: (Decimal(1), Decimal("1.5")),
        Hedge.AT_LEAST: (Decimal(1), Decimal("1.5")),
        Hedge.UP_TO: (Decimal(0), Decimal(1)),
    }
)
"""Between which multiples of a hedged figure the true value is taken to lie; our choice."""

_ZONES = MappingProxyType(
    {
        **dict.fromkeys(("gmt", "utc"), (0,)),
        **dict.fromkeys(("et", "eastern"), (-300, -240)),
        **dict.fromkeys(("ct", "central"), (-360, -300)),
        **dict.fromkeys(("mt", "mountain"), (-420, -360)),
        **dict.fromkeys(("pt", "pacific"), (-480, -420)),
        "est": (-300,), "edt": (-240,), "cdt": (-300,), "mst": (-420,), "mdt": (-360,),
        "pst": (-480,), "pdt": (-420,), "bst": (60,), "cet": (60,), "cest": (120,),
        "eet": (120,), "eest": (180,), "msk": (180,), "ist": (330, 60, 120), "jst": (540,),
        "kst": (540,), "aet": (600, 660), "aest": (600,), "aedt": (660,), "cst": (-360, 480),
    }
)  # fmt: skip
"""Minutes ahead of Greenwich; several where the season, or what the letters mean, is open."""

_DAY = Decimal(1440)
_ROUNDING = Decimal("0.025")
_HALF_DAY = Decimal(720)
_VAGUE_MINUTES = Decimal(30)
_TIMED = (FigureKind.DURATION, FigureKind.AGE)


def agree(one: FigureValue, two: FigureValue, *, leeway: Decimal = Decimal(1)) -> bool:
    """Say whether both figures may be right: the same but for form, rounding and hedges.

    A bare number agrees with the same number of anything: "2.5 billion" with "$2.5
    billion". `leeway`, from 0 to 1, is how much of a hedge's room is given.
    """
    if one.moment is not None or two.moment is not None:
        both = one.moment is not None and two.moment is not None
        return both and not _clash(one, two)
    if FigureKind.SCORE in (one.kind, two.kind):
        return one.kind is two.kind and {one.low, one.high} == {two.low, two.high}
    if FigureKind.TIME in (one.kind, two.kind):
        return one.kind is two.kind and _same_time(one, two)
    if _is_like(one, two):
        return _same_amount(one, two, leeway)
    is_bare = FigureKind.NUMBER in (one.kind, two.kind)
    return is_bare and one.low > 1 and one.value == two.value


def _is_like(one: FigureValue, two: FigureValue) -> bool:
    """Say whether two amounts are measured alike."""
    if one.kind in _TIMED and two.kind in _TIMED:
        return True
    return one.kind is two.kind and one.unit == two.unit


def _same_amount(one: FigureValue, two: FigureValue, leeway: Decimal) -> bool:
    first, second = (_in_days(f) if one.unit != two.unit else f for f in (one, two))
    if one.low < one.high and two.low < two.high and not one.approximate:
        return _meet(_ends(first.low, first), _ends(second.low, second)) and _meet(
            _ends(first.high, first), _ends(second.high, second)
        )
    if _leans(one) == _leans(two) != 0:
        leeway = Decimal(0)
    return _meet(_bounds(first, leeway), _bounds(second, leeway))


def _leans(figure: FigureValue) -> int:
    """Say to which side a hedge leans: two that lean alike are compared as they are."""
    return {Hedge.OVER: 1, Hedge.AT_LEAST: 1, Hedge.UNDER: -1, Hedge.UP_TO: -1}.get(figure.hedge, 0)


def is_comparable(one: FigureValue, two: FigureValue) -> bool:
    """Say whether two figures could measure the same thing, by kind and unit alone."""
    if one.kind is not two.kind:
        return False
    return one.unit == two.unit or one.kind not in (FigureKind.MONEY, FigureKind.PERCENT)


def _clash(one: FigureValue, two: FigureValue) -> bool:
    return bool(one.moment and two.moment and one.moment.clashes(two.moment))


def _same_time(one: FigureValue, two: FigureValue) -> bool:
    """Compare times of day, in zones where both name one.

    Without "a.m." or "p.m." the half of the day is open; a zone that cannot be set
    against the other leaves the time open.
    """
    shifts = _shifts(one.zone, two.zone)
    if shifts is None:
        return True
    day = _HALF_DAY if "12" in (one.unit, two.unit) else _DAY
    gaps = [abs(one.low - two.low - shift) % day for shift in shifts]
    apart = min(min(gap, day - gap) for gap in gaps)
    is_vague = one.approximate or two.approximate
    return apart <= (_VAGUE_MINUTES if is_vague else 0)


def _shifts(one: str, two: str) -> tuple[int, ...] | None:
    """Give by how many minutes zone `one` may be ahead of `two`; None if that is not known."""
    if one == two or not (one and two):
        return (0,)
    if one not in _ZONES or two not in _ZONES:
        return None
    return tuple(a - b for a in _ZONES[one] for b in _ZONES[two])


def _bounds(figure: FigureValue, leeway: Decimal) -> tuple[Decimal, Decimal]:
    """Give the interval in which the true value may lie."""
    return _interval(figure.low, figure.high, figure.hedge, leeway, (figure.step, figure.place))


@lru_cache(maxsize=1 << 12)  # a figure is held against many others
def _interval(
    one: Decimal, two: Decimal, hedge: Hedge, leeway: Decimal, digits: tuple[Decimal, Decimal]
) -> tuple[Decimal, Decimal]:
    low, high = sorted((one, two))
    less, more = (1 + (m - 1) * leeway for m in _SPANS.get(hedge, (1, 1)))
    low, high = sorted((low * less, high * more))
    return low - _slack(low, *digits), high + _slack(high, *digits)


def _ends(value: Decimal, figure: FigureValue) -> tuple[Decimal, Decimal]:
    """Give a value half the place of its last digit either way, as far as rounding goes."""
    slack = _slack(value, figure.step, figure.place)
    return value - slack, value + slack


def _slack(value: Decimal, step: Decimal, place: Decimal) -> Decimal:
    return min(step / 2, max(_ROUNDING * abs(value), place / 2))


def _in_days(figure: FigureValue) -> FigureValue:
    """Give a duration or an age in days; other figures as they are."""
    days = _DAYS.get(figure.unit) if figure.kind in _TIMED else None
    if days is None:
        return figure
    return replace(
        figure,
        low=figure.low * days,
        high=figure.high * days,
        step=figure.step * days,
        place=figure.place * days,
    )


def _meet(one: tuple[Decimal, Decimal], two: tuple[Decimal, Decimal]) -> bool:
    """Say whether two intervals share more than an end."""
    return one[0] < two[1] and two[0] < one[1]
