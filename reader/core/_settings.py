"""What a reader may set about a comparison."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Thresholds of the engine; part of the provenance of every comparison.

    Each is a probability from 0 to 1: a link, a conflict or a framing difference is
    reported when the engine's score for it reaches the threshold; a detail of a linked
    sentence, and the sentence as a whole, count as reported from `coverage_threshold` up.
    """

    link_threshold: float = 0.25
    coverage_threshold: float = 0.6
    conflict_threshold: float = 0.6
    framing_threshold: float = 0.52

    def __post_init__(self) -> None:
        for name in self.__slots__:
            if not 0.0 <= getattr(self, name) <= 1.0:
                raise ValueError(f"{name} is not between 0 and 1")
