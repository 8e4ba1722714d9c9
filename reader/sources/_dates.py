"""Dates in bylines, as ISO dates."""

import datetime
import re
from functools import cache

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august",
           "september", "october", "november", "december")  # fmt: skip
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
"""A pattern of English month names and their abbreviations, for `re.IGNORECASE`."""
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<y>\d{4})(?!\d)"
_FORMS = (
    r"\b(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)",
    rf"\b(?P<m>{MONTH})\s+{_DAY},?\s+{_YEAR}",
    rf"\b{_DAY}\s+(?P<m>{MONTH}),?\s+{_YEAR}",
    r"\b(?P<y>(?:19|20)\d{2})/(?P<m>\d{1,2})/(?P<d>\d{1,2})\b",
    r"\b(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>(?:19|20)\d{2})\b",
)
_SLASHED = re.compile(r"\b(\d{1,2})/(\d{1,2})/((?:19|20)\d{2})\b")
_CHANGED = re.compile(r"\b(?:updated|modified|last\s+edited|edited)\b", re.I)


def iso_date(text: str) -> str | None:
    """Give the first full date in a text as YYYY-MM-DD, of publication before update.

    11/12/2025 is left alone, for it means two days; 11/20/2025 can mean only one.
    """
    found = [(m.start(), day) for form in _forms() for m in form.finditer(text) if (day := _day(m))]
    found += [(m.start(), day) for m in _SLASHED.finditer(text) if (day := _unequal(m))]
    update = _CHANGED.search(text)
    limit = update.start() if update else len(text)
    found.sort(key=lambda each: (each[0] >= limit, each[0]))
    return found[0][1] if found else None


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """Compile the forms of dates when they are first needed."""
    return tuple(re.compile(form, re.IGNORECASE) for form in _FORMS)


def _day(found: re.Match[str]) -> str | None:
    """Read year, month and day; None where there is no such day."""
    month = found["m"].lower().rstrip(".")
    number = int(month) if month.isdigit() else _number(month)
    return _iso(int(found["y"]), number, int(found["d"]))


def _number(name: str) -> int:
    """Give the number of a month by the start of its name."""
    return next(i for i, full in enumerate(_MONTHS, 1) if full.startswith(name[:3]))


def _unequal(found: re.Match[str]) -> str | None:
    """Read month/day/year or day/month/year where only one of the two can be."""
    one, two, year = map(int, found.groups())
    if one > 12:
        return _iso(year, two, one)
    return _iso(year, one, two) if two > 12 or one == two else None


def _iso(year: int, month: int, day: int) -> str | None:
    """Give the ISO form of a day that exists; 0001-01-01 and the like stand for none."""
    try:
        return None if year < 1800 else datetime.date(year, month, day).isoformat()
    except ValueError:
        return None
