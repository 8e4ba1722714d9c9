"""Recognise lines on who wrote an article, for whom and when."""

import re
from functools import cache

from reader.sources._dates import MONTH
from reader.sources._notices import words_of

_MOST_WORDS = 30
_NAME_WORDS = 6
_BY = re.compile(
    r"^(?:(?:story|text|words|report|analysis|opinion|written|posted|published|reported) )?by:? ",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(
    rf"(?:{MONTH}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d|the\b|now\b|then\b)", re.IGNORECASE
)
_TASK = r"(?:reporting|reported|writing|written|editing|edited|compiled|translated|research)"
_CREDITS = re.compile(
    rf"^\(?(?i:(?:(?:with )?(?:additional|further) )?{_TASK}(?:,? (?:and |& )?{_TASK})* by:? )[A-Z]"
)
_CONTRIBUTED = re.compile(
    r"\b(?:contributed (?:reporting|research|writing)\b.{0,60}"
    r"|(?:contributed to|assisted (?:with|in)) (?:this|the) (?:report|story|article)[^.]{0,40})"
    r"\.?\)?$",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"^[–—] ?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,2}$")
_STAMP_WORD = re.compile(
    r"\b(?:first )?(?:published|updated?|posted|modified|filed|last|date|time|on|at|from)\b",
    re.IGNORECASE,
)
_MARKED = re.compile(r"\b(?:published|updated|posted|modified|filed)\b", re.IGNORECASE)
_SMALL = frozenset(
    """and for of the in to at on by with from via a an de la le du di da van von der den bin al el
    y e staff writer reporter correspondent editor contributor special senior political national
    chief published updated posted last modified read min minutes""".split()
)
_OUTLET_WORD = re.compile(
    r"\b(?:News|Times|Post|Press|Journal|Tribune|Herald|Guardian|Telegraph|Independent|Chronicle"
    r"|Gazette|Globe|Observer|Reuters|AP|AFP|BBC|CNN|NPR|TODAY|Bloomberg|Agency|Magazine|Courier"
    r"|Examiner|Inquirer|Register|Review|Sentinel|Standard|Star|Sun|Mail|Mirror|Express|Daily"
    r"|Weekly|Network|Radio|Broadcasting)\b"
)
_ROLE = re.compile(
    r"\b(?:Staff|Writer|Correspondent|Reporter|Editor|Contributor|Columnist)\b", re.I
)
_BREAK = re.compile(r"\s*(?:[|•·/]|[,;]|\s[-–—]\s|\bfor\b|\n)\s*")


_ZONE = r"\b(?:[ECMP][SD]?T|GMT|UTC|BST|IST|CET|AEST|HKT)\b(?: ?[+-]\d{1,2}(?::?\d\d)?)?"
_CLOCK = (
    r"(?<![\d.])\d{1,2}[:.]\d{2}(?::\d{2})?(?![\d%])(?: ?[ap]\.?m\.?(?!\w))?"
    r"|\b\d{1,2} ?[ap]\.?m\.?(?!\w)"
    r"|\b(?:\d+|an?) (?:second|minute|min|hour|day|week|month|year)s? ago"
    r"|\b\d+[ -]min(?:ute)?s?[ -]read"
)
_DATE = (
    r"\b\d{4}-\d\d?-\d\d?(?:T[\d:.+Z-]+)?"
    rf"|\b{MONTH} ?\d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?(?!\d)"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)? {MONTH}(?:,? \d{{4}})?(?!\d)"
    r"|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b"
    r"|\b\d{4}/\d\d?/\d\d?\b"
)
_WEEKDAY = r"\b(?:mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?\b\.?"


@cache
def _stamps() -> re.Pattern[str]:
    """Compile what dates, times and their zones look like."""
    return re.compile(f"(?:{_DATE}|{_CLOCK}|{_ZONE}|{_WEEKDAY})", re.IGNORECASE)


@cache
def _dates() -> re.Pattern[str]:
    """Compile what dates look like."""
    return re.compile(_DATE, re.IGNORECASE)


def is_byline(text: str) -> bool:
    """Say whether a block is a line on author, outlet or date.

    These stand anywhere; `is_author_line` is for the lines at the top that could
    be something else farther down.
    """
    if len(text) > 400 or len(words_of(text)) > _MOST_WORDS + 20:
        return False
    if _CREDITS.match(text) or _SIGNATURE.match(text):
        return True
    if len(words_of(text)) > _MOST_WORDS:
        return False
    if _CONTRIBUTED.search(text) and text[0].isupper():
        return "said" not in text
    return _is_by_line(text) or _is_stamp(text)


def _is_by_line(text: str) -> bool:
    """Say whether a block is "By" and names, with no word of a sentence after them."""
    by = _BY.match(text)
    rest = text[by.end() :] if by else ""
    return bool(rest) and not _NOT_A_NAME.match(rest) and _has_only_names(rest)


def _is_stamp(text: str) -> bool:
    """Say whether a block is a date or a time, perhaps with "Published" and a name."""
    rest, found = _stamps().subn(" ", text)
    if not found:
        return False
    bare = _STAMP_WORD.sub(" ", rest)
    if not words_of(bare):
        return True
    return bool(_MARKED.search(text)) and len(words_of(bare)) <= 8 and _has_only_names(rest)


def is_author_line(text: str) -> bool:
    """Say whether a short block is a name with an outlet, a role or a date."""
    rest = _stamps().sub(" ", text)
    parts = [part for part in _BREAK.split(rest) if part.strip()]
    if not parts or len(words_of(rest)) > 12 or text.endswith((".", "?", "!", "-", "–", "—")):
        return False
    if not _has_only_names(rest):
        return False
    is_named = bool(_OUTLET_WORD.search(rest) or _ROLE.search(rest)) and len(parts) > 1
    return is_named or (bool(_dates().search(text)) and len(words_of(rest)) <= 6)


def _has_only_names(text: str) -> bool:
    """Say whether every word is capitalised, a number, or a small word of bylines."""
    words = words_of(_stamps().sub(" ", text))
    return all(w[0].isupper() or w[0].isdigit() or w.lower() in _SMALL for w in words)


def may_be_byline(text: str) -> bool:
    """Say whether a block that mark-up calls a byline is none of a sentence's words and stop."""
    is_sentence = text.endswith((".", "!", "?")) and len(words_of(text)) >= 8
    return not is_sentence or _has_only_names(text) or is_byline(text)


def is_role(text: str) -> bool:
    """Say whether a line says what its author is, and nothing else: "Staff Writer"."""
    return len(words_of(text)) <= _NAME_WORDS and _has_only_names(text) and bool(_ROLE.search(text))


def is_outlet_name(text: str) -> bool:
    """Say whether a short text is the name of a paper or an agency, and nothing else."""
    words = words_of(text)
    is_name = 1 < len(words) <= _NAME_WORDS and _has_only_names(text)
    return is_name and bool(_OUTLET_WORD.search(text)) and not _stamps().search(text)


def names_in(byline: str) -> str | None:
    """Give the names of a line that starts with "By", without outlet and date."""
    by = _BY.match(byline)
    if not by:
        return None
    cut = _stamps().sub("|", byline[by.end() :])
    first = re.split(
        r"\s*[|•·/;\n]\s*|\s[-–—]\s|\s+for\s+|\bpublished\b|\bupdated\b", cut, flags=re.I
    )[0]
    kept = [
        p
        for p in re.split(r",\s*", first)
        if p and not _OUTLET_WORD.search(p) and not _ROLE.search(p)
    ]
    return ", ".join(kept).strip(" ,") or None


def outlet_in(byline: str) -> str | None:
    """Give the part of a byline that names an outlet."""
    rest = _BY.sub("", _STAMP_WORD.sub("|", _stamps().sub("|", byline)))
    parts = [p.strip(" .,|") for p in _BREAK.split(rest)]
    return next((p for p in parts[1:] if _OUTLET_WORD.search(p) and not _ROLE.search(p)), None)
