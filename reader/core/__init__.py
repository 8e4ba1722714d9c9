"""The values that all of Lateral is made of. Standard library only."""

from reader.core._article import (
    Article,
    Block,
    BlockKind,
    Removed,
    Source,
)
from reader.core._comparison import (
    Analysis,
    Attribution,
    Candidate,
    Comparison,
    Conflict,
    ConflictKind,
    Coverage,
    Cut,
    Edit,
    EditOp,
    Framing,
    FramingKind,
    Link,
    Missing,
    Origin,
    Provenance,
    QuotePair,
    Relation,
    Resource,
    Sentence,
    Side,
    Status,
    Wording,
    WordingCategory,
)
from reader.core._correction import (
    Correction,
    CorrectionKind,
)
from reader.core._errors import (
    Cancelled,
    ReaderError,
)
from reader.core._progress import (
    Progress,
    part,
    silent,
    tracked,
)
from reader.core._settings import (
    Settings,
)
from reader.core._text import (
    Passage,
    Span,
)

__all__ = [
    "Analysis",
    "Article",
    "Attribution",
    "Block",
    "BlockKind",
    "Cancelled",
    "Candidate",
    "Comparison",
    "Conflict",
    "ConflictKind",
    "Correction",
    "CorrectionKind",
    "Coverage",
    "Cut",
    "Edit",
    "EditOp",
    "Framing",
    "FramingKind",
    "Link",
    "Missing",
    "Origin",
    "Passage",
    "Progress",
    "Provenance",
    "QuotePair",
    "ReaderError",
    "Relation",
    "Removed",
    "Resource",
    "Sentence",
    "Settings",
    "Side",
    "Source",
    "Span",
    "Status",
    "Wording",
    "WordingCategory",
    "part",
    "silent",
    "tracked",
]
