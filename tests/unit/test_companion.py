"""Long work in a process of its own: what comes back, and how it ends."""

import gc
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader import _companion
from reader._companion import Companion
from reader._equipment import Equipment
from reader.core import Article, Cancelled, Progress, ReaderError, Settings, silent
from reader.export import Format, PageStyle
from reader.presentation import reading_of
from tests.factories import draft, parse, sample_comparison
from tests.unit.stand_in_companion import REPORTS

ROOT = Path(__file__).resolve().parents[2]
STAND_IN = "tests.unit.stand_in_companion"


@pytest.fixture
def companion() -> Iterator[Companion]:
    with Companion(program=STAND_IN) as made:
        yield made


def told(task: str) -> Article:
    """Give an article that tells the companion what to do."""
    return draft(parse(f"headline: {task}")).article


def done(companion: Companion, task: str, progress: Progress = silent) -> object:
    return companion.read(told(task), told("nothing"), Settings(), progress, ())


def pid_of(companion: Companion) -> int:
    assert companion._process is not None
    return companion._process._process.pid


def orders_of(companion: Companion, number: int) -> bool:
    """Say whether the very process that runs had so many orders."""
    provenance = sample_comparison().provenance
    return companion.makes(replace(provenance, engine=f"{pid_of(companion)} {number}"), silent)


class Recorder:
    """Writes down what is reported, and calls off at a stage."""

    def __init__(self, ends_at: str | None = None) -> None:
        self.heard: list[tuple[float, str]] = []
        self._ends_at = ends_at

    def __call__(self, fraction: float, stage: str, /) -> None:
        self.heard.append((fraction, stage))
        if stage == self._ends_at:
            raise Cancelled


# ----------------------------------------------------------------------------- answers


def test_what_comes_back_is_what_this_process_would_make(tmp_path: Path) -> None:
    resources = ROOT / "resources"
    here = Equipment(resources)
    left, right = (
        draft(parse(f"headline: A dam\n\nparagraph: It was built in {year}.")).article
        for year in (1958, 1959)
    )
    with Companion(str(resources)) as companion:
        reading = companion.read(left, right, Settings(), silent, ())
        made = here.compare(left, right, Settings())
        assert reading.comparison == made
        assert reading.findings == reading_of(made).findings
        assert len(made.conflicts) == 1
        assert companion.makes(made.provenance, silent)
        page = companion.preview(made, Format.HTML, PageStyle(), silent, dossier=None)
        assert page == here.preview(made, Format.HTML, PageStyle())
        path = tmp_path / "report.html"
        companion.export(made, path, PageStyle(), silent, dossier=None, sources={})
        assert path.read_bytes() == page
        with pytest.raises(ReaderError, match="PDF"):
            companion.annotate(made, {}, tmp_path, silent, dossier=None)


def test_one_process_answers_one_order_after_another(companion: Companion) -> None:
    for number in (1, 2, 3):
        assert done(companion, "echo") == told("echo")
        assert orders_of(companion, number)


def test_it_tells_how_far_it_is_but_not_all_too_often(companion: Companion) -> None:
    recorder = Recorder()
    done(companion, "report", recorder)
    assert (0.0, "Loading the models") in recorder.heard
    counted = [fraction for fraction, stage in recorder.heard if stage == "counting"]
    assert counted == sorted(counted)
    assert 100 < len(counted) < REPORTS / 10


def test_what_prints_does_not_get_between_the_answers(
    companion: Companion, capfd: pytest.CaptureFixture[str]
) -> None:
    done(companion, "print")
    assert orders_of(companion, 1)


def test_it_is_told_that_an_answer_has_come() -> None:
    told_so: list[bool] = []
    with Companion(program=STAND_IN, on_answer=lambda: told_so.append(gc.isenabled())) as companion:
        done(companion, "echo")
    assert told_so == [True]


# ------------------------------------------------------------------------------ errors


def test_an_error_for_people_arrives_as_it_was_raised(companion: Companion) -> None:
    with pytest.raises(ReaderError) as caught:
        done(companion, "refuse")
    assert (caught.value.message, caught.value.hint) == ("No.", "Try yes.")
    assert orders_of(companion, 1)


def test_an_unforeseen_error_tells_where_it_was_raised(companion: Companion) -> None:
    with pytest.raises(RuntimeError, match=r"ZeroDivisionError.*such a thing[\s\S]*in _break"):
        done(companion, "break")
    assert orders_of(companion, 1)


def test_a_process_that_dies_is_told_and_followed_by_another(companion: Companion) -> None:
    first = pid_of(companion)
    with pytest.raises(ReaderError, match="has ended") as caught:
        done(companion, "die")
    assert "F5" in caught.value.hint
    assert pid_of(companion) != first
    assert done(companion, "echo") == told("echo")


def test_a_process_that_died_while_nothing_was_asked_is_replaced_without_a_word(
    companion: Companion,
) -> None:
    first = pid_of(companion)
    assert companion._process is not None
    companion._process._process.kill()
    companion._process._process.wait()
    assert done(companion, "echo") == told("echo")
    assert pid_of(companion) != first


def test_where_no_process_can_be_started_the_order_tells_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone"))
    with Companion(program=STAND_IN) as companion, pytest.raises(ReaderError, match="not start"):
        done(companion, "echo")


# ------------------------------------------------------------------------- calling off


def test_work_that_is_called_off_stops_and_its_process_stays(companion: Companion) -> None:
    with pytest.raises(Cancelled):
        done(companion, "work on", Recorder(ends_at="working on"))
    assert orders_of(companion, 1)
    assert done(companion, "echo") == told("echo")


def test_work_that_does_not_stop_is_ended(
    companion: Companion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_companion, "_PATIENCE", 0.1)
    first, start = pid_of(companion), time.monotonic()
    with pytest.raises(Cancelled):
        done(companion, "hang", Recorder(ends_at="hanging"))
    assert time.monotonic() - start < 60
    assert pid_of(companion) != first
    assert done(companion, "echo") == told("echo")


def test_an_order_that_is_called_off_before_the_models_are_there_waits_for_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What is answered all the same is nobody's."""
    monkeypatch.setattr(_companion, "_PATIENCE", 1.0)
    models = tmp_path / "models"
    they_come = threading.Timer(1.5, models.touch)

    def stop(_fraction: float, _stage: str, /) -> None:
        they_come.start()
        raise Cancelled

    with Companion(str(models), program=STAND_IN) as companion:
        first = pid_of(companion)
        with pytest.raises(Cancelled):
            done(companion, "refuse", stop)
        assert models.exists()
        assert done(companion, "echo") == told("echo")
        assert pid_of(companion) == first


# -------------------------------------------------------------------------------- ends


def test_leaving_the_context_ends_process_and_thread() -> None:
    threads = threading.active_count()
    with Companion(program=STAND_IN) as companion:
        process = companion._process
    assert process is not None
    assert process._process.returncode is not None
    assert threading.active_count() == threads


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_an_interrupt_at_the_terminal_is_the_windows_business(companion: Companion) -> None:
    done(companion, "echo")
    os.kill(pid_of(companion), signal.SIGINT)
    assert orders_of(companion, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("task", ["echo", "work on"])
def test_no_process_outlives_a_window_that_is_killed(task: str) -> None:
    code = (
        "import os; from tests.unit.test_companion import *\n"
        f"companion = Companion(program=STAND_IN); done(companion, 'echo')\n"
        "kill = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        f"done(companion, {task!r}, lambda _, stage: stage == 'working on' and kill()); kill()\n"
    )
    # The pipe ends when its last holder does, and the companion holds it too.
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, stderr=subprocess.PIPE, check=False, timeout=100
    )
    assert ran.returncode == -signal.SIGKILL, ran.stderr


def test_a_frozen_program_starts_no_python(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Companion.can_be_had()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert not Companion.can_be_had()
