"""What a reader decides by hand; input to the engine, never an edit of its output."""

from dataclasses import dataclass
from enum import StrEnum

from reader.core._text import Span


class CorrectionKind(StrEnum):
    """What a correction does."""

    LINK = "link"
    UNLINK = "unlink"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """Link or unlink two passages; each reaches every sentence that its span overlaps."""

    kind: CorrectionKind
    a: Span
    b: Span
