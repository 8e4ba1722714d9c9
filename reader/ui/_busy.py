"""What takes long: a bar with the stage in words and a way to call it off."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from reader.presentation import tr
from reader.ui.jobs import Job

_PATIENCE = 600  # milliseconds before work is worth a bar
_STEPS = 1000


class BusyStrip(QWidget):
    """Show how far a job is, once it has run for a while."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._title = ""
        self.words = QLabel(self)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(180, 12)
        self.bar.setAccessibleName(tr("Progress"))
        self.cancel = QPushButton(tr("Cancel"), self)
        self.cancel.clicked.connect(self._on_cancel_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 6, 0)
        for part in (self.words, self.bar, self.cancel):
            row.addWidget(part)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE)
        self._patience.timeout.connect(self.show)
        self.hide()

    @property
    def title(self) -> str:
        """Give the title of the job that runs, empty if none does."""
        return self._title if self._job is not None else ""

    def watch(self, job: Job, title: str) -> None:
        """Show a job's progress under a title until it is finished."""
        self._job, self._title = job, title
        self.words.setText(title)
        self.bar.setValue(0)
        if self.isHidden():
            self._patience.start()
        job.progressed.connect(self._on_job_progressed)
        job.finished.connect(self._on_job_finished)

    def _on_job_progressed(self, fraction: float, stage: str) -> None:
        if self.sender() is not self._job:
            return
        self.bar.setValue(round(fraction * _STEPS))
        self.words.setText(tr("{title}: {stage}", title=self._title, stage=tr(stage)))

    def _on_job_finished(self) -> None:
        if self.sender() is self._job:
            self._job = None
            self._patience.stop()
            self.hide()

    def _on_cancel_clicked(self) -> None:
        if self._job is not None:
            self._job.cancel()
