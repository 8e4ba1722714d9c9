"""Work in a thread beside the caller's: its result, its progress, and how it is called off."""

import threading

import numpy as np
import pytest

from reader.core import Cancelled, Progress, silent
from reader.engine._beside import Beside

Reports = list[tuple[float, str]]


def endless(progress: Progress) -> None:
    """Report until called off."""
    while True:
        progress(0.5, "Turning")


def test_it_gives_what_the_work_makes_in_the_order_begun() -> None:
    done: list[int] = []
    with Beside() as beside:
        begun = [beside.begin(lambda _progress, n=n: done.append(n) or n) for n in range(4)]
        assert [one.result(silent) for one in reversed(begun)] == [3, 2, 1, 0]
    assert done == [0, 1, 2, 3]


def test_it_works_while_the_caller_does() -> None:
    met = threading.Barrier(2, timeout=10)
    with Beside() as beside:
        begun = beside.begin(lambda _progress: met.wait())
        met.wait()
        begun.result(silent)


def test_the_caller_reports_how_far_the_work_is_from_its_own_thread() -> None:
    seen: Reports = []
    enough = threading.Event()

    def work(progress: Progress) -> None:
        progress(0.25, "Turning")
        enough.wait(10)

    def note(share: float, stage: str, /) -> None:
        assert threading.current_thread() is threading.main_thread()
        seen.append((share, stage))
        if (0.25, "Turning") in seen:
            enough.set()

    with Beside() as beside:
        beside.begin(work).result(note)
    assert seen[-1] == (0.25, "Turning")


def test_what_the_work_raises_is_raised_to_who_waits() -> None:
    with Beside() as beside, pytest.raises(ZeroDivisionError):
        beside.begin(lambda _progress: 1 / 0).result(silent)


def test_work_that_nobody_waits_for_is_called_off_at_the_end() -> None:
    threads = threading.active_count()
    with Beside() as beside:
        beside.begin(endless)
        never = beside.begin(endless)
    assert never.future.cancelled()
    assert threading.active_count() == threads


def test_a_caller_that_is_called_off_while_it_waits_leaves_no_thread() -> None:
    def stop(_share: float, _stage: str, /) -> None:
        raise Cancelled

    threads = threading.active_count()
    with pytest.raises(Cancelled), Beside() as beside:
        beside.begin(endless).result(stop)
    assert threading.active_count() == threads


def test_the_caller_s_rules_for_arithmetic_hold_there() -> None:
    with np.errstate(invalid="ignore"), Beside() as beside:
        begun = beside.begin(lambda _progress: np.geterr()["invalid"])
        assert begun.result(silent) == "ignore"
