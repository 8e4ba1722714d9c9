"""The language and the direction of a text, as page formats name them."""

import unicodedata


def direction_of(text: str) -> str:
    """Give "rtl" or "ltr" by the first letter that has a direction (UAX 9, rule P2)."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            return "rtl"
        if kind == "L":
            return "ltr"
    return "ltr"


def language_of(code: str) -> str:
    """Give a language's two or three letters without its region; English if it is odd."""
    base = code.replace("_", "-").split("-")[0].lower()
    return base if base.isascii() and base.isalpha() and 2 <= len(base) <= 3 else "en"
