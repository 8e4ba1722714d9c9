"""Citations: the words, exactly where they stand, and what they were read from."""

from dataclasses import replace

from reader.core import Side, Span
from reader.presentation import citation_of, citations_of_pair
from tests.factories import sample_comparison

COMPARISON = sample_comparison()
HERALD, POST = COMPARISON.articles


def span(text: str, first: str, last: str = "") -> Span:
    start = text.index(first)
    end = text.index(last, start) + len(last) if last else start + len(first)
    return Span(start=start, end=end)


def test_a_citation_holds_everything_to_find_the_words_again() -> None:
    words = span(HERALD.text, "The dam was built in 1958")
    cited = citation_of(HERALD, COMPARISON.analyses[Side.A], (words,)).text
    assert cited == (
        "“The dam was built in 1958”\n"
        "The Tarrow Herald, “Verrin dam to be drained after divers find a crack”, 2024-03-14. "
        f"Paragraph 3, sentence 2, characters {words.start}–{words.end}. "
        f"Source: tarrow-herald.txt, SHA-256 {HERALD.source.sha256}"
    )
    assert words.of(HERALD.text) == "The dam was built in 1958"


def test_words_over_paragraphs_name_the_first_and_the_last() -> None:
    words = span(HERALD.text, "inspection in February.", "The dam was")
    cited = citation_of(HERALD, COMPARISON.analyses[Side.A], (words,)).text
    assert "Paragraphs 2–3, 3 sentences, characters" in cited


def test_the_headline_is_named_and_a_date_is_never_invented() -> None:
    words = span(POST.text, "Valley to lose")
    cited = citation_of(POST, COMPARISON.analyses[Side.B], (words,)).text
    assert "Headline, sentence 1, characters 0–14." in cited
    assert "weeks”, no date." in cited


def test_before_comparing_no_sentence_is_named() -> None:
    cited = citation_of(POST, None, (span(POST.text, "Growers"),)).text
    assert "sentence" not in cited
    assert "paragraph" in cited.casefold()


def test_quotation_marks_inside_the_words_pair_up() -> None:
    words = span(HERALD.text, "“I learned it", "said Jonas Veld")
    assert citation_of(HERALD, None, (words,)).text.startswith("“‘I learned it from my neighbour’s")


def test_a_pair_is_cited_under_its_letters() -> None:
    conflict = COMPARISON.conflicts[0]
    cited = citations_of_pair(COMPARISON, ((conflict.a.span,), (conflict.b.span,)))
    assert [each.text.split("\n")[0] for each in cited] == ["A: “14 metres”", "B: “9 metres”"]
    (alone,) = citations_of_pair(COMPARISON, ((conflict.a.span,), ()))
    assert alone.text.startswith("“14 metres”")


def test_no_folder_of_the_reader_is_named() -> None:
    for path in ("/data/someone/papers/x.txt", r"D:\Texts\someone\x.txt"):
        moved = replace(HERALD, source=replace(HERALD.source, path=path))
        cited = citation_of(moved, None, (span(HERALD.text, "Farmers"),)).text
        assert "Source: x.txt," in cited
        assert "someone" not in cited
