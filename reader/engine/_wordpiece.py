"""Word pieces of a text, as the bundled encoder was trained on (BERT, uncased).

Method: Devlin et al. 2019 (BERT) and Schuster and Nakajima 2012 (WordPiece), longest
match first. Reads the vocabulary out of a `tokenizer.json`; needs no tokenizer library.
"""

import json
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from reader.core import ReaderError

_LONGEST_WORD = 100
_REMEMBERED = 1 << 14  # words whose pieces are kept, and characters whose class is: 2 MB


class WordPieces:
    """Turn text into ids of word pieces; `limit` is the most ids a text may give."""

    def __init__(self, tokenizer_json: bytes, limit: int = 256) -> None:
        try:
            vocabulary = json.loads(tokenizer_json)["model"]["vocab"]
            self._start, self._end = vocabulary["[CLS]"], vocabulary["[SEP]"]
            self._unknown = vocabulary["[UNK]"]
        except (ValueError, KeyError, TypeError) as error:
            raise ReaderError(
                "The vocabulary of the sentence encoder cannot be read.",
                "Install Lateral again: a file of its own is damaged.",
            ) from error
        self._ids: dict[str, int] = vocabulary
        self._limit = limit
        self._known: dict[str, tuple[int, ...]] = {}

    def encode(self, text: str) -> tuple[list[int], list[int]]:
        """Give the ids of a text, and for each the code point at which its word starts.

        The first and the last id are the start and end marks; their place is -1.
        """
        ids, places = [self._start], [-1]
        for word, place in _basic_words(text):
            pieces = self._known.get(word)
            if pieces is None:
                pieces = self._remembered(word)
            ids += pieces
            places += [place] * len(pieces)
            if len(ids) >= self._limit:
                break
        cut = self._limit - 1
        return [*ids[:cut], self._end], [*places[:cut], -1]

    def _remembered(self, word: str) -> tuple[int, ...]:
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        pieces = self._known[word] = tuple(self._pieces(word))
        return pieces

    def _pieces(self, word: str) -> list[int]:
        if len(word) > _LONGEST_WORD:
            return [self._unknown]
        out: list[int] = []
        start, piece = 0, ""
        while start < len(word):
            end = len(word)
            while end > start:
                piece = word[start:end] if start == 0 else "##" + word[start:end]
                if piece in self._ids:
                    break
                end -= 1
            if end == start:
                return [self._unknown]
            out.append(self._ids[piece])
            start = end
        return out


def _basic_words(text: str) -> Iterator[tuple[str, int]]:
    """Split into lower-case words and single punctuation marks, with their places."""
    word, start = "", 0
    for place, original in enumerate(text):
        for char, is_part in _characters(original):
            if is_part:
                start = start if word else place
                word += char
                continue
            if word:
                yield word, start
                word = ""
            if char:
                yield char, place
    if word:
        yield word, start


@lru_cache(maxsize=_REMEMBERED)
def _characters(original: str) -> tuple[tuple[str, bool], ...]:
    """Give what a character is read as: parts of words, signs of their own, "" for a space."""
    out: list[tuple[str, bool]] = []
    for char in unicodedata.normalize("NFD", original.lower()):
        category = unicodedata.category(char)
        if category == "Mn" or (category.startswith("C") and char not in "\t\n\r"):
            continue
        if char.isspace():
            out.append(("", False))
        else:
            out.append((char, not _stands_alone(char, category)))
    return tuple(out)


def _stands_alone(char: str, category: str) -> bool:
    """Say whether a character is a word by itself: punctuation, symbols, CJK signs."""
    point = ord(char)
    return (
        category.startswith("P")
        or (char.isascii() and not char.isalnum())
        or 0x3400 <= point <= 0x9FFF
        or 0xF900 <= point <= 0xFAFF
        or 0x20000 <= point <= 0x2FA1F
    )
