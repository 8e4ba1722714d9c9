"""Two articles and settings become a Comparison; pure, and without Qt."""

from reader.engine._compare import ENGINE_VERSION, Knowledge, compare, resources_of
from reader.engine._encoder import Encoded, Encoder, SentenceEncoder

__all__ = [
    "ENGINE_VERSION",
    "Encoded",
    "Encoder",
    "Knowledge",
    "SentenceEncoder",
    "compare",
    "resources_of",
]
