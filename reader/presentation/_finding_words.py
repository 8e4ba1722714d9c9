"""Find what a reader types: in a text, and among the names of things that can be done."""

import re

from reader.core import Span

# What a keyboard has, and what newspapers set for it.
_ALIKE = {
    "'": "['‘’ʼ]",
    '"': '["“”„«»]',
    "-": "[-‐‑‒–—]",
    "…": r"(?:…|\.\.\.)",
}
MOST_HITS = 1000


def find_all(
    text: str, words: str, *, match_case: bool = False, whole_words: bool = False
) -> tuple[Span, ...]:
    """Find every place of some words in a text, in order; at most `MOST_HITS`.

    Straight quotation marks and hyphens find curly ones and dashes; a blank finds any
    white space.
    """
    if not words.strip():
        return ()
    pattern = r"\s+".join(_literal(part) for part in words.split())
    if whole_words:
        pattern = rf"(?<!\w){pattern}(?!\w)"
    found = re.compile(pattern, 0 if match_case else re.IGNORECASE).finditer(text)
    hits = []
    for match in found:
        hits.append(Span(start=match.start(), end=match.end()))
        if len(hits) == MOST_HITS:
            break
    return tuple(hits)


def _literal(part: str) -> str:
    straight = part.translate(str.maketrans("‘’“”–—", "''\"\"--"))
    return "".join(_ALIKE.get(letter, re.escape(letter)) for letter in straight)


def match_rank(query: str, title: str, aside: str = "") -> tuple[int, ...] | None:
    """Rank how well a title fits what was typed, the best lowest; None if it does not.

    Each typed word must begin a word of the title or of the aside, or else its letters
    must stand in the title in their order.
    """
    wanted = query.casefold().split()
    words, others = title.casefold().split(), aside.casefold().split()
    ranks = []
    for word in wanted:
        if any(there.startswith(word) for there in words):
            place = next(n for n, there in enumerate(words) if there.startswith(word))
            ranks.append(place)
        elif any(there.startswith(word) for there in others):
            ranks.append(100)
        elif len(word) > 1 and _is_scattered(word, title.casefold()):
            ranks.append(200)
        else:
            return None
    return (max(ranks, default=0) // 100, sum(ranks), len(title))


def _is_scattered(word: str, title: str) -> bool:
    letters = iter(title)
    return all(letter in letters for letter in word)
