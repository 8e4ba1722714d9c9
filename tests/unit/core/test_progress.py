import pytest

from reader.core import Cancelled, part, silent, tracked

Seen = list[tuple[float, str]]


def test_silent_progress_takes_anything() -> None:
    silent(0.5, "Reading")


def test_tracked_items_come_in_order_each_after_a_report() -> None:
    seen: Seen = []
    items = list(tracked("abcd", lambda *report: seen.append(report), "Reading"))
    assert items == list("abcd")
    assert seen == [(0.0, "Reading"), (0.25, "Reading"), (0.5, "Reading"), (0.75, "Reading")]


def test_nothing_to_track_reports_nothing() -> None:
    seen: Seen = []
    assert list(tracked((), lambda *report: seen.append(report), "Reading")) == []
    assert not seen


def test_a_part_fills_its_stretch_of_the_whole() -> None:
    seen: Seen = []
    inner = part(part(lambda *report: seen.append(report), 0.5, 1.0), 0.0, 0.5)
    inner(0.0, "Start")
    inner(1.0, "End")
    assert seen == [(0.5, "Start"), (0.75, "End")]


def test_calling_off_passes_through() -> None:
    def stop(_fraction: float, _stage: str, /) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        next(tracked("ab", part(stop, 0.0, 1.0), "Reading"))
