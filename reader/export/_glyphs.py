"""Make any text printable with the fonts at hand, and remember what they lack.

A page with a standard to keep fails as a whole on one character that no font has. So
such a character is printed as its name in brackets, ⟨U+1F600⟩, and listed; control
characters, which print nothing, are dropped.
"""

import re
import struct
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from pathlib import Path

_LONG = re.compile(r"[^\s\u200b]{41,}")  # no line holds more
_BREAK_EVERY = 20
_ZERO_WIDTH_SPACE = "\u200b"
# They steer joining and direction, print nothing, and need no glyph.
_STEERING = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\u061c")
# For private use, unpaired, or not assigned: PDF/A forbids them even where a font has them.
_UNSHARED = frozenset({"Co", "Cs", "Cn"})
_SPACES = frozenset("\t\n\v\f\r\x85\u2028\u2029")


class Printable:
    """Rewrites texts for the page; `missing` holds the characters that no font has."""

    def __init__(self, fonts: Path) -> None:
        self._families = _families(fonts)
        self._plain: set[str] = set()
        self.missing: set[str] = set()

    def text(self, text: str) -> str:
        """Give the text as the fonts can print it."""
        if not self._plain.issuperset(text):
            self._plain.update(filter(self._is_plain, set(text) - self._plain))
        if self._plain.issuperset(text) and not _LONG.search(text):
            return text
        clean = "".join(self._clusters(unicodedata.normalize("NFC", text)))
        return _LONG.sub(_with_breaks, clean)

    def _clusters(self, text: str) -> Iterator[str]:
        for cluster in _clusters(text):
            kept = "".join(_kept(cluster))
            if kept in _STEERING or not kept or self._has(kept):
                yield kept
            elif self._has(kept[0]):
                yield kept[0] + "".join(self._named(c) for c in kept[1:])
            else:
                yield "".join(self._named(c) for c in kept)

    def _is_plain(self, character: str) -> bool:
        """Say whether a character prints as it is, alone and beside any other."""
        if unicodedata.category(character)[0] in "MC" or character in _SPACES:
            return False
        return unicodedata.is_normalized("NFC", character) and self._has(character)

    def _has(self, cluster: str) -> bool:
        """Say whether one family has all of a letter and the marks on it."""
        if any(unicodedata.category(c) in _UNSHARED for c in cluster):
            return False
        needed = {ord(c) for c in cluster if c not in _STEERING}
        return any(needed <= family.points for family in self._families)

    def _named(self, character: str) -> str:
        if character in _STEERING:
            return ""
        self.missing.add(character)
        return f"⟨U+{ord(character):04X}⟩{_ZERO_WIDTH_SPACE}"


def _clusters(text: str) -> Iterator[str]:
    """Cut a text into letters with the marks on them."""
    start = 0
    for index, character in enumerate(text):
        if index > start and not unicodedata.category(character).startswith("M"):
            yield text[start:index]
            start = index
    if text:
        yield text[start:]


def _kept(cluster: str) -> Iterator[str]:
    for character in cluster:
        if character in _SPACES:
            yield " "
        elif character in _STEERING or not _prints_nothing(character):
            yield character


def _prints_nothing(character: str) -> bool:
    category = unicodedata.category(character)
    point = ord(character)
    is_selector = 0xFE00 <= point <= 0xFE0F or 0xE0100 <= point <= 0xE01EF
    return category in ("Cc", "Cf") or is_selector


def _with_breaks(match: re.Match[str]) -> str:
    word = match.group()
    pieces = (word[i : i + _BREAK_EVERY] for i in range(0, len(word), _BREAK_EVERY))
    return _ZERO_WIDTH_SPACE.join(pieces)


# ---------------------------------------------------------------------- what fonts have


class _Family:
    """The files of a family: one for each weight and slope."""

    def __init__(self, files: Iterable[Path]) -> None:
        self._files = tuple(files)

    @cached_property
    def points(self) -> frozenset[int]:
        """The code points that all files have; most texts need those of one family."""
        return frozenset.intersection(*(_code_points(path.read_bytes()) for path in self._files))


@lru_cache(maxsize=4)
def _families(folder: Path) -> tuple[_Family, ...]:
    files: dict[Path, list[Path]] = {}
    for path in sorted(folder.rglob("*.[to]tf")):
        files.setdefault(path.parent, []).append(path)
    return tuple(_Family(paths) for paths in files.values())


def _code_points(font: bytes) -> frozenset[int]:
    """Read a font's character map (OpenType 1.9, table `cmap`, formats 4 and 12)."""
    count = struct.unpack_from(">H", font, 4)[0]
    records = (struct.unpack_from(">4sIII", font, 12 + 16 * i) for i in range(count))
    (at,) = (offset for tag, _, offset, _ in records if tag == b"cmap")
    found: set[int] = set()
    for index in range(struct.unpack_from(">H", font, at + 2)[0]):
        offset = at + struct.unpack_from(">HHI", font, at + 4 + 8 * index)[2]
        form = struct.unpack_from(">H", font, offset)[0]
        if form == 4:
            found.update(_segments(font, offset))
        elif form == 12:
            found.update(_groups(font, offset))
    return frozenset(found)


def _groups(font: bytes, at: int) -> Iterable[int]:
    for index in range(struct.unpack_from(">I", font, at + 12)[0]):
        first, last, glyph = struct.unpack_from(">III", font, at + 16 + 12 * index)
        yield from range(first + (glyph == 0), last + 1)


def _segments(font: bytes, at: int) -> Iterable[int]:
    size = struct.unpack_from(">H", font, at + 6)[0] // 2
    ends, starts, deltas, offsets = (
        struct.unpack_from(f">{size}H", font, at + 14 + 2 * size * i + (2 if i else 0))
        for i in range(4)
    )
    base = at + 16 + 6 * size
    for index in range(size):
        for point in range(starts[index], min(ends[index], 0xFFFE) + 1):
            if not offsets[index]:
                glyph = (point + deltas[index]) & 0xFFFF
            else:
                place = base + 2 * index + offsets[index] + 2 * (point - starts[index])
                glyph = struct.unpack_from(">H", font, place)[0]
            if glyph:
                yield point
