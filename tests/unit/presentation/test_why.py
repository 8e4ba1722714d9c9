"""Why a finding was found, in sentences that hold for the passages."""

from dataclasses import replace

import pytest

from reader.core import Comparison, Origin
from reader.presentation import Finding, findings_of, why_words
from tests.factories import sample_comparison


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return sample_comparison()


def why(comparison: Comparison, key: str) -> str:
    finding: Finding = next(f for f in findings_of(comparison) if f.key == key)
    return " ".join(why_words(comparison, finding))


def test_every_finding_has_a_reason(comparison: Comparison) -> None:
    for finding in findings_of(comparison):
        said = why_words(comparison, finding)
        assert said
        assert all(sentence.endswith((".", "”.")) for sentence in said)


def test_what_is_the_same_says_so_and_what_a_link_needs(comparison: Comparison) -> None:
    assert why(comparison, "link-4").startswith("Word for word the same. Certainty 1.00;")
    least = comparison.provenance.settings.link_threshold
    assert why(comparison, "link-4").endswith(f"shown from {least:.2f} up.")


def test_an_edited_link_counts_its_changes(comparison: Comparison) -> None:
    assert "but for 2 changes" in why(comparison, "link-6")


def test_a_reworded_link_names_telling_words_of_both(comparison: Comparison) -> None:
    words = why(comparison, "link-2")
    named = words.split("Both have: ")[1].split(".")[0].split(", ")
    for text in (article.text.casefold() for article in comparison.articles):
        assert all(word.casefold() in text for word in named)
    assert not {"that", "with", "from"} & {word.casefold() for word in named}


def test_a_moved_link_says_that_the_order_differs(comparison: Comparison) -> None:
    assert "another order" in why(comparison, "link-9")
    assert "another order" not in why(comparison, "link-4")


def test_a_conflict_says_what_differs(comparison: Comparison) -> None:
    assert "the numbers differ" in why(comparison, "conflict-0")


def test_an_omission_tells_how_near_the_nearest_comes(comparison: Comparison) -> None:
    only = next(f for f in findings_of(comparison) if f.kind == "Only in A")
    assert "No sentence of B" in why(comparison, only.key)
    detail = next(f for f in findings_of(comparison) if f.kind.startswith("Detail only in"))
    (missing,) = (
        missing
        for rows in comparison.coverage
        for row in rows
        for missing in row.missing
        if missing.span in (*detail.spans[0], *detail.spans[1])
    )
    least = comparison.provenance.settings.coverage_threshold
    assert why(comparison, detail.key) == (
        "B tells this sentence in part. How surely it tells these words, too: "
        f"{1 - missing.score:.2f}; they would count as told from {least:.2f} up."
    )


def test_a_quotation_counts_the_words_in_common(comparison: Comparison) -> None:
    number = next(n for n, q in enumerate(comparison.quotes) if q.cut.value == "trimmed")
    said = why(comparison, f"quote-{number}")
    assert "words are the same, of" in said
    assert said.endswith(f"Certainty {comparison.quotes[number].score:.2f}.")


def test_a_framing_names_the_list_of_its_words(comparison: Comparison) -> None:
    said = [why(comparison, f"framing-{number}") for number, _ in enumerate(comparison.framing)]
    assert any("is in the list of" in words for words in said)
    assert any("stands before it" in words for words in said)


def test_what_the_reader_decided_has_no_other_reason(comparison: Comparison) -> None:
    finding = replace(findings_of(comparison)[0], by=Origin.READER)
    assert why_words(comparison, finding) == ("You decided so by hand.",)
