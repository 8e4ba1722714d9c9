"""The word lists: each line can be read, is found where it stands, and is in one list only."""

from itertools import combinations
from pathlib import Path

import pytest

from reader.core import ReaderError, Span
from reader.engine._lexicons import Entry, Lexicon, Lexicons
from reader.engine._phrases import EXACT, GAP, PhraseList, base_forms
from reader.engine._wording import FORCE
from reader.engine._words import words_in

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "lexicons"
NAMES = ("boosters", "hedges", "loaded")


def lexicon(name: str) -> Lexicon:
    return Lexicon.parse(name, (FOLDER / f"{name}.tsv").read_bytes())


@pytest.mark.parametrize("name", NAMES)
def test_every_entry_is_folded_and_weighed(name: str) -> None:
    for phrase, entry in lexicon(name).entries.items():
        assert phrase == " ".join(phrase.casefold().split())
        assert 0.0 < entry.weight <= 1.0
        assert entry.group.isalpha()


@pytest.mark.parametrize("name", NAMES)
def test_the_header_names_origin_licence_and_every_group(name: str) -> None:
    head = [
        line
        for line in (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
        if line.startswith("#")
    ]
    assert any("Origin:" in line and "Licence:" in line for line in head)
    for group in {entry.group for entry in lexicon(name).entries.values()}:
        assert any(line.startswith(f"#   {group}") for line in head), group


@pytest.mark.parametrize("name", NAMES)
def test_no_phrase_is_listed_twice_in_a_file(name: str) -> None:
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    phrases = [line.split("\t")[0] for line in lines if line and not line.startswith("#")]
    assert len(phrases) == len(set(phrases))
    bare = [phrase.replace(EXACT, "") for phrase in phrases]
    assert len(bare) == len(set(bare))


def test_loaded_hedges_and_boosters_share_no_phrase() -> None:
    lists = {n: {p.replace(EXACT, "") for p in lexicon(n).entries} for n in NAMES}
    for one, two in combinations(NAMES, 2):
        assert not lists[one] & lists[two], (one, two)


@pytest.mark.parametrize("name", NAMES)
def test_every_phrase_is_found_as_it_stands(name: str) -> None:
    entries = lexicon(name).entries
    phrases = PhraseList.of(entries)
    for phrase in entries:
        text = phrase.replace(EXACT, "").replace(GAP, "")
        found = phrases.find(words_in(text, Span(start=0, end=len(text))))
        assert found, phrase
        assert found[0].start == 0, phrase


def test_every_class_of_reporting_verbs_has_a_force() -> None:
    assert {entry.group for entry in lexicon("reporting_verbs").entries.values()} == set(FORCE)


def found_in(text: str, *listed: str) -> list[str]:
    entries = {p: Entry(phrase=p, group="g", weight=1.0) for p in listed}
    words = words_in(text, Span(start=0, end=len(text)))
    return [
        text[words[m.start].span.start : words[m.end - 1].span.end]
        for m in PhraseList.of(entries).find(words)
    ]


def test_a_listed_word_is_found_in_its_inflected_forms() -> None:
    text = "They smear, smeared, will be smearing. He smears."
    assert found_in(text, "smear") == ["smear", "smeared", "smearing", "smears"]


def test_strong_verbs_and_doubled_letters_are_undone() -> None:
    assert {"throw", "slam", "lie", "outrageous"} <= {
        base for form in ("threw", "slammed", "lying", "outrageously") for base in base_forms(form)
    }


def test_an_exact_word_is_found_in_that_form_only() -> None:
    assert found_in("He may, she mays.", "may!") == ["may"]


def test_a_gap_spans_up_to_three_words() -> None:
    text = "They called the whole plan into question, then called it a very long and odd question."
    assert found_in(text, "call … into question") == ["called the whole plan into question"]


def test_the_longest_phrase_wins() -> None:
    assert found_in("a war on words on drugs", "war", "war on words", "war on") == ["war on words"]


def test_a_possessive_is_found_under_its_noun() -> None:
    assert found_in("the regime’s plan", "regime") == ["regime’s"]


def test_a_broken_line_is_an_error_that_names_list_and_line() -> None:
    with pytest.raises(ReaderError, match="Line 2 of the word list loaded"):
        Lexicons.parse({"loaded": b"# head\nno tabs here\n"})
