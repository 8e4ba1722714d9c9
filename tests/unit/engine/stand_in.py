"""An encoder without a model, the engine's real knowledge, and articles of markup, for tests."""

import re
import zlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reader.core import Article, Comparison, Correction, Progress, Resource, Settings, silent
from reader.engine import Encoded, Knowledge, compare
from tests.factories import draft, parse

RESOURCES = Path(__file__).resolve().parents[3] / "resources"
_DIMENSIONS = 48
_WORD = re.compile(r"\w+")


class StandIn:
    """Encode by hashed runs of three letters: words of like spelling get like vectors.

    Depends on each text alone, as the engine asks of an encoder.
    """

    dimensions = _DIMENSIONS
    piece_dimensions = _DIMENSIONS
    resources = (Resource(name="stand-in", sha256="0" * 64),)

    def encode(self, texts: Sequence[str], progress: Progress = silent) -> tuple[Encoded, ...]:
        """Give the vectors of each text."""
        out = []
        for number, text in enumerate(texts):
            progress(number / len(texts), "Reading for meaning")
            out.append(_encoded(text))
        return tuple(out)


@cache
def _encoded(text: str) -> Encoded:
    found = list(_WORD.finditer(text))
    pieces = np.array([_word_vector(m[0].casefold()) for m in found], dtype=np.float32)
    pieces = pieces.reshape(len(found), _DIMENSIONS)
    whole = pieces.sum(axis=0)
    return Encoded(
        whole=(whole / max(float(np.linalg.norm(whole)), 1e-9)).astype(np.float32),
        places=tuple(m.start() for m in found),
        pieces=pieces.astype(np.float16),
    )


@cache
def _word_vector(word: str) -> NDArray[np.float32]:
    vector = np.zeros(_DIMENSIONS, dtype=np.float32)
    marked = f"<{word}>"
    for start in range(len(marked) - 2):
        place = zlib.crc32(marked[start : start + 3].encode("utf-8", "surrogatepass"))
        vector[place % _DIMENSIONS] += 1.0 if place & 0x10000 else -1.0
    return vector / max(float(np.linalg.norm(vector)), 1e-9)


@cache
def knowledge() -> Knowledge:
    """Give the word lists and weights that ship with the program."""
    return Knowledge.parse(
        lexicons={p.stem: p.read_bytes() for p in sorted((RESOURCES / "lexicons").glob("*.tsv"))},
        scorer=(RESOURCES / "models" / "scorer.json").read_bytes(),
    )


def article(markup: str, name: str = "a.txt") -> Article:
    """Make an article of blocks "kind: text", parted by blank lines."""
    return draft(parse(markup), name=name).article


def compared(
    left: Article,
    right: Article,
    settings: Settings = Settings(),  # noqa: B008  frozen
    corrections: Sequence[Correction] = (),
    progress: Progress = silent,
) -> Comparison:
    """Compare with the stand-in encoder and the real knowledge."""
    return compare(
        left,
        right,
        settings,
        encoder=StandIn(),
        knowledge=knowledge(),
        corrections=corrections,
        progress=progress,
    )
