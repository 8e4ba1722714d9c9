from collections.abc import Iterator

import pytest

from reader.presentation import findings_of, install_translation, tr, tr_n
from tests.factories import sample_comparison


@pytest.fixture
def german() -> Iterator[None]:
    words = {"Same": "Gleich", "Not found in {other}: “{text}”": "Fehlt in {other}: „{text}“"}
    install_translation(lambda message: words.get(message, message))
    yield
    install_translation(lambda message: message)


def test_english_is_the_default() -> None:
    assert tr("Same") == "Same"


def test_names_are_filled_in() -> None:
    assert tr("{a} in A, {b} in B", a=1, b="two") == "1 in A, two in B"


def test_without_values_braces_stay() -> None:
    assert tr("{ }") == "{ }"


def test_values_are_never_read_as_messages() -> None:
    assert tr("Not {text}", text="{0} {x} %s") == "Not {0} {x} %s"


@pytest.mark.parametrize(("count", "words"), [(0, "0 changes"), (1, "1 change"), (7, "7 changes")])
def test_a_count_picks_its_form(count: int, words: str) -> None:
    assert tr_n("{count} change", "{count} changes", count) == words


def test_a_value_that_is_missing_is_an_error() -> None:
    with pytest.raises(KeyError):
        tr("{a} and {b}", a=1)


@pytest.mark.usefixtures("german")
def test_findings_speak_the_readers_language() -> None:
    rows = findings_of(sample_comparison())
    assert "Gleich" in {row.kind for row in rows}
    assert any(row.summary.startswith("Fehlt in B: „") for row in rows)
