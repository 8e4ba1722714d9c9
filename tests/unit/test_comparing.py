"""Comparing in a process of its own: what comes back, and how it ends."""

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

from reader import _comparing
from reader._comparing import Comparer
from reader._equipment import Equipment
from reader.core import Cancelled, Progress, ReaderError, Settings, silent
from reader.presentation import Reading, reading_of
from tests.factories import draft, parse, sample_comparison
from tests.unit.stand_in_comparer import REPORTS, told

ROOT = Path(__file__).resolve().parents[2]
STAND_IN = "tests.unit.stand_in_comparer"
RIGHT = told("the other article")


@pytest.fixture
def comparer() -> Iterator[Comparer]:
    with Comparer(program=STAND_IN) as made:
        yield made


def done(comparer: Comparer, task: str, progress: Progress = silent) -> Reading:
    return comparer.read(told(task), RIGHT, Settings(), progress, ())


def pid_of(comparer: Comparer) -> int:
    assert comparer._process is not None
    return comparer._process._process.pid


def orders_of(comparer: Comparer, number: int) -> bool:
    """Say whether the very process that runs had so many orders."""
    provenance = sample_comparison().provenance
    return comparer.makes(replace(provenance, engine=f"{pid_of(comparer)} {number}"), silent)


class Recorder:
    """Writes down what is reported, and calls off at a stage."""

    def __init__(self, ends_at: str = "") -> None:
        self.heard: list[tuple[float, str]] = []
        self._ends_at = ends_at

    def __call__(self, fraction: float, stage: str, /) -> None:
        self.heard.append((fraction, stage))
        if stage == self._ends_at:
            raise Cancelled


# ----------------------------------------------------------------------------- answers


def test_the_answer_is_what_this_process_would_make() -> None:
    resources = ROOT / "resources"
    left, right = (
        draft(parse(f"headline: A dam\n\nparagraph: It was built in {year}.")).article
        for year in (1958, 1959)
    )
    with Comparer(str(resources)) as comparer:
        reading = comparer.read(left, right, Settings(), silent, ())
        assert comparer.makes(reading.comparison.provenance, silent)
    here = Equipment(resources).read(left, right, Settings())
    assert reading.comparison == here.comparison
    assert reading.findings == here.findings
    assert len(reading.comparison.conflicts) == 1


def test_one_process_answers_one_order_after_another(comparer: Comparer) -> None:
    for number in (1, 2, 3):
        assert done(comparer, "compare").comparison == sample_comparison()
        assert orders_of(comparer, number)


def test_it_tells_how_far_it_is_but_not_all_too_often(comparer: Comparer) -> None:
    recorder = Recorder()
    done(comparer, "report", recorder)
    assert recorder.heard[0] == (0.0, "Loading the models")
    counted = [fraction for fraction, stage in recorder.heard if stage == "counting"]
    assert counted == sorted(counted)
    assert 100 < len(counted) < REPORTS / 10


def test_what_prints_does_not_get_between_the_answers(
    comparer: Comparer, capfd: pytest.CaptureFixture[str]
) -> None:
    assert done(comparer, "print").findings == reading_of(sample_comparison()).findings


def test_it_is_told_that_an_answer_has_come() -> None:
    told_so: list[bool] = []
    with Comparer(program=STAND_IN, on_answer=lambda: told_so.append(gc.isenabled())) as comparer:
        done(comparer, "compare")
    assert told_so == [True]


# ------------------------------------------------------------------------------ errors


def test_an_error_for_people_arrives_as_it_was_raised(comparer: Comparer) -> None:
    with pytest.raises(ReaderError) as caught:
        done(comparer, "refuse")
    assert (caught.value.message, caught.value.hint) == ("No.", "Try yes.")
    assert orders_of(comparer, 1)


def test_an_unforeseen_error_tells_where_it_was_raised(comparer: Comparer) -> None:
    with pytest.raises(RuntimeError, match=r"ZeroDivisionError.*such a thing[\s\S]*in _break"):
        done(comparer, "break")
    assert orders_of(comparer, 1)


def test_a_process_that_dies_is_told_and_followed_by_another(comparer: Comparer) -> None:
    first = pid_of(comparer)
    with pytest.raises(ReaderError, match="broke off") as caught:
        done(comparer, "die")
    assert "F5" in caught.value.hint
    assert pid_of(comparer) != first
    assert done(comparer, "compare").comparison == sample_comparison()


def test_a_process_that_was_killed_while_nothing_was_asked_is_told_with_the_next_order(
    comparer: Comparer,
) -> None:
    os.kill(pid_of(comparer), signal.SIGTERM)
    assert comparer._process is not None
    comparer._process._process.wait()
    with pytest.raises(ReaderError, match="broke off"):
        done(comparer, "compare")
    assert done(comparer, "compare").comparison == sample_comparison()


def test_where_no_process_can_be_started_the_order_tells_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone"))
    with Comparer(program=STAND_IN) as comparer, pytest.raises(ReaderError, match="not start"):
        done(comparer, "compare")


# ------------------------------------------------------------------------- calling off


def test_work_that_is_called_off_stops_and_its_process_stays(comparer: Comparer) -> None:
    with pytest.raises(Cancelled):
        done(comparer, "work on", Recorder(ends_at="working on"))
    assert orders_of(comparer, 1)
    assert done(comparer, "compare").comparison == sample_comparison()


def test_work_that_does_not_stop_is_ended(
    comparer: Comparer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_comparing, "_PATIENCE", 0.1)
    first, start = pid_of(comparer), time.monotonic()
    with pytest.raises(Cancelled):
        done(comparer, "hang", Recorder(ends_at="hanging"))
    assert time.monotonic() - start < 60
    assert pid_of(comparer) != first
    assert done(comparer, "compare").comparison == sample_comparison()


def test_an_answer_that_comes_all_the_same_is_nobodys(comparer: Comparer) -> None:
    calls = iter(range(10))

    def stop(_fraction: float, _stage: str, /) -> None:
        if next(calls) == 0:
            raise Cancelled

    with pytest.raises(Cancelled):
        done(comparer, "refuse", stop)
    assert done(comparer, "compare").comparison == sample_comparison()


# -------------------------------------------------------------------------------- ends


def test_leaving_the_context_ends_process_and_thread() -> None:
    threads = threading.active_count()
    with Comparer(program=STAND_IN) as comparer:
        process = comparer._process
    assert process is not None
    assert process._process.returncode is not None
    assert threading.active_count() == threads


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_an_interrupt_at_the_terminal_is_the_windows_business(comparer: Comparer) -> None:
    done(comparer, "compare")
    os.kill(pid_of(comparer), signal.SIGINT)
    assert orders_of(comparer, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("task", ["compare", "work on"])
def test_no_process_outlives_a_window_that_is_killed(task: str) -> None:
    code = (
        "import os; from tests.unit.test_comparing import *\n"
        f"comparer = Comparer(program=STAND_IN); done(comparer, 'compare')\n"
        "kill = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        f"done(comparer, {task!r}, lambda _, stage: stage == 'working on' and kill()); kill()\n"
    )
    # The pipe ends when its last holder does, and the comparer holds it too.
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, stderr=subprocess.PIPE, check=False, timeout=100
    )
    assert ran.returncode == -signal.SIGKILL, ran.stderr


def test_a_frozen_program_starts_no_python(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Comparer.can_be_had()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert not Comparer.can_be_had()
