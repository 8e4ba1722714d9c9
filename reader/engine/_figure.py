"""One figure of a text: what it measures, its value, and how firmly it is given."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from reader.core import FigureKind, Span
from reader.engine._dates import Moment


class Hedge(StrEnum):
    """How a text loosens a figure: the direction in which the true value may lie."""

    NONE = ""
    ABOUT = "about"
    NEARLY = "nearly"
    UNDER = "under"
    OVER = "over"
    AT_LEAST = "at_least"
    UP_TO = "up_to"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureValue:
    """One figure as the engine compares it: its place and what it says.

    `low` and `high` are the value, equal unless the text gives a range; a percent is
    out of 100, a time of day in minutes since midnight, a duration and an age in their
    own unit. A date has a `moment` instead. `unit` is a currency code, "%", "point" (of
    percent), a unit of time, "12" or "24" (whether the half of the day is known), or empty.
    `zone` is what a time of day is given in, as written, in small letters ("gmt", "local").
    `noun` are the stems of the words counted, in order, `counted` where they stand, as far
    as they name what is counted. `place` is the place value of the
    last digit given ("2.5 billion": 100 million; "800": 1), `step` that of the last digit
    but trailing zeros ("800": 100).
    `label` is the figure in one fixed form.
    """

    span: Span
    kind: FigureKind
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    moment: Moment | None = None
    unit: str = ""
    noun: tuple[str, ...] = ()
    counted: Span | None = None
    hedge: Hedge = Hedge.NONE
    step: Decimal = Decimal(1)
    place: Decimal = Decimal(1)
    label: str = ""
    zone: str = ""

    @property
    def value(self) -> Decimal | tuple[Decimal, Decimal] | Moment:
        """Give the normalised value: a date, a number, or the two ends of a range."""
        if self.moment is not None:
            return self.moment
        return self.low if self.low == self.high else (self.low, self.high)

    @property
    def approximate(self) -> bool:
        """Say whether the text hedges the figure."""
        return self.hedge is not Hedge.NONE
