"""A companion with the engine and its word lists, but an encoder that only takes its time."""

import gc
import time
from collections.abc import Sequence

from reader._companion_program import serve
from reader._equipment import Equipment
from reader.core import Article, Correction, Progress, Settings, part, silent
from reader.engine import Encoded, compare
from reader.paths import resource_folder
from reader.presentation import Reading, reading_of
from tests.unit.engine.stand_in import StandIn, knowledge


class SlowStandIn(StandIn):
    """Encode as slowly as a model does."""

    def encode(self, texts: Sequence[str], progress: Progress = silent) -> tuple[Encoded, ...]:
        """Give the vectors of each text."""
        for number in range(len(texts)):
            time.sleep(0.001)
            progress(number / len(texts), "Reading for meaning")
        return super().encode(texts, progress)


class Worker(Equipment):
    """Compares without a model."""

    def prepare(self) -> None:
        knowledge()
        gc.freeze()

    def read(
        self,
        left: Article,
        right: Article,
        settings: Settings,
        progress: Progress = silent,
        corrections: Sequence[Correction] = (),
    ) -> Reading:
        found = compare(
            left,
            right,
            settings,
            encoder=SlowStandIn(),
            knowledge=knowledge(),
            corrections=corrections,
            progress=part(progress, 0.0, 0.97),
        )
        return reading_of(found)


if __name__ == "__main__":
    serve(Worker(resource_folder()))
