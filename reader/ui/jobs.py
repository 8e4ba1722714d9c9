"""Work off the GUI thread; the only module that knows threads.

One worker thread takes one job after another. Whatever it reports passes through
queued signals of the runner, and is emitted again on the job from the GUI thread:
signals emitted on the job by the worker lose reports.
"""

import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal

from reader.core import Cancelled, Progress

_log = logging.getLogger(__name__)

_REPORT_EVERY = 0.03  # seconds; more often than this nobody sees

Work = Callable[[Progress], object]


class Job(QObject):
    """One piece of work; its signals come on the GUI thread.

    After `succeeded`, `failed` or `cancelled`, exactly one of them, comes `finished`.
    """

    progressed = Signal(float, str)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    finished = Signal()

    def __init__(self, runner: "JobRunner", number: int) -> None:
        super().__init__(runner)
        self._runner = runner
        self._number = number

    def cancel(self) -> None:
        """Call the work off; `cancelled` comes at once, the worker stops at its next report."""
        self._runner.retire(self._number)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcome:
    value: object = None
    error: Exception | None = None
    was_cancelled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Running:
    key: str
    job: Job
    stop: Event


class JobRunner(QObject):
    """Run jobs in one worker thread; a new job replaces an older one of the same key."""

    _reported = Signal(int, float, str)
    _ended = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: dict[int, _Running] = {}
        self._next_number = 0
        self._executor: ThreadPoolExecutor | None = None
        self._reported.connect(self._on_worker_reported, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._on_worker_ended, Qt.ConnectionType.QueuedConnection)

    def start(self, key: str, function: Work) -> Job:
        """Run `function(progress)` in the worker; its answer comes by the job's signals."""
        self.retire_key(key)
        number, self._next_number = self._next_number, self._next_number + 1
        running = _Running(key=key, job=Job(self, number), stop=Event())
        self._running[number] = running
        self._submit(lambda: self._work(number, function, running.stop))
        return running.job

    def retire_key(self, key: str) -> None:
        """Call off the job of a key, if one runs."""
        for number in [n for n, running in self._running.items() if running.key == key]:
            self.retire(number)

    def retire(self, number: int) -> None:
        """Call a job off and drop whatever it still reports."""
        running = self._running.pop(number, None)
        if running is None:
            return
        running.stop.set()
        running.job.cancelled.emit()
        self._finish(running.job)

    def settle(self) -> None:
        """Wait until all jobs are done; their answers come before this returns."""
        if self._executor is not None:
            self._executor.submit(int).result()
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)

    def close(self) -> None:
        """Call all jobs off and wait for the worker to stop; nothing is emitted any more."""
        for running in self._running.values():
            running.stop.set()
        self._running.clear()
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None

    def _submit(self, call: Callable[[], None]) -> None:
        if self._executor is None:
            self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="worker")
        self._executor.submit(call)

    def _work(self, number: int, function: Work, stop: Event) -> None:
        """Do a job, in the worker thread."""
        if stop.is_set():
            return
        try:
            outcome = _Outcome(value=function(_Reporter(self._reported.emit, number, stop)))
        except Cancelled:
            outcome = _Outcome(was_cancelled=True)
        except Exception as error:  # noqa: BLE001  the job hands it on to the window
            outcome = _Outcome(error=error)
        self._ended.emit(number, outcome)

    def _on_worker_reported(self, number: int, fraction: float, stage: str) -> None:
        if number in self._running:
            self._running[number].job.progressed.emit(fraction, stage)

    def _on_worker_ended(self, number: int, outcome: _Outcome) -> None:
        running = self._running.pop(number, None)
        if running is None:
            return
        if outcome.was_cancelled:
            running.job.cancelled.emit()
        elif outcome.error is not None:
            _log.debug("a job failed", exc_info=outcome.error)
            running.job.failed.emit(outcome.error)
        else:
            running.job.succeeded.emit(outcome.value)
        self._finish(running.job)

    @staticmethod
    def _finish(job: Job) -> None:
        job.finished.emit()
        job.deleteLater()


class InlineRunner(JobRunner):
    """Run each job at once in the GUI thread; answers still come by the event loop. For tests."""

    def _submit(self, call: Callable[[], None]) -> None:
        call()


class _Reporter:
    """The `progress` that a job is given: reports now and then, raises when called off."""

    def __init__(self, report: Callable[[int, float, str], None], number: int, stop: Event) -> None:
        self._report = report
        self._number = number
        self._stop = stop
        self._last = 0.0
        self._stage = ""

    def __call__(self, fraction: float, stage: str, /) -> None:
        if self._stop.is_set():
            raise Cancelled
        now = time.monotonic()
        if stage != self._stage or now - self._last >= _REPORT_EVERY:
            self._last, self._stage = now, stage
            self._report(self._number, fraction, stage)
