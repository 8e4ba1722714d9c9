"""Line ends, blanks and control characters: all that is changed in a source's characters."""

import re
from dataclasses import dataclass

_LINE_END = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_BLANKS = re.compile(r"[ \t\x1f]{2,}|[\t\x1f]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")
_ANY_BLANK = re.compile(r"[ \t\r\n\f\v\x1c-\x1f\u2028\u2029]+")
_NOT_IN_PAGES = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Pages in Windows-1252 under another name; browsers read these codes so
# (HTML Standard, section 13.2.5.80).
_C1 = {
    code: bytes((code,)).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tidied:
    """A text whose lines end in a line feed, and how many control characters it lost."""

    text: str
    dropped: int = 0


def tidy_lines(text: str) -> Tidied:
    """Settle line ends and control characters; blanks and indents stay.

    Form feeds and the separators of lines and paragraphs count as line ends. Other
    control characters cannot be shown, so they go, and are counted.
    """
    text, dropped = _CONTROL.subn("", _LINE_END.sub("\n", text))
    return Tidied(text=text, dropped=dropped)


def tidy_blanks(line: str) -> str:
    """Strip a line and join its runs of spaces and tabs; other kinds of blank stay."""
    return _BLANKS.sub(" ", line.strip())


def one_line(text: str) -> str:
    """Put a text from a page's mark-up on one line, without control characters."""
    text = _CONTROL.sub("", text.translate(_C1))
    return _ANY_BLANK.sub(" ", text).strip()


def parsable(page: str) -> str:
    """Take out of a page the characters that no page may hold."""
    return _NOT_IN_PAGES.sub("", page)


def dropped_warning(count: int) -> str:
    """Say how many control characters were left out."""
    what = "One control character was" if count == 1 else f"{count} control characters were"
    return f"{what} left out of the text; the rest is as in the file."
