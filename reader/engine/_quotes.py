"""Pair the same utterance in both articles, and say how it was cut."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from math import log

from reader.core import Cut, Passage, Progress, QuotePair, part, silent, tracked
from reader.engine._grids import Grid
from reader.engine._reading import Reading
from reader.engine._utterances import (
    STAGE,
    Utterance,
    direct_utterances,
    indirect_utterances,
    is_content,
    unmasked,
)

_MOST_CANDIDATES = 16
_MOST_HOLDERS = 200
_MOST_WORDS = 200
_LIKE_ENOUGH = 0.45
_LEAST_SHARE = 0.65
_SPEAKS_FOR_ITSELF = 4
_LEAST_INDIRECT = 0.38
_LEAST_UNKNOWN = 0.6
_FEWEST_CONTENT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    """Two direct pieces that share words: how the words of one lie in the other."""

    a: Utterance
    b: Utterance
    blocks: tuple[tuple[int, int, int], ...]
    score: float


_Known = dict[tuple[int, int], list[_Match]]


def quote_pairs(
    a: Reading, b: Reading, scores: Grid, progress: Progress = silent
) -> tuple[QuotePair, ...]:
    """Pair quotations of A with the same words, or their report, in B; by place in A.

    `scores[i, j]` says how alike sentence i of A and j of B are, 0 to 1: the cosine of
    their vectors (the thresholds are set for it; a link's probability is stricter). A pair is
    `identical`, `trimmed` (one has a run of the other's words, or an ellipsis for what it
    lacks), `altered` (words differ inside the marks) or `indirect` (quotation marks on one
    side only). Case, punctuation, the kind of marks and what stands in square brackets do
    not count. Spans hold the inner words; of indirect speech, the reported content.
    """
    rarity = _rarity(a, b, part(progress, 0.0, 0.1))
    pieces_a = direct_utterances(a, part(progress, 0.1, 0.15))
    pieces_b = direct_utterances(b, part(progress, 0.15, 0.2))
    matches = _direct_matches(pieces_a, pieces_b, scores, rarity, part(progress, 0.2, 0.5))
    known = _by_piece(matches)
    pairs = _without_echoes([_pair(match, known) for match in matches])
    taken = {(m.a.sentence, m.b.sentence) for m in matches}
    reported_a = indirect_utterances(a, part(progress, 0.5, 0.55))
    reported_b = indirect_utterances(b, part(progress, 0.55, 0.6))
    there, back = part(progress, 0.6, 0.8), part(progress, 0.8, 1.0)
    pairs += _indirect(pieces_a, reported_b, scores, rarity, taken=taken, progress=there)
    taken = {pair[::-1] for pair in taken}
    flipped = _indirect(pieces_b, reported_a, scores.T, rarity, taken=taken, progress=back)
    pairs += [QuotePair(a=p.b, b=p.a, cut=p.cut, score=p.score) for p in flipped]
    return tuple(sorted(set(pairs), key=lambda p: (p.a, p.b, p.cut)))


def _without_echoes(pairs: list[QuotePair]) -> list[QuotePair]:
    """Drop pairs of two pieces that each stand whole in the other article elsewhere."""
    whole = [p for p in pairs if p.cut is Cut.IDENTICAL]
    in_a, in_b = {p.a for p in whole}, {p.b for p in whole}
    return [p for p in pairs if p.cut is Cut.IDENTICAL or p.a not in in_a or p.b not in in_b]


def _rarity(a: Reading, b: Reading, progress: Progress) -> dict[str, float]:
    """Give every stem a weight by how few sentences of both articles hold it."""
    sentences = [*a.words, *b.words]
    found = Counter(
        stem
        for words in tracked(sentences, progress, STAGE)
        for stem in {w.stem for w in words if w.is_content}
    )
    return {s: log((len(sentences) + 1) / (n + 0.5)) + 0.5 for s, n in found.items()}


def _weight(stems: Iterable[str], rarity: dict[str, float]) -> float:
    return sum(rarity.get(s, 1.0) for s in sorted(stems))


def _sum(stems: Iterable[str | None], rarity: dict[str, float]) -> float:
    return sum(rarity.get(stem, 1.0) for stem in stems if stem is not None)


def _candidates(
    pieces: Sequence[Utterance],
    others: Sequence[Utterance],
    rarity: dict[str, float],
    progress: Progress,
) -> Iterator[tuple[Utterance, Utterance]]:
    """Give the pairs that share the rarest words, a bounded number for every piece."""
    holders = defaultdict[str, list[int]](list)
    for number, other in enumerate(others):
        for stem in other.stems:
            holders[stem].append(number)
    for piece in tracked(pieces, progress, STAGE):
        shared = defaultdict[int, float](float)
        for stem in sorted(piece.stems):
            for number in holders.get(stem, ())[:_MOST_HOLDERS]:
                shared[number] += rarity.get(stem, 1.0)
        best = sorted(shared, key=lambda n: (-shared[n], n))[:_MOST_CANDIDATES]
        yield from ((piece, others[number]) for number in sorted(best))


# --- words in quotation marks on both sides ------------------------------------------


def _direct_matches(
    pieces_a: Sequence[Utterance],
    pieces_b: Sequence[Utterance],
    scores: Grid,
    rarity: dict[str, float],
    progress: Progress,
) -> list[_Match]:
    out = []
    for one, two in _candidates(pieces_a, pieces_b, rarity, progress):
        likeness = float(scores[one.sentence, two.sentence])
        match = _match(one, two, likeness, rarity)
        if match:
            out.append(match)
    return out


def _match(a: Utterance, b: Utterance, likeness: float, rarity: dict[str, float]) -> _Match | None:
    """Match two pieces word by word, if enough of the shorter lies in the longer."""
    forms_a, forms_b = a.forms[:_MOST_WORDS], b.forms[:_MOST_WORDS]
    forms_a, forms_b = unmasked(forms_a, forms_b), unmasked(forms_b, forms_a)
    whole = min(_sum(side.carried, rarity) for side in (a, b))
    known_a, known_b = frozenset(forms_a), frozenset(forms_b)
    if not (known_a <= known_b or known_b <= known_a):
        most = _sum((a.carried[n] for n, form in enumerate(forms_a) if form in known_b), rarity)
        if not whole or most / whole < _LEAST_SHARE:
            return None
    blocks = _blocks(forms_a, forms_b)
    matched = (a.carried[i + k] for i, _, size in blocks for k in range(size))
    content = [stem for stem in matched if stem is not None]
    share = _sum(content, rarity) / whole if whole else 0.0
    match = _Match(a=a, b=b, blocks=blocks, score=min(1.0, share))
    if _is_contained(match):
        enough = bool(content) and _is_plausible(match, content, likeness)
    else:
        longest = max((size for _, _, size in blocks), default=0)
        enough = share >= _LEAST_SHARE and len(content) >= 2 and longest >= 2
        enough = enough and (len(content) >= _FEWEST_CONTENT or bool(a.speaker & b.speaker))
        enough = enough and _may_be_one(a, b)
    return match if enough else None


def _blocks(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[tuple[int, int, int], ...]:
    """Give the runs of words that two pieces share, in order: places and length.

    Swapped pieces share the same runs; the matcher itself prefers the first piece's.
    """
    if a == b:
        return ((0, 0, len(a)),)
    if a > b:
        return tuple((i, j, size) for j, i, size in _blocks(b, a))
    found = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return tuple((m.a, m.b, m.size) for m in found if m.size)


def _is_plausible(match: _Match, content: Sequence[str], likeness: float) -> bool:
    """Say whether a run of shared words is the same utterance and not a common phrase.

    A longer run speaks for itself; a phrase of a few words needs the same speaker, or
    sentences on the same thing.
    """
    if len(content) >= _SPEAKS_FOR_ITSELF:
        return True
    if not _may_be_one(match.a, match.b):
        return False
    is_whole = match.a.forms == match.b.forms and len(content) >= 2
    same_speaker = bool(match.a.speaker & match.b.speaker)
    return likeness >= _LIKE_ENOUGH or same_speaker or is_whole


def _shorter(match: _Match) -> tuple[Utterance, int]:
    """Give the piece of fewer words, and its side."""
    is_a = len(match.a.words) <= len(match.b.words)
    return (match.a, 0) if is_a else (match.b, 1)


def _is_contained(match: _Match) -> bool:
    """Say whether the shorter piece is a run of the longer, but for its ellipses."""
    piece, side = _shorter(match)
    at, last = 0, -1
    for block in match.blocks:
        start, other, size = block[side], block[1 - side], block[2]
        jumps = last >= 0 and other != last
        if start != at or (jumps and start not in piece.gaps):
            return False
        at, last = start + size, other + size
    return at == len(piece.words)


def _by_piece(matches: Sequence[_Match]) -> _Known:
    """Give the matches of each piece, by its side and place."""
    out: _Known = defaultdict(list)
    for match in matches:
        out[0, match.a.span.start].append(match)
        out[1, match.b.span.start].append(match)
    return out


def _pair(match: _Match, known: _Known) -> QuotePair:
    cut = _cut(match, known)
    return QuotePair(
        a=Passage(sentence=match.a.sentence, span=match.a.span),
        b=Passage(sentence=match.b.sentence, span=match.b.span),
        cut=cut,
        score=round(match.score, 4),
    )


def _cut(match: _Match, known: _Known) -> Cut:
    if match.a.forms == match.b.forms:
        return Cut.TRIMMED if _is_lifted(match.a, match.b) else Cut.IDENTICAL
    is_masked = {f for f in match.a.forms if "*" in f} ^ {f for f in match.b.forms if "*" in f}
    if is_masked or not _is_contained(match):
        return Cut.ALTERED
    _, side = _shorter(match)
    rest, covered = _rest(match, known, side)
    long = (match.b, match.a)[side]
    is_cut = any(is_content(long.words[n]) for n in rest - covered)
    if is_cut or not rest & covered:
        return Cut.TRIMMED
    # All that was said is there, but a small word may be lost before this piece.
    first = match.blocks[0][1 - side]
    return Cut.ALTERED if first - 1 in rest - covered else Cut.IDENTICAL


def _is_lifted(a: Utterance, b: Utterance) -> bool:
    """Say whether one is a phrase amid a sentence, the other a part of a longer quotation."""
    return (a.is_fragment and not b.is_whole) or (b.is_fragment and not a.is_whole)


def _rest(match: _Match, known: _Known, side: int) -> tuple[set[int], set[int]]:
    """Give the words of the longer piece that the shorter lacks, and those its neighbours have.

    A quotation may be cut into sentences in one article where it is a single one in the
    other; then the neighbours of the shorter piece hold the rest of the longer.
    """
    short, long = (match.a, match.b) if side == 0 else (match.b, match.a)
    own, covered = _words_used(match, 1 - side), set[int]()
    for other in known[1 - side, long.span.start]:
        mine = other.a if side == 0 else other.b
        used = _words_used(other, 1 - side)
        is_near = abs((mine.quotation or 0) - (short.quotation or 0)) <= 1
        if is_near and not used & own:
            covered |= used
    return set(range(len(long.words))) - own, covered


def _words_used(match: _Match, side: int) -> set[int]:
    """Give the places of the shared words in the piece of one side."""
    return {n for block in match.blocks for n in range(block[side], block[side] + block[2])}


# --- words in quotation marks on one side, reported on the other ---------------------


def _indirect(
    pieces: Sequence[Utterance],
    reported: Sequence[Utterance],
    scores: Grid,
    rarity: dict[str, float],
    *,
    taken: set[tuple[int, int]],
    progress: Progress,
) -> list[QuotePair]:
    out = []
    for piece, report in _candidates(pieces, reported, rarity, progress):
        if (piece.sentence, report.sentence) in taken or not _may_be_one(piece, report):
            continue
        likeness = float(scores[piece.sentence, report.sentence])
        score = _likeness(piece, report, likeness, rarity)
        is_known = bool(piece.speaker & report.speaker)
        if score >= (_LEAST_INDIRECT if is_known else _LEAST_UNKNOWN):
            out.append(
                QuotePair(
                    a=Passage(sentence=piece.sentence, span=piece.span),
                    b=Passage(sentence=report.sentence, span=report.span),
                    cut=Cut.INDIRECT,
                    score=round(score, 4),
                )
            )
    return out


def _may_be_one(one: Utterance, two: Utterance) -> bool:
    """Say whether the same person may speak: a name is shared, or one is not known."""
    return not one.speaker or not two.speaker or bool(one.speaker & two.speaker)


def _likeness(
    piece: Utterance, report: Utterance, likeness: float, rarity: dict[str, float]
) -> float:
    shared = piece.stems & report.stems
    said = shared & (piece.plain | report.plain)
    if len(said) < 2 or min(len(piece.stems), len(report.stems)) < _FEWEST_CONTENT:
        return 0.0
    whole = min(_weight(piece.stems, rarity), _weight(report.stems, rarity))
    return 0.5 * likeness + 0.5 * _weight(shared, rarity) / whole
