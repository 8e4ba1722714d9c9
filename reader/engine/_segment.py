"""Cut an article into sentences by rules that keep every offset.

One pass over each block: every run of stops is a candidate, and the words around it
decide. Look-around is bounded, so the time is linear in the text.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from reader.core import Article, Progress, Sentence, Span, silent, tracked
from reader.engine._abbreviations import (
    AFTER_TIME,
    BEFORE_NUMBER,
    BEFORE_TIME,
    CONNECTORS,
    MAY_END,
    MONTHS_AND_DAYS,
    OPENERS,
    REPORTING,
    TIMES_OF_DAY,
    TITLES,
    UNITS,
)

_STOP = re.compile(
    r"(?P<run>\.(?:[ \u00a0]\.)+|[.!?…]+|[。！？]+)"
    r"(?P<closers>(?:[\"”’'»›)\]}]|\s[”»]|\s?\[(?:\d{1,3}|[a-z]|…|\.{3})\])*)"
)
_NEXT = re.compile(r"\s*(?P<opening>[\"“‘'«(\[¿¡*_]*)(?P<first>\w?)")
_NEXT_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_BLANKS = re.compile(r"\s+")
_OPENING = "•⁃‣◦▪●([{\"“‘'«¿¡*_"
_GOES_ON = frozenset(",;:)]}%&=+/–—-<>|~")
_JOINT = re.compile(r"[-–—/]")
_INITIALISM = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
_ATTRIBUTION = re.compile(rf"(?:[A-Z][\w.’'-]{{0,30}}\s){{1,4}}(?:{REPORTING})\b")
_GLUED_BEFORE = re.compile(r"(?:^|[\s(\"“‘'—–-])(?:[^\W\d_]*[^\W\d_A-Z]{2}|\$?\d[\d,]*)[)\"”’']*$")
_GLUED_AFTER = re.compile(r"[\"“‘']?(?P<word>[^\W\d_a-z][^\W\d_]*)(?=[\s,:;’'—–-])|[“‘]")
_DOMAINS = frozenset({"com", "org", "net", "gov", "edu"})
_MARKER = re.compile(
    r"(?<!\S)(?:[•⁃‣◦▪●]\s*)?"
    r"(?P<value>\d{1,3}|[a-z]|[ivx]{2,5})(?P<style>\.\)|\)|\.)(?=\s)"
)
_BULLET = re.compile(r"(?<!\S)[•⁃‣◦▪●]")
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_PRONOUN_I = ("i", "i'm", "i've", "i'd", "i'll")
_LOOK_BACK = 48
_LONGEST_ASIDE = 600


def segment(article: Article, progress: Progress = silent) -> tuple[Sentence, ...]:
    """Cut every block into sentences, in order.

    Spans have no outer white space, never overlap or cross a block, and together hold
    every character of the blocks that is not white space.
    """
    out = []
    for number, block in enumerate(tracked(article.blocks, progress, "Reading")):
        for start, end in _pieces(article.text, block.span):
            span = Span(start=start, end=end)
            out.append(Sentence(span=span, kind=block.kind, block=number))
    return tuple(out)


def _pieces(text: str, block: Span) -> list[tuple[int, int]]:
    """Trim what lies between the cuts; a piece of mere punctuation joins its neighbour."""
    out: list[tuple[int, int]] = []
    start, last_has_word = block.start, True
    for cut in _cuts(_Line.of(text, block)):
        piece = text[start:cut]
        low = start + len(piece) - len(piece.lstrip())
        high = start + len(piece.rstrip())
        start = cut
        if high <= low:
            continue
        has_word = _has_word(piece)
        if out and not (has_word and last_has_word):
            out[-1] = (out[-1][0], high)
            last_has_word = last_has_word or has_word
        else:
            out.append((low, high))
            last_has_word = has_word
    return out


def _has_word(piece: str) -> bool:
    return any(map(str.isalnum, piece))


@dataclass(slots=True)
class _Line:
    """One block while it is being cut: its text and the brackets that are open."""

    text: str
    start: int
    end: int
    asides: list[tuple[int, int]]
    open_asides: list[tuple[int, int]] = field(default_factory=list)
    quote_marks: list[int] | None = None

    @classmethod
    def of(cls, text: str, block: Span) -> "_Line":
        """Read a block; `asides` is a stack with the first bracket on top."""
        return cls(text, block.start, block.end, _asides(text, block)[::-1])

    def skip_blanks(self, offset: int) -> int:
        """Give the first place from `offset` on that is not white space."""
        match = _BLANKS.match(self.text, offset, self.end)
        return match.end() if match else offset

    def is_inside_aside(self, begin: int, offset: int) -> bool:
        """Say whether a bracket opened after `begin` is open at `offset` (asked in order)."""
        while self.asides and self.asides[-1][0] < offset:
            self.open_asides.append(self.asides.pop())
        while self.open_asides and self.open_asides[-1][1] <= offset:
            self.open_asides.pop()
        return bool(self.open_asides) and self.open_asides[-1][0] > begin

    def is_quoted(self, offset: int) -> bool:
        """Say whether an odd number of straight quotation marks come before `offset`."""
        if self.quote_marks is None:
            marks = re.finditer('"', self.text[self.start : self.end])
            self.quote_marks = [self.start + m.start() for m in marks]
        return bisect_left(self.quote_marks, offset) % 2 == 1

    def tokens_before(self, begin: int, offset: int) -> list[str]:
        """Give the last few tokens of the sentence so far."""
        return self.text[max(begin, offset - _LOOK_BACK) : offset].split()


def _asides(text: str, block: Span) -> list[tuple[int, int]]:
    """Find the pairs of round and square brackets, by where they open."""
    if text.find("(", block.start, block.end) < 0 and text.find("[", block.start, block.end) < 0:
        return []
    waiting: list[int] = []
    out = []
    for match in re.finditer(r"[()\[\]]", text[block.start : block.end]):
        offset = block.start + match.start()
        if match[0] in "([":
            waiting.append(offset)
        elif waiting and (opened := waiting.pop()) >= offset - _LONGEST_ASIDE:
            out.append((opened, offset))
    return sorted(out)


def _cuts(line: _Line) -> Iterator[int]:
    """Give the places where a sentence or list item ends, the block's end included."""
    items = _item_starts(line)[::-1]
    begin = line.start
    for match in _STOP.finditer(line.text, line.start, line.end):
        while items and items[-1] <= match.start():
            begin = items.pop()
            yield begin
        if _ends_sentence(line, begin, match):
            cut = match.end("run") if _is_opening(line, match) else match.end()
            yield cut
            begin = line.skip_blanks(cut)
    yield from reversed(items)
    yield line.end


def _item_starts(line: _Line) -> list[int]:
    """Find where the second and later items of a list begin that opens the block."""
    first = _MARKER.match(line.text, line.start, line.end)
    if first is None:
        bullet = _BULLET.match(line.text, line.start, line.end)
        later = _BULLET.finditer(line.text, line.start + 1, line.end) if bullet else ()
        return [m.start() for m in later]
    chain = [first]
    for match in _MARKER.finditer(line.text, first.end(), line.end):
        same_style = match["style"] == first["style"]
        if same_style and _is_next(chain[-1]["value"], match["value"]):
            chain.append(match)
    return [m.start() for m in chain[1:]]


def _is_next(one: str, two: str) -> bool:
    """Say whether two list values follow one another (9, 10; b, c; iv, v)."""
    if one.isdecimal() or two.isdecimal():
        return one.isdecimal() and two.isdecimal() and int(two) == int(one) + 1
    if one in _ROMANS and two in _ROMANS and _ROMANS.index(two) == _ROMANS.index(one) + 1:
        return True
    return len(one) == len(two) == 1 and ord(two) == ord(one) + 1


def _ends_sentence(line: _Line, begin: int, match: re.Match[str]) -> bool:
    """Decide whether the sentence that began at `begin` ends with this run of stops."""
    after = match.end()
    if after >= line.end:
        return False
    if match["run"][0] in "。！？":
        return True
    if match["closers"].startswith("]") and line.text[match.start() - 1] == "[":
        return False
    if not line.text[after].isspace():
        return _is_glued(line, match)
    if line.is_inside_aside(begin, after):
        return False
    follow = _Follow.at(line, after)
    so_far = line.text[begin : min(match.start(), begin + _LOOK_BACK)]
    return follow is not None and _has_word(so_far) and _run_ends(line, begin, match, follow)


def _run_ends(line: _Line, begin: int, match: re.Match[str], follow: "_Follow") -> bool:
    """Decide by the kind of stop, where what follows could open a sentence."""
    run = match["run"]
    if "!" in run or "?" in run:
        return not (match["closers"] and _ATTRIBUTION.match(line.text, follow.start, line.end))
    if len(run) > 1 or run == "…":
        return run.count(".") > 3 or follow.word not in _PRONOUN_I
    return _full_stop_ends(line, begin, match, follow)


@dataclass(frozen=True, slots=True)
class _Follow:
    """What opens after a stop: its offset, its first word folded, digit or quoted."""

    start: int
    word: str
    is_number: bool = False

    @classmethod
    def at(cls, line: _Line, offset: int) -> "_Follow | None":
        """Read the next word; None where it cannot open a sentence."""
        match = _NEXT.match(line.text, offset, line.end)
        assert match is not None  # every part is optional
        start = match.start("first")
        if not match["first"]:
            opens = start < line.end and line.text[start] not in _GOES_ON
            return cls(start, "") if opens else None
        word = _NEXT_WORD.match(line.text, start, line.end)
        if word is None:
            return cls(start, "", is_number=match["first"].isdigit())
        if word[0][0].islower() and not word[0][1:2].isupper():
            return None
        return cls(start, word[0].replace("’", "'").casefold())


def _full_stop_ends(line: _Line, begin: int, match: re.Match[str], follow: _Follow) -> bool:
    """Decide about one full stop by the token before it and the word after it."""
    tokens = [t for t in line.tokens_before(begin, match.start()) if t not in _OPENING]
    if not tokens:
        return False
    token = tokens[-1].lstrip(_OPENING)
    if len(tokens) == 1 and _is_marker(token):
        return False
    last = _JOINT.split(token)[-1]
    key = last.casefold()
    if len(last) == 1 and last.isalpha():
        return _initial_ends(tokens, last, follow)
    if key in CONNECTORS or _is_before_number(last, key, follow):
        return False
    if key in TIMES_OF_DAY:
        return _time_ends(tokens, follow)
    if key in MAY_END or last in UNITS or _INITIALISM.fullmatch(last):
        return follow.word in OPENERS
    return not (key in TITLES and last[0].isupper())


def _is_marker(token: str) -> bool:
    """Say whether a sentence's first token is the number of a list item."""
    return (token.isdecimal() and len(token) <= 3) or token in _ROMANS or len(token) == 1


def _is_before_number(last: str, key: str, follow: _Follow) -> bool:
    """Say whether the stop is that of "No. 5", "Aug. 14" or "p. 55"."""
    if not follow.is_number:
        return False
    return key in BEFORE_NUMBER or (key in MONTHS_AND_DAYS and last[0].isupper())


def _initial_ends(tokens: list[str], letter: str, follow: _Follow) -> bool:
    """Decide about a single letter: an initial ("J. K. Rowling") or a last word ("and I.")."""
    if len(tokens) == 1 or tokens[-2].endswith("."):
        return False
    if letter.islower():
        return follow.word in OPENERS
    is_pronoun = letter == "I" and tokens[-2].islower()
    return is_pronoun or follow.word in OPENERS


def _time_ends(tokens: list[str], follow: _Follow) -> bool:
    """Decide about "a.m." and "p.m.": ends unless the time phrase is all there is so far."""
    if follow.word in AFTER_TIME:
        return False
    return not (tokens[0].casefold() in BEFORE_TIME and len(tokens) <= 4)


def _is_opening(line: _Line, match: re.Match[str]) -> bool:
    """Say whether the mark after a stop opens the next sentence, glued on (therapy."The)."""
    if match["closers"] != '"' or match.end() >= line.end:
        return False
    return not line.text[match.end()].isspace() and not line.is_quoted(match.end() - 1)


def _is_glued(line: _Line, match: re.Match[str]) -> bool:
    """Say whether two sentences were joined without a blank ("on Wednesday.Andrew Leyden")."""
    text, after = line.text, match.end()
    head = text[max(line.start, match.start() - _LOOK_BACK) : match.start()]
    if not _GLUED_BEFORE.search(head):
        return False
    opening = _GLUED_AFTER.match(text, after, line.end)
    if opening is None:
        return False
    word = (opening["word"] or "the").casefold()
    return word in OPENERS or word in TITLES or (len(word) > 2 and word not in _DOMAINS)
