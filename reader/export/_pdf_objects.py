"""The objects of a PDF as typst writes it, changed as text.

Typst spells an object in one way and packs nothing but streams; a table at the end tells where
each stands (PDF 1.7, 7.5.4). A library that takes 12,000 objects apart and puts them together
again needs half a second for it, most of it for those that stay as they are.
"""

import hashlib
import re
import zlib
from collections.abc import Iterable, Iterator
from struct import pack

_TABLE = re.compile(rb"xref\s+0 (\d+)\s+")
_ENTRY = 20  # bytes
_REFERENCE = re.compile(rb"(\d+) 0 R")
_NAMED = re.compile(rb"/ID\[(\([^)]*\))")
_SIGN = re.compile(rb"\\.|[()]", re.DOTALL)
_ESCAPED = re.compile(rb"[\\()]")
_PACKED = 100  # objects in one stream
_FREE = (0, 0, 65535)


class UnknownFormError(Exception):
    """A document is not of the form that typst gives it."""


class Objects:
    """The objects of a document by number; a body is what stands between `obj` and `endobj`."""

    def __init__(self, data: bytes) -> None:
        table = int(data[data.rindex(b"startxref") + 9 :].split(None, 1)[0])
        head = _TABLE.match(data, table)
        if head is None:
            raise UnknownFormError("it has no table of its objects")
        first, last = head.end() + _ENTRY, head.end() + _ENTRY * int(head[1])
        places = [int(data[at : at + 10]) for at in range(first, last, _ENTRY)]
        self._head = data[: min(places)]
        self._trailer = data[last : data.rindex(b"startxref")]
        self._bodies: dict[int, bytes] = {}
        following = sorted(zip(places, range(1, len(places) + 1), strict=True))
        ends = [*(place for place, _ in following[1:]), table]
        for (place, number), end in zip(following, ends, strict=True):
            begin = data.index(b" obj", place, end) + 4
            self._bodies[number] = data[begin : data.rindex(b"endobj", place, end)].strip(b"\n")
        self._next = len(places) + 1

    def __getitem__(self, number: int) -> bytes:
        return self._bodies[number]

    def __setitem__(self, number: int, body: bytes) -> None:
        self._bodies[number] = body

    def __contains__(self, number: int) -> bool:
        return number in self._bodies

    def __delitem__(self, number: int) -> None:
        del self._bodies[number]

    def reserve(self) -> int:
        """Give the number of a new object, whose body is still to come."""
        self._next += 1
        return self._next - 1

    def add(self, body: bytes) -> int:
        """Add an object; give its number."""
        number = self.reserve()
        self._bodies[number] = body
        return number

    def number_at(self, key: bytes, number: int | None = None) -> int:
        """Give the object that an entry of an object refers to, or of the trailer."""
        return int(self.found(re.compile(rb"/%s (\d+) 0 R" % key), number)[1])

    def found(self, pattern: re.Pattern[bytes], number: int | None = None) -> re.Match[bytes]:
        """Give the first match in an object, or in the trailer. Raises `UnknownFormError`."""
        match = pattern.search(self._trailer if number is None else self._bodies[number])
        if match is None:
            raise UnknownFormError(f"an object lacks {pattern.pattern.decode('ascii', 'replace')}")
        return match

    # -------------------------------------------------------------------------- writing

    def written(self) -> bytes:
        """Give the document; objects without a stream lie packed in streams of objects (7.5.7)."""
        out = bytearray(self._head)
        entries: dict[int, tuple[int, int, int]] = {}
        for number, body in [*self._streams(), *self._packed(entries)]:
            entries[number] = 1, len(out), 0
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        number, start = self.reserve(), len(out)
        entries[number] = 1, start, 0
        rows = (pack(">BIH", *entries.get(n, _FREE)) for n in range(number + 1))
        root, info = self.number_at(b"Root"), self.number_at(b"Info")
        named = self.found(_NAMED)[1] + string(_digest(out))
        words = b"/Type/XRef/W[1 4 2]/Size %d/Root %d 0 R/Info %d 0 R/ID[%s]"
        table = stream(b"".join(rows), words % (number + 1, root, info, named))
        out += b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (number, table, start)
        return bytes(out)

    def _streams(self) -> Iterator[tuple[int, bytes]]:
        return ((n, body) for n, body in self._bodies.items() if body.endswith(b"endstream"))

    def _packed(self, entries: dict[int, tuple[int, int, int]]) -> Iterator[tuple[int, bytes]]:
        """Give the streams that hold the other objects; note in which one, and where, each is."""
        plain = [(n, body) for n, body in self._bodies.items() if not body.endswith(b"endstream")]
        for first in range(0, len(plain), _PACKED):
            held, holder = plain[first : first + _PACKED], self.reserve()
            index, place = b"", 0
            for order, (number, body) in enumerate(held):
                entries[number] = 2, holder, order
                index += b"%d %d " % (number, place)
                place += len(body) + 1
            words = b"/Type/ObjStm/N %d/First %d" % (len(held), len(index))
            yield holder, stream(index + b"\n".join(body for _, body in held), words)


def _digest(data: bytearray) -> str:
    return hashlib.md5(data, usedforsecurity=False).hexdigest()


# ------------------------------------------------------------------------------ spelling


def references(words: bytes) -> list[int]:
    """Give the numbers of the objects that are referred to."""
    return [int(number) for number in _REFERENCE.findall(words)]


def refer(numbers: Iterable[int]) -> bytes:
    """Give an array of references."""
    return b"[%s]" % b" ".join([b"%d 0 R" % number for number in numbers])


def array(values: Iterable[float]) -> bytes:
    """Give an array of numbers."""
    return f"[{' '.join([f'{n:.7g}' for n in values])}]".encode("ascii")


def without_strings(words: bytes) -> bytes:
    """Put blanks for all that strings hold, so that what is found stands in none of them."""
    out, depth, begun = bytearray(words), 0, 0
    for sign in _SIGN.finditer(words):
        if sign[0] == b"(":
            depth += 1
            begun = sign.end() if depth == 1 else begun
        elif sign[0] == b")":
            depth -= 1
            if depth == 0:
                out[begun : sign.start()] = b" " * (sign.start() - begun)
    return bytes(out)


def string(text: str) -> bytes:
    """Give a text string (7.9.2.2)."""
    if text.isascii():
        return b"(%s)" % _ESCAPED.sub(rb"\\\g<0>", text.encode("ascii"))
    return b"<FEFF%s>" % text.encode("utf-16-be").hex().encode("ascii")


def stream(data: bytes, entries: bytes) -> bytes:
    """Give a compressed stream with the entries of its dictionary."""
    packed = zlib.compress(data)
    head = b"<<%s/Filter/FlateDecode/Length %d>>" % (entries, len(packed))
    return b"%s\nstream\n%s\nendstream" % (head, packed)
