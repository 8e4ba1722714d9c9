"""What other thresholds change is told in counts."""

from dataclasses import replace

from reader.presentation import effects_of
from tests.factories import sample_comparison


def test_counts_stand_before_and_after() -> None:
    before = sample_comparison()
    after = replace(before, conflicts=before.conflicts[:1], framing=())
    counts = {effect.label: (effect.before, effect.after) for effect in effects_of(before, after)}
    assert counts == {
        "Passages shared": (10, 10),
        "of these in part": (2, 2),
        "Details in conflict": (2, 1),
        "Framing": (4, 0),
        "Sentences on one side only": (6, 6),
        "Details on one side only": (2, 2),
    }
