"""Recognise what is not the article: notices, prompts, pointers, rows of links, symbols."""

import re
from functools import cache

from reader.sources import _phrases

LONE_SYMBOL = "symbol"
POINTER = "pointer"
_LONGEST = 400
"""Characters of the longest notice; nothing longer is looked at."""
_LONGEST_WHOLE = 200
_LONGEST_HEADING = 60
_REPORTS = re.compile(r"\b(?:said|says|told|according to|announced|argued|added|asked)\b", re.I)
_EDGES = " \u00a0!\"#$%&'*+,-./:;<=>?[\\]^_`{|}~—–•…·»«›‹×→←▶►▼▲“”‘’"
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_ITEM_BREAK = re.compile(r"\s\|\s")
_WORD = re.compile(r"\w+(?:['’-]\w+)*")


def words_of(text: str) -> list[str]:
    """Give the words of a block."""
    return _WORD.findall(text)


def alternatives(table: str) -> str:
    """Give one expression for all lines of a table of `_phrases`."""
    for word, meaning in _phrases.SHORT.items():
        table = table.replace(word, meaning)
    lines = (line.strip() for line in table.splitlines())
    return "(?:" + "|".join(f"(?:{line})" for line in lines if line) + ")"


@cache
def _compiled(table: str, tail: str = "") -> re.Pattern[str]:
    """Compile a table when it is first needed: all of them take some 20 ms."""
    return re.compile(alternatives(table) + tail, re.IGNORECASE)


def _bare(text: str) -> str:
    """Strip symbols from both ends and straighten apostrophes."""
    return text.replace("’", "'").replace("\u00a0", " ").strip(_EDGES)


def notice_reason(text: str) -> str | None:
    """Say what kind of notice a block is by its wording alone, or None for an article's own.

    A block that reports what somebody said is none, however it opens: a paragraph
    taken for a notice would later look like a fact that the article leaves out.
    """
    if not any(map(str.isalnum, text)):
        return LONE_SYMBOL
    if len(text) > _LONGEST:
        return None
    bare = _bare(text)
    reason = _whole_reason(bare) or ("share" if _is_row_of_buttons(bare) else None)
    return reason or _opening_reason(bare) or (POINTER if _is_pointer(text) else None)


def _is_row_of_buttons(bare: str) -> bool:
    """Say whether a block is made of the words of buttons."""
    words = bare.lower().split()
    return len(words) <= 12 and all(w.strip(_EDGES) in _phrases.BUTTONS for w in words)


def _whole_reason(bare: str) -> str | None:
    """Look for a notice that is the whole block."""
    if len(bare) > _LONGEST_WHOLE:
        return None
    return next((r for r, t in _phrases.WHOLE.items() if _compiled(t).fullmatch(bare)), None)


def _opening_reason(bare: str) -> str | None:
    """Look for a notice that starts the block and goes on in sentences."""
    if reports_speech(bare):
        return None
    return next((r for r, t in _phrases.OPENING.items() if _compiled(t).match(bare)), None)


def reports_speech(text: str) -> bool:
    """Say whether a block tells what somebody said."""
    return bool(_REPORTS.search(text))


def _is_pointer(text: str) -> bool:
    """Say whether a block names another page: "Read more: City plans new bridge"."""
    if len(text) > _LONGEST_WHOLE or text.endswith("."):
        return False
    start = text.replace("’", "'").lstrip(_EDGES)
    return bool(_compiled(_phrases.POINTER, r" ?[:»>|–—] ?\S").match(start))


def heads_links(text: str) -> str | None:
    """Say whether a block heads a list of other articles: surely ("related"), or maybe ("more")."""
    reason = _whole_reason(_bare(text)) if len(text) <= _LONGEST_HEADING else None
    return reason if reason in ("related", "more") else None


def is_title_like(text: str) -> bool:
    """Say whether a block reads like a title: short, without the stop of a sentence."""
    if len(text) > _LONGEST_WHOLE:
        return False
    return len(words_of(text)) <= 20 and not text.rstrip("\"'”’)]").endswith((".", ":", ","))


def is_run_of_titles(text: str) -> bool:
    """Say whether a block is a row of links: four or more titles between bars."""
    items = _ITEM_BREAK.split(text)
    if len(items) < 4 or any(map(_is_no_title, items)):
        return False
    return sum(any(map(str.isdigit, item)) for item in items) <= len(items) / 2


def _is_no_title(item: str) -> bool:
    """Say whether an item of a row is too long for a title, or a sentence."""
    count = len(words_of(item))
    return count > 20 or (count > 6 and bool(_SENTENCE_END.search(item)))
