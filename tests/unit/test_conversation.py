"""Messages between two processes: whole or not at all, and opened in pieces."""

import io

import pytest

from reader._conversation import Answer, Report, Stop, opened, receive, send
from reader.presentation import reading_of
from tests.factories import large_comparison, sample_comparison


def sent(*messages: object) -> bytes:
    pipe = io.BytesIO()
    for message in messages:
        send(pipe, message)
    return pipe.getvalue()


def test_messages_come_as_they_went_in_their_order() -> None:
    messages = [Report(fraction=0.5, stage="aligning"), Stop(), Answer(value="Größe")]
    pipe = io.BytesIO(sent(*messages))
    assert [opened(receive(pipe) or b"") for _ in messages] == messages
    assert receive(pipe) is None


@pytest.mark.parametrize("missing", [1, 30])
def test_a_message_that_breaks_off_is_none(missing: int) -> None:
    assert receive(io.BytesIO(sent(Answer(value=True))[:-missing])) is None


def test_a_reading_comes_whole() -> None:
    reading = reading_of(sample_comparison())
    there = opened(sent(Answer(value=reading))[8:]).value
    assert there.comparison == reading.comparison
    assert there.findings == reading.findings
    assert there.overview == reading.overview
    assert there.ledgers == reading.ledgers
    for side in (0, 1):
        assert there.marks[side].marks(frozenset()) == reading.marks[side].marks(frozenset())
    for finding in there.findings:
        assert there.index.find(there.index.target(finding)) == finding


def test_what_is_shared_stays_shared() -> None:
    reading = reading_of(sample_comparison())
    there = opened(sent(Answer(value=(reading, reading.comparison)))[8:]).value
    assert there[0].comparison is there[1]


def test_a_long_message_is_opened_with_rests() -> None:
    """Each frame of 64 kB is a piece that takes some ten milliseconds."""
    data = sent(Answer(value=reading_of(large_comparison(10_000))))[8:]
    rests: list[None] = []
    opened(data, lambda: rests.append(None))
    assert len(rests) > len(data) / 70_000
