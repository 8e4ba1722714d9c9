"""Bytes become text: byte-order mark, UTF-8, the declared encoding, then a guess."""

import codecs
import re
from dataclasses import dataclass

from reader.core import ReaderError

# The longer mark first: UTF-32 (little end) starts like UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What browsers take these names to mean (WHATWG Encoding Standard, section 4.2).
_MEANT = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252",
          "us-ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932",
          "x-sjis": "cp932", "euc-kr": "cp949"}  # fmt: skip
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I
)
_TYPOGRAPHY = frozenset("‘’“”‚„–—…•€£¥©®™°§«»·½¼¾\u00a0\u00ad")
_MOST_DAMAGE = 0.001
"""Up to this share of unreadable places a UTF-8 text still counts as UTF-8."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text, and sentences for people about what was lost on the way."""

    text: str
    warnings: tuple[str, ...] = ()


def declared_charset(data: bytes) -> str | None:
    """Give the encoding that an HTML page names in its head."""
    found = _DECLARED.search(data[:4096])
    return found[1].decode("ascii") if found else None


def decode(data: bytes, *, name: str, declared: str | None = None) -> Decoded:
    """Turn bytes into text without a byte-order mark; `name` is what errors call the file.

    Raises `ReaderError` for binary data and for bytes that no encoding explains.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _mend(data[len(mark) :], encoding, name)
    if b"\0" in data:
        raise ReaderError(
            f"“{name}” is not a text: it holds binary data.",
            "Open the article in its own program and save it as plain text or as a web page.",
        )
    text = _strictly(data, "utf-8")
    if text is None and (text := _damaged_utf8(data)) is not None:
        return Decoded(text=text, warnings=(_unreadable(text.count("\ufffd")),))
    if text is None and declared:
        text = _strictly(data, _MEANT.get(declared.lower(), declared))
    if text is None:
        text = _western(data)
    return Decoded(text=_guess(data, name) if text is None else text)


def _strictly(data: bytes, encoding: str) -> str | None:
    """Decode, or give None where a byte does not fit or the encoding is unknown."""
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _mend(data: bytes, encoding: str, name: str) -> Decoded:
    """Decode what a byte-order mark has named; a few broken places are replaced and told."""
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd")
    if lost > max(1, len(text) * _MOST_DAMAGE) and _strictly(data, encoding) is None:
        raise _undecodable(name)
    return Decoded(text=text, warnings=(_unreadable(lost),) if lost else ())


def _damaged_utf8(data: bytes) -> str | None:
    """Read a UTF-8 text with a few broken places, such as one that was cut off."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    sound = sum(map(len, re.findall(r"[^\x00-\x7f\ufffd]+", text)))
    return text if sound > 5 * lost and lost <= len(text) * _MOST_DAMAGE + 1 else None


def _western(data: bytes) -> str | None:
    """Read Windows-1252 where the high bytes are mostly its quotation marks and dashes.

    A guess by letter statistics confuses these with letters of other code pages in
    one English text of twenty.
    """
    text = _strictly(data, "cp1252")
    high = re.sub(r"[\x00-\x7f]+", "", text or "")
    marks = sum(c in _TYPOGRAPHY for c in high)
    letters = sum("À" <= c <= "ÿ" for c in high)
    return text if high and marks >= letters and marks + letters == len(high) else None


def _guess(data: bytes, name: str) -> str:
    """Let charset-normalizer find the encoding."""
    import charset_normalizer  # noqa: PLC0415  slow to load and seldom needed

    best = charset_normalizer.from_bytes(data).best()
    if best is None:
        raise _undecodable(name)
    return str(best).removeprefix("\ufeff")


def _unreadable(count: int) -> str:
    """Say how many places of a file could not be read."""
    if count == 1:
        return "One place in the file could not be read and is shown as �."
    return f"{count} places in the file could not be read and are shown as �."


def _undecodable(name: str) -> ReaderError:
    """Say that no encoding explains the bytes."""
    return ReaderError(
        f"“{name}” could not be read: its characters are in an unknown encoding.",
        "Open it in a text editor, save it as UTF-8, and try again.",
    )
