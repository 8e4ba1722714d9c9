"""Words with a hyphen, kept on one line of a page, and pieces of words too long for a line.

Programs that read the pages take a hyphen at the end of a line for the line's, and drop it. A space
of no width, at which a long word may be broken, would be copied with an address, so that it leads
nowhere; between pieces a line may end without one.
"""

import re
import unicodedata

from reader.presentation import has_right_to_left

_BREAK = "\u200b"
_HYPHENATED = re.compile(r"(\w{1,20}(?:-\w{1,20}){1,2})")
_IN_PIECES = re.compile(
    r"\u200b?([^\s\u200b]+(?=\u200b)|(?<=\u200b)[^\s\u200b]+|\w{1,20}(?:-\w{1,20}){1,2})"
)

Said = str | list[str]


def unbroken(text: str, *, opens: bool = False, closes: bool = False) -> Said:
    """Give a text as it is or in pieces, of which every other is one that no line ends in.

    Among letters from right to left pieces would change places, so that a long word keeps its
    spaces of no width there. The first letter is in no such word if something `opens` there, nor
    is the last if it `closes`.
    """
    in_pieces = _BREAK in text and not has_right_to_left(text)
    if "-" not in text and not in_pieces:
        return text
    start = _after_first_letter(text) if opens else 0
    end = _before_last_letter(text) if closes else len(text)
    pieces = (_IN_PIECES if in_pieces else _HYPHENATED).split(text[start:end])
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
