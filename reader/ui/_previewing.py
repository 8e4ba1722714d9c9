"""Previews of an export, made in the worker thread and called off when no longer wanted."""

import logging
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from reader.core import Comparison, Dossier, Progress, ReaderError
from reader.export import Format, PagePicture, draw_page, page_sizes
from reader.presentation import tr
from reader.ui._export_choice import ExportChoice
from reader.ui._services import Preview, Services
from reader.ui.jobs import JobRunner

_log = logging.getLogger(__name__)
_MAKING, _DRAWING = "preview of an export", "page of a preview"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What an export would write, and the sizes of its pages in points if it is a PDF."""

    choice: ExportChoice
    data: bytes
    sizes: tuple[tuple[float, float], ...] = ()


class Previewer(QObject):
    """Make what an export would write, and draw its pages; the newest wish replaces older ones.

    `made` carries a `Sample`; `drawn` a page's number, its scale and its picture; `failed`
    a message and a hint.
    """

    made = Signal(object)
    drawn = Signal(int, float, object)
    failed = Signal(str, str)

    def __init__(
        self,
        services: Services,
        runner: JobRunner,
        comparison: Comparison,
        dossier: Dossier | None,
    ) -> None:
        super().__init__()
        self._preview = services.preview
        self._runner = runner
        self._comparison = comparison
        self._dossier = dossier

    def make(self, choice: ExportChoice) -> None:
        """Make what would be written."""
        self._runner.retire_key(_DRAWING)
        job = self._runner.start(
            _MAKING, _Make(self._preview, self._comparison, self._dossier, choice)
        )
        job.succeeded.connect(self.made)
        job.failed.connect(self._on_job_failed)

    def draw(self, sample: Sample, number: int, scale: float) -> None:
        """Draw a page of a PDF."""
        job = self._runner.start(_DRAWING, _Draw(sample.data, number, scale))
        job.succeeded.connect(self._on_page_drawn)
        job.failed.connect(self._on_job_failed)

    def stop(self) -> None:
        """Call off what is being made."""
        for key in (_MAKING, _DRAWING):
            self._runner.retire_key(key)

    def _on_page_drawn(self, answer: tuple[int, float, PagePicture]) -> None:
        self.drawn.emit(*answer)

    def _on_job_failed(self, error: Exception) -> None:
        if isinstance(error, ReaderError):
            self.failed.emit(error.message, error.hint)
            return
        _log.error("a preview failed", exc_info=error)
        self.failed.emit(
            tr("Something went wrong inside the program: {error}", error=error),
            tr("Other choices may do."),
        )


class _Make:
    def __init__(
        self,
        preview: Preview,
        comparison: Comparison,
        dossier: Dossier | None,
        choice: ExportChoice,
    ) -> None:
        self._preview = preview
        self._comparison = comparison
        self._dossier = dossier
        self._choice = choice

    def __call__(self, progress: Progress, /) -> Sample:
        choice = self._choice
        data = self._preview(
            self._comparison, choice.format, choice.style, progress, dossier=self._dossier
        )
        sizes = page_sizes(data) if choice.format is Format.PDF else ()
        return Sample(choice=choice, data=data, sizes=sizes)


class _Draw:
    def __init__(self, data: bytes, number: int, scale: float) -> None:
        self._data = data
        self._number = number
        self._scale = scale

    def __call__(self, _progress: Progress, /) -> tuple[int, float, PagePicture]:
        return self._number, self._scale, draw_page(self._data, self._number, self._scale)
