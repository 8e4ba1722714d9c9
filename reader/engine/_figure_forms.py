"""From the words of a figure to its value, one reader for each form."""

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from reader.core import FigureKind, Span
from reader.engine._dates import Moment, read_date
from reader.engine._figure import FigureValue, Hedge
from reader.engine._number_words import (
    SCALES,
    range_of_vague,
    value_of_ordinal,
    value_of_part,
    value_of_words,
)

_CURRENCIES = {
    "$": "USD", "US$": "USD", "A$": "AUD", "C$": "CAD", "HK$": "HKD", "NZ$": "NZD", "S$": "SGD",
    "R$": "BRL", "£": "GBP", "€": "EUR", "¥": "JPY", "Rs": "INR", "Rs.": "INR", "dollar": "USD",
    "buck": "USD",
    "cent": "USD", "euro": "EUR", "pence": "GBP", "pound": "GBP", "yen": "JPY", "yuan": "CNY",
    "rupee": "INR", "rouble": "RUB", "ruble": "RUB", "peso": "MXN", "franc": "CHF",
    "riyal": "SAR",
}  # fmt: skip
_SYMBOLS = {"USD": "$", "GBP": "£", "EUR": "€", "JPY": "¥", "AUD": "A$", "CAD": "C$",
            "HKD": "HK$", "NZD": "NZ$", "SGD": "S$", "BRL": "R$"}  # fmt: skip
_HUNDREDTHS = ("cent", "pence")
_VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.333", "⅔": "0.667"}
_TIME_UNITS = {"hr": "hour", "min": "minute", "sec": "second", "centurie": "century"}
_HALF = Decimal("0.5")
_LARGE = (("trillion", 10**12), ("billion", 10**9), ("million", 10**6))


def read_figure(match: re.Match[str], published: str | None) -> FigureValue | None:
    """Turn a match of `FIGURE` into a figure; None for what only looks like one."""
    form = str(match.lastgroup)
    place = Span(start=match.start(), end=match.end())
    if form.startswith("d_"):
        moment = read_date(match, published)
        if moment is None:
            return None
        return FigureValue(span=place, kind=FigureKind.DATE, moment=moment, label=moment.label)
    reader = _READERS.get(form)
    return reader(match, place) if reader else None


def _read_clock(match: re.Match[str], place: Span) -> FigureValue | None:
    words = match[0].casefold()
    if words in ("noon", "midnight"):
        minutes = 720 if words == "noon" else 0
        return _time_of_day(place, minutes, "24")
    numbers = [int(n) for n in re.findall(r"\d+", words)]
    if len(numbers) == 1 and numbers[0] > 99:
        numbers = list(divmod(numbers[0], 100))
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
    if hour > 24 or minute > 59:
        return None
    half = re.search(r"([ap])\.?m", words)
    if half:
        hour = hour % 12 + (12 if half[1] == "p" else 0)
    return _time_of_day(place, hour * 60 + minute, "24" if half or hour > 12 else "12")


def _time_of_day(place: Span, minutes: int, unit: str) -> FigureValue:
    value = Decimal(minutes)
    label = f"{minutes // 60}:{minutes % 60:02d}"
    return FigureValue(
        span=place, kind=FigureKind.TIME, low=value, high=value, unit=unit, label=label
    )


def _read_years(match: re.Match[str], place: Span) -> FigureValue:
    moment = Moment(year=int(match[0][:4]))
    return FigureValue(span=place, kind=FigureKind.DATE, moment=moment, label=match[0])


def _read_fraction(match: re.Match[str], place: Span) -> FigureValue | None:
    top, bottom = (int(n) for n in match[0].split("/"))
    if bottom == 0 or top >= bottom * 4:
        return None
    if bottom & (bottom - 1) and top <= 12 and bottom <= 31:
        moment = Moment(month=top, day=bottom)
        return FigureValue(span=place, kind=FigureKind.DATE, moment=moment, label=match[0])
    value = Decimal(top) / bottom
    step = Decimal(1) / (bottom * 2)
    kind = FigureKind.NUMBER
    return FigureValue(
        span=place, kind=kind, low=value, high=value, step=step, place=step, label=match[0]
    )


def _read_score(match: re.Match[str], place: Span) -> FigureValue:
    low, high, *_ = (Decimal(n) for n in re.split("[-–]", match[0]))
    return FigureValue(span=place, kind=FigureKind.SCORE, low=low, high=high, label=match[0])


def _read_ratio(match: re.Match[str], place: Span) -> FigureValue | None:
    parts = re.split(r"\s(?:in|out\sof)\s(?:every\s)?", match[0].casefold())
    top, bottom = (Decimal(p) if p.isdecimal() else value_of_words(p) for p in parts)
    if not 0 < top < bottom:
        return None
    return _share(place, top / bottom)


def _read_part(match: re.Match[str], place: Span) -> FigureValue:
    share = value_of_part(match[0])
    return replace(_share(place, share), label=str(Fraction(share).limit_denominator(20)))


def _share(place: Span, share: Decimal) -> FigureValue:
    value = share * 100
    return FigureValue(
        span=place,
        kind=FigureKind.PERCENT,
        low=value,
        high=value,
        unit="%",
        step=Decimal(2),
        place=Decimal(2),
        label=f"{_plain(round(value))}%",
    )


def _read_ordinal(match: re.Match[str], place: Span) -> FigureValue:
    digits = re.sub(r"\D", "", match[0])
    value = Decimal(digits) if digits else value_of_ordinal(match[0])
    noun = ("quarter",) if match[0][0] == "Q" else ()
    label = f"No. {value}"
    return FigureValue(
        span=place, kind=FigureKind.ORDINAL, low=value, high=value, noun=noun, label=label
    )


def _read_vague(match: re.Match[str], place: Span) -> FigureValue:
    low, high = range_of_vague(match[0])
    return FigureValue(
        span=place,
        kind=FigureKind.NUMBER,
        low=low,
        high=high,
        hedge=Hedge.ABOUT,
        step=low,
        label=match[0].casefold(),
    )


def _read_quantity(match: re.Match[str], place: Span) -> FigureValue | None:
    value, last = _value_and_place(match)
    step = _without_zeros(value, last)
    kind, unit = _kind_and_unit(match)
    if kind is FigureKind.NUMBER and match["words"] and match["words"].casefold() in ("a", "an"):
        return None
    if unit in _HUNDREDTHS:
        value, last, step = value / 100, last / 100, step / 100
    unit = _CURRENCIES[unit] if kind is FigureKind.MONEY else unit
    return FigureValue(
        span=place,
        kind=kind,
        low=value,
        high=value,
        unit=unit,
        step=step,
        place=last,
        label=figure_label(value, kind, unit),
    )


_READERS = {
    "clock": _read_clock,
    "years": _read_years,
    "fraction": _read_fraction,
    "score": _read_score,
    "ratio": _read_ratio,
    "part": _read_part,
    "ordinal": _read_ordinal,
    "vague": _read_vague,
    "quantity": _read_quantity,
}


def _value_and_place(match: re.Match[str]) -> tuple[Decimal, Decimal]:
    """Give the number of a quantity and the place value of its last digit."""
    if match["digits"]:
        value = Decimal(match["digits"].replace(",", ""))
        place = Decimal(1).scaleb(int(value.as_tuple().exponent))
    else:
        value, place = value_of_words(match["words"]), Decimal(1)
    if match["mixed"]:
        value, place = value + _mixed(match["mixed"]), Decimal("0.01")
    if match["half"]:
        value, place = value + _HALF, _HALF
    scale = match["scale"] or match["short"] or match["letter"]
    factor = SCALES[scale.casefold()] if scale else Decimal(1)
    value, place = value * factor, place * factor
    return -value if match["sign"] in ("-", "−") else value, place


def _without_zeros(value: Decimal, place: Decimal) -> Decimal:
    """Give the place of the last digit that is not a trailing zero before the point."""
    while place >= 1 and value and value % (place * 10) == 0:
        place *= 10
    return place


def _mixed(text: str) -> Decimal:
    if text in _VULGAR:
        return Decimal(_VULGAR[text])
    top, bottom = text[1:].split("/")
    return Decimal(top) / (int(bottom) or 1)


def _kind_and_unit(match: re.Match[str]) -> tuple[FigureKind, str]:
    if match["currency"]:
        return FigureKind.MONEY, match["currency"].strip()
    if match["percent"]:
        return FigureKind.PERCENT, "point" if match["points"] else "%"
    if match["money"]:
        word = match["money"].casefold().replace(" sterling", "").split()[-1]
        return FigureKind.MONEY, word.removesuffix("s")
    if match["time"]:
        unit = match["time"].casefold().removesuffix("s")
        kind = FigureKind.AGE if match["old"] else FigureKind.DURATION
        return kind, _TIME_UNITS.get(unit, unit)
    return FigureKind.NUMBER, ""


def figure_label(value: Decimal, kind: FigureKind, unit: str) -> str:
    """Write a number in one fixed form ("$2.5 billion", "20%", "3 weeks", "1,200")."""
    if kind is FigureKind.MONEY:
        symbol = _SYMBOLS.get(unit)
        amount = f"{value:,.2f}" if value % 1 and value < _LARGE[-1][1] else _plain(value)
        return f"{symbol}{amount}" if symbol else f"{amount} {unit}"
    if unit == "%":
        return f"{_plain(value)}%"
    if unit == "point":
        return f"{_plain(value)} points"
    if unit:
        return f"{_plain(value)} {unit}{'' if value == 1 else 's'}"
    return _plain(value)


def _plain(value: Decimal | int) -> str:
    value = Decimal(value)
    for name, size in _LARGE:
        if abs(value) >= size:
            return f"{_plain(round(value / size, 3).normalize())} {name}"
    return f"{value.normalize():,f}" if value == value.to_integral() else f"{value:,f}"
