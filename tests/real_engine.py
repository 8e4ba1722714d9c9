"""The engine with the encoder, word lists and weights that ship with the program."""

from collections.abc import Sequence
from functools import cache

from reader._remembered import RememberingEncoder
from reader.core import Article, Comparison, Correction, Progress, Settings, silent
from reader.engine import SentenceEncoder, compare
from tests.unit.engine.stand_in import RESOURCES, knowledge

USUAL = Settings()


@cache
def encoder() -> RememberingEncoder:
    """Load the encoder, once; it keeps the vectors of texts it has seen."""
    models = RESOURCES / "models"
    encoder = SentenceEncoder(
        (models / "all-MiniLM-L6-v2-w8.onnx").read_bytes(),
        (models / "tokenizer.json").read_bytes(),
    )
    return RememberingEncoder(encoder)


def really_compared(
    left: Article,
    right: Article,
    progress: Progress = silent,
    *,
    settings: Settings = USUAL,
    corrections: Sequence[Correction] = (),
) -> Comparison:
    """Compare two articles, under the usual settings unless told otherwise."""
    return compare(
        left,
        right,
        settings,
        encoder=encoder(),
        knowledge=knowledge(),
        corrections=corrections,
        progress=progress,
    )
