"""The values that all of Lateral is made of. Standard library only."""

from reader.core._anchor import (
    Anchor,
    anchor_at,
    find_anchor,
)
from reader.core._article import (
    Article,
    Block,
    BlockKind,
    Removed,
    Source,
    put_back,
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
    Figure,
    FigureKind,
    Framing,
    FramingKind,
    Link,
    Missing,
    Name,
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
from reader.core._dossier import (
    Asked,
    Change,
    Changed,
    Dossier,
    Item,
    changed,
    orphans,
    swapping,
)
from reader.core._errors import (
    Cancelled,
    ReaderError,
)
from reader.core._merge import (
    MergeConflict,
    Merged,
    merge,
)
from reader.core._note import (
    Note,
    Review,
    ReviewState,
    decisions,
    review_of,
)
from reader.core._orphans import (
    placed_again,
)
from reader.core._places import (
    CharPlace,
    TextPlaces,
)
from reader.core._plain import (
    from_plain,
    to_plain,
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
from reader.core._tagging import (
    note_on,
    renamed_in_notes,
    taken_in,
    toggled_tag,
)
from reader.core._tags import (
    FRAMING_TAGS,
    LENS_TAGS,
    Tag,
    TagSet,
)
from reader.core._target import (
    Subject,
    Target,
    is_same_target,
    place_target,
)
from reader.core._text import (
    Passage,
    Span,
)

__all__ = [
    "FRAMING_TAGS",
    "LENS_TAGS",
    "Analysis",
    "Anchor",
    "Article",
    "Asked",
    "Attribution",
    "Block",
    "BlockKind",
    "Cancelled",
    "Candidate",
    "Change",
    "Changed",
    "CharPlace",
    "Comparison",
    "Conflict",
    "ConflictKind",
    "Correction",
    "CorrectionKind",
    "Coverage",
    "Cut",
    "Dossier",
    "Edit",
    "EditOp",
    "Figure",
    "FigureKind",
    "Framing",
    "FramingKind",
    "Item",
    "Link",
    "MergeConflict",
    "Merged",
    "Missing",
    "Name",
    "Note",
    "Origin",
    "Passage",
    "Progress",
    "Provenance",
    "QuotePair",
    "ReaderError",
    "Relation",
    "Removed",
    "Resource",
    "Review",
    "ReviewState",
    "Sentence",
    "Settings",
    "Side",
    "Source",
    "Span",
    "Status",
    "Subject",
    "Tag",
    "TagSet",
    "Target",
    "TextPlaces",
    "Wording",
    "WordingCategory",
    "anchor_at",
    "changed",
    "decisions",
    "find_anchor",
    "from_plain",
    "is_same_target",
    "merge",
    "note_on",
    "orphans",
    "part",
    "place_target",
    "placed_again",
    "put_back",
    "renamed_in_notes",
    "review_of",
    "silent",
    "swapping",
    "taken_in",
    "to_plain",
    "toggled_tag",
    "tracked",
]
