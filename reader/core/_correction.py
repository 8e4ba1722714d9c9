"""What a reader decides by hand; input to the engine, never an edit of its output."""

from dataclasses import dataclass
from enum import StrEnum

from reader.core._anchor import Anchor
from reader.core._comparison import Relation
from reader.core._target import Subject, Target


class CorrectionKind(StrEnum):
    """What a correction does.

    `link`, `split`, `merge` and `relation` all hold that the target's passages tell the same
    thing: as one link that takes over what lay between them, as one parted from a wider
    link, as one joined from several, as one of a given relation. `unlink` holds the
    contrary. `accept` holds that a finding is there, `dismiss` that it is not. `nofact`
    says that a sentence asserts nothing that could be checked, `restore` that a block is no
    boilerplate, `speaker` who said what stands in quotation marks.
    """

    LINK = "link"
    UNLINK = "unlink"
    SPLIT = "split"
    MERGE = "merge"
    RELATION = "relation"
    ACCEPT = "accept"
    DISMISS = "dismiss"
    NOFACT = "nofact"
    RESTORE = "restore"
    SPEAKER = "speaker"

    @property
    def is_link(self) -> bool:
        """Say whether it holds that two passages are linked."""
        return self in _LINKING


_LINKING = (
    CorrectionKind.LINK,
    CorrectionKind.SPLIT,
    CorrectionKind.MERGE,
    CorrectionKind.RELATION,
)
_OF_PASSAGE = (CorrectionKind.NOFACT, CorrectionKind.RESTORE, CorrectionKind.SPEAKER)
_WITH_RELATION = (*_LINKING, CorrectionKind.ACCEPT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One decision of a reader's about a target, by whom and when (ISO 8601, UTC).

    A passage reaches every sentence that it overlaps. `relation` is needed for `relation`
    and may stand with the others that link; without it the words decide. `speaker` is the
    passage that names the speaker, or None if nobody is named. Raises `ValueError` if the
    parts do not suit the kind.
    """

    id: str
    kind: CorrectionKind
    target: Target
    relation: Relation | None = None
    speaker: Anchor | None = None
    author: str = ""
    made: str = ""

    def __post_init__(self) -> None:
        subject = self.target.subject
        if self.kind in (CorrectionKind.ACCEPT, CorrectionKind.DISMISS):
            is_suited = subject.is_finding
        elif self.kind in _OF_PASSAGE:
            is_suited = subject is Subject.PASSAGE
        else:
            is_suited = subject is Subject.LINK
        if not is_suited:
            raise ValueError(f"{self.kind} is not said of a {subject}")
        if self.kind is CorrectionKind.RELATION and self.relation is None:
            raise ValueError("which relation?")
        if self.relation is not None and self.kind not in _WITH_RELATION:
            raise ValueError(f"{self.kind} has no relation")
        if self.speaker is not None and self.kind is not CorrectionKind.SPEAKER:
            raise ValueError(f"{self.kind} has no speaker")
