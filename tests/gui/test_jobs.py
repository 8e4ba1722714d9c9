"""Jobs run off the GUI thread, report on it, and can be replaced and called off."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from reader.core import Cancelled, Progress, ReaderError
from reader.ui import InlineRunner, Job, JobRunner


class Diary:
    """Writes down what a job's signals say, and on which thread."""

    def __init__(self, job: Job) -> None:
        self.lines: list[str] = []
        self.reports: list[tuple[float, str]] = []
        self.values: list[object] = []
        self.threads: set[int] = set()
        job.progressed.connect(self._on_progressed)
        job.succeeded.connect(self._on_succeeded)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        job.finished.connect(self._on_finished)

    def _note(self, line: str) -> None:
        self.lines.append(line)
        self.threads.add(threading.get_ident())

    def _on_progressed(self, fraction: float, stage: str) -> None:
        self.reports.append((fraction, stage))
        self.threads.add(threading.get_ident())

    def _on_succeeded(self, value: object) -> None:
        self.values.append(value)
        self._note("succeeded")

    def _on_failed(self, error: Exception) -> None:
        self.values.append(error)
        self._note("failed")

    def _on_cancelled(self) -> None:
        self._note("cancelled")

    def _on_finished(self) -> None:
        self._note("finished")


@pytest.fixture(params=[JobRunner, InlineRunner])
def any_runner(qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[JobRunner]:
    made = request.param()
    yield made
    made.close()


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[JobRunner]:
    made = JobRunner()
    yield made
    made.close()


def done(diary: Diary) -> bool:
    return "finished" in diary.lines


def test_an_answer_comes_and_then_the_end(qtbot: QtBot, any_runner: JobRunner) -> None:
    diary = Diary(any_runner.start("sum", lambda _progress: 2 + 2))
    qtbot.waitUntil(lambda: done(diary))
    assert diary.lines == ["succeeded", "finished"]
    assert diary.values == [4]


def test_an_error_comes_and_then_the_end(qtbot: QtBot, any_runner: JobRunner) -> None:
    def fail(_progress: Progress) -> None:
        raise ReaderError("No.", "Try yes.")

    diary = Diary(any_runner.start("x", fail))
    qtbot.waitUntil(lambda: done(diary))
    assert diary.lines == ["failed", "finished"]
    assert str(diary.values[0]) == "No. Try yes."


def test_work_that_calls_itself_off_is_cancelled(qtbot: QtBot, any_runner: JobRunner) -> None:
    def stop(_progress: Progress) -> None:
        raise Cancelled

    diary = Diary(any_runner.start("x", stop))
    qtbot.waitUntil(lambda: done(diary))
    assert diary.lines == ["cancelled", "finished"]


def test_each_stage_is_reported(qtbot: QtBot, any_runner: JobRunner) -> None:
    def work(progress: Progress) -> None:
        for number in range(400):
            progress(number / 400, f"stage {number}")

    diary = Diary(any_runner.start("x", work))
    qtbot.waitUntil(lambda: done(diary))
    assert [stage for _, stage in diary.reports] == [f"stage {n}" for n in range(400)]


def test_reports_within_a_stage_are_thinned_out(qtbot: QtBot, any_runner: JobRunner) -> None:
    def work(progress: Progress) -> None:
        for number in range(20_000):
            progress(number / 20_000, "the same")

    diary = Diary(any_runner.start("x", work))
    qtbot.waitUntil(lambda: done(diary))
    assert 1 <= len(diary.reports) < 2_000


def test_work_runs_in_another_thread_and_signals_come_in_this_one(
    qtbot: QtBot, runner: JobRunner
) -> None:
    def where(progress: Progress) -> int:
        progress(0.5, "half")
        return threading.get_ident()

    diary = Diary(runner.start("x", where))
    qtbot.waitUntil(lambda: done(diary))
    assert diary.threads == {threading.get_ident()}
    assert diary.values != [threading.get_ident()]


def test_a_cancelled_job_ends_at_once_and_its_late_answer_is_dropped(
    qtbot: QtBot, runner: JobRunner
) -> None:
    go_on = threading.Event()

    def work(_progress: Progress) -> str:
        go_on.wait(5)
        return "late"

    job = runner.start("x", work)
    diary = Diary(job)
    job.cancel()
    assert diary.lines == ["cancelled", "finished"]
    go_on.set()
    after = Diary(runner.start("y", lambda _progress: "next"))
    qtbot.waitUntil(lambda: done(after))
    assert diary.lines == ["cancelled", "finished"]


def test_cancelled_work_stops_at_its_next_report(qtbot: QtBot, runner: JobRunner) -> None:
    started, go_on, went_on = threading.Event(), threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        started.set()
        go_on.wait(5)
        progress(0.5, "half")
        went_on.set()

    job = runner.start("x", work)
    qtbot.waitUntil(started.is_set)
    job.cancel()
    go_on.set()
    after = Diary(runner.start("y", lambda _progress: None))
    qtbot.waitUntil(lambda: done(after))
    assert not went_on.is_set()


def test_a_new_job_of_the_same_key_replaces_the_old_one(qtbot: QtBot, runner: JobRunner) -> None:
    go_on = threading.Event()

    def old(_progress: Progress) -> str:
        go_on.wait(5)
        return "old"

    first = Diary(runner.start("compare", old))
    second = Diary(runner.start("compare", lambda _progress: "new"))
    go_on.set()
    qtbot.waitUntil(lambda: done(second))
    assert first.lines == ["cancelled", "finished"]
    assert second.values == ["new"]


def test_jobs_of_other_keys_stay(qtbot: QtBot, runner: JobRunner) -> None:
    diaries = [Diary(runner.start(str(n), lambda _progress: "x")) for n in range(5)]
    qtbot.waitUntil(lambda: all(done(diary) for diary in diaries))
    assert all(diary.lines == ["succeeded", "finished"] for diary in diaries)


def test_no_report_is_lost_among_many_jobs(qtbot: QtBot, runner: JobRunner) -> None:
    def work(progress: Progress) -> None:
        progress(0.0, "one")
        progress(1.0, "two")

    diaries = [Diary(runner.start(str(n), work)) for n in range(200)]
    qtbot.waitUntil(lambda: all(done(diary) for diary in diaries))
    assert all([stage for _, stage in diary.reports] == ["one", "two"] for diary in diaries)


def test_closing_waits_for_the_worker_and_says_nothing_more(qtbot: QtBot) -> None:
    runner = JobRunner()
    started = threading.Event()

    def work(progress: Progress) -> None:
        started.set()
        while True:
            progress(0.5, "on and on")

    diary = Diary(runner.start("x", work))
    qtbot.waitUntil(started.is_set)
    runner.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("worker")]
    assert "finished" not in diary.lines
