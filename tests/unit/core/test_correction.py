from typing import Any

import pytest

from reader.core import Correction, CorrectionKind, Relation, Span, Subject, Target, anchor_at

WORDS = anchor_at("The dam holds.", Span(start=4, end=7))
LINK = Target(subject=Subject.LINK, a=(WORDS,), b=(WORDS,))
PASSAGE = Target(subject=Subject.PASSAGE, a=(WORDS,))
PAIR = Target(subject=Subject.PAIR)


@pytest.mark.parametrize(
    ("kind", "target", "more"),
    [
        (CorrectionKind.LINK, PASSAGE, {}),
        (CorrectionKind.UNLINK, LINK, {"relation": Relation.SAME}),
        (CorrectionKind.RELATION, LINK, {}),
        (CorrectionKind.NOFACT, LINK, {}),
        (CorrectionKind.RESTORE, PAIR, {}),
        (CorrectionKind.DISMISS, PASSAGE, {}),
        (CorrectionKind.ACCEPT, PAIR, {}),
        (CorrectionKind.LINK, LINK, {"speaker": WORDS}),
    ],
)
def test_a_correction_that_makes_no_sense_is_refused(
    kind: CorrectionKind, target: Target, more: dict[str, Any]
) -> None:
    with pytest.raises(ValueError, match=r"is not said of|which relation|has no"):
        Correction(id="x", kind=kind, target=target, **more)


def test_a_speaker_may_be_nobody_that_is_named() -> None:
    said = Correction(id="x", kind=CorrectionKind.SPEAKER, target=PASSAGE)
    assert said.speaker is None


def test_four_kinds_hold_that_passages_are_linked() -> None:
    assert [kind.value for kind in CorrectionKind if kind.is_link] == [
        "link",
        "split",
        "merge",
        "relation",
    ]
