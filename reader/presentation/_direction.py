"""Which way a text is read, and how words keep theirs among others."""

import unicodedata

_RIGHT_TO_LEFT = ("R", "AL")
_ISOLATE, _POP = "\u2068", "\u2069"


def has_right_to_left(text: str) -> bool:
    """Say whether some letter is read from right to left."""
    return any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text)


def direction_of(text: str) -> str:
    """Give "rtl" or "ltr" by the first letter that has a direction (UAX 9, rule P2)."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in _RIGHT_TO_LEFT:
            return "rtl"
        if kind == "L":
            return "ltr"
    return "ltr"


def isolated(words: str) -> str:
    """Give words to stand within an English sentence.

    Where they are read from right to left, they are set apart (UAX 9, section 2.4), so that their
    full stop or ellipsis stands at their end, not at that of their line.
    """
    return f"{_ISOLATE}{words}{_POP}" if direction_of(words) == "rtl" else words
