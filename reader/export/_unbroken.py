"""Words with a hyphen, kept on one line of a page.

Programs that read the pages take a hyphen at the end of a line for the line's, and drop it.
"""

import re
import unicodedata

_HYPHENATED = re.compile(r"(\w{1,20}(?:-\w{1,20}){1,2})")

Said = str | list[str]


def unbroken(text: str, *, opens: bool = False, closes: bool = False) -> Said:
    """Give a text as it is or in pieces, of which every other is a word that no line ends in.

    The first letter is in no such word if something `opens` there, nor is the last if it `closes`.
    """
    if "-" not in text:
        return text
    start = _after_first_letter(text) if opens else 0
    end = _before_last_letter(text) if closes else len(text)
    pieces = _HYPHENATED.split(text[start:end])
    if len(pieces) == 1:
        return text
    pieces[0] = text[:start] + pieces[0]
    pieces[-1] += text[end:]
    return pieces


def _after_first_letter(text: str) -> int:
    marks = (n for n in range(1, len(text)) if not _is_mark(text[n]))
    return next(marks, len(text))


def _before_last_letter(text: str) -> int:
    letters = (n for n in range(len(text) - 1, -1, -1) if not _is_mark(text[n]))
    return next(letters, 0)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")
