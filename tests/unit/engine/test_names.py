"""Names: which words are one, and which of both articles name the same bearer."""

import pytest

from reader.core import Attribution, BlockKind, Side, Span, silent
from reader.engine._bearers import bearers, clusters
from reader.engine._figures import figures_by_sentence
from reader.engine._reading import Reading
from reader.engine._words import words_in
from tests.factories import draft


def reading(*sentences: str, kind: BlockKind = BlockKind.PARAGRAPH, source: str = "") -> Reading:
    made = draft([(kind, sentences)])
    text = made.article.text
    said = Attribution(
        source=made.passage(source).span if source else None,
        cue=Span(start=0, end=1),
        content=Span(start=0, end=1),
        direct=False,
    )
    return Reading(
        article=made.article,
        sentences=made.sentences,
        words=tuple(words_in(text, s.span) for s in made.sentences),
        figures=figures_by_sentence(made.article, made.sentences),
        attributions=(said,) if text else (),
    )


def found(*sentences: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    a = reading(*sentences, kind=kind)
    borne, _ = bearers(a, reading("Nothing here."), silent)
    return [name.span.of(a.text) for name in borne.names]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("On Monday Mayor Ada Holm met the press.", ["Mayor Ada Holm"]),
        ("The water board met in Askby.", ["Askby"]),
        ("Ada Holm and Jon Berg spoke.", ["Ada Holm", "Jon Berg"]),
        ("Officials of the Bank of Norrland left.", ["Bank of Norrland"]),
        ("He saw D.C. police and the U.S. Senate.", ["D.C.", "U.S. Senate"]),
        ("It is Norrland’s Royal Navy.", ["Norrland", "Royal Navy"]),
        ("Speaking in Askby, he left.", ["Askby"]),
        ("Protesters marched.", []),
        ("An ICE-branded GMC SUV stood there.", ["ICE", "GMC"]),
        ("They met Lisa Van Dorn of Boston, Mass., at noon.", ["Lisa Van Dorn", "Boston"]),
        ("He left St. Mary’s Academy in Askby.", ["St. Mary’s Academy", "Askby"]),
        ("It was Rafael de la Cruz or Fatima al-Sayed.", ["Rafael de la Cruz", "Fatima al-Sayed"]),
        ("It told the Department for Transport.", ["Department for Transport"]),
        ("They met Nils Åberg.", ["Nils Åberg"]),
        ("Under the Freedom of Movement Act he may.", ["Freedom of Movement Act"]),
        ("They live in Ward 6, on East 14th Street.", ["Ward 6", "East 14th Street"]),
        ("It was Sen. Karl Lind (D-Askby) at 5 p.m. GMT.", ["Sen. Karl Lind"]),
        ("An anti-Semitic slur, I’m told, was on TV.", []),
        ("BREAKING NEWS FROM ASKBY", []),
        ("He met Ms. O’Hara, Jean-Luc Roy and AT&T.", ["Ms. O’Hara", "Jean-Luc Roy", "AT&T"]),
        ("Then Pen\u0303a left.", ["Pen\u0303a"]),
    ],
)
def test_names_of_a_sentence(sentence: str, names: list[str]) -> None:
    assert found(sentence) == names


def test_a_name_first_in_a_sentence_counts_if_it_stands_elsewhere_too() -> None:
    assert found("Holm left.", "They followed Holm.") == ["Holm", "Holm"]


def test_a_name_first_in_a_sentence_counts_if_the_other_article_has_it() -> None:
    a = reading("Holm left.")
    borne, _ = bearers(a, reading("They followed Ada Holm."), silent)
    assert [name.span.of(a.text) for name in borne.names] == ["Holm"]


@pytest.mark.parametrize("kind", [BlockKind.HEADLINE, BlockKind.HEADING, BlockKind.BOILERPLATE])
def test_capitals_of_titles_and_of_what_is_not_compared_tell_nothing(kind: BlockKind) -> None:
    assert found("What the Mayor of Askby Said to Ada Holm", kind=kind) == []


def test_who_took_a_picture_is_not_named_by_the_article() -> None:
    credit = "Ida Brandt / Northfell Images"
    assert found("Ada Holm comes to Askby.", credit, kind=BlockKind.CAPTION) == [
        "Ada Holm",
        "Askby",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Ports and Docks Authority (PDA) spoke.",
        "The PDA, or Ports and Docks Authority, spoke.",
    ],
)
def test_and_joins_the_name_of_a_body_that_the_text_abbreviates(sentence: str) -> None:
    assert sorted(found(sentence)) == ["PDA", "Ports and Docks Authority"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Mayor Ada Holm", "Holm", True),
        ("Mayor Ada Holm", "Ada Holm", True),
        ("President Holm", "Ada Holm", True),
        ("D.C. Mayor Ada Holm", "Holm", True),
        ("NATO President Ada Holm", "Ada Holm", True),
        ("Northern Ferry Board", "NFB", True),
        ("National Union of Miners", "N.U.M.", True),
        ("Rafael de la Cruz", "De la Cruz", True),
        ("Enrique Pena Nieto", "Peña Nieto", True),
        ("St. Mary’s Academy", "St Mary's Academy", True),
        ("NBC Washington", "Washington", False),
        ("Washington Police", "Washington", False),
        ("White House", "House", False),
        ("the NFB and Treasury Department", "Treasury Department", False),
        ("Ada Holm", "Ada", False),
    ],
)
def test_a_shorter_form_joins_its_bearer(one: str, other: str, *, same: bool) -> None:
    numbers = clusters([one, other])
    assert (numbers[one] == numbers[other]) is same


def test_a_surname_of_two_bearers_joins_neither() -> None:
    numbers = clusters(["Ada Holm", "Jon Holm", "Holm"])
    assert len(set(numbers.values())) == 3


@pytest.mark.parametrize(
    ("sentence", "source", "bearer"),
    [
        ("The head teacher, Ruth Okafor, spoke.", "The head teacher", None),
        ("Head teacher Ruth Okafor spoke.", "Head teacher Ruth Okafor", "Ruth Okafor"),
        ("Then Ruth Okafor, who was there, spoke.", "Ruth Okafor, who was there", "Ruth Okafor"),
        ("Then Ruth Okafor of Askby spoke.", "Ruth Okafor of Askby", "Ruth Okafor"),
        ("A spokesman for Okafor spoke.", "A spokesman for Okafor", "Ruth Okafor"),
        ("Then Okafor loyalists spoke.", "Okafor loyalists", None),
        ("Then Okafor and Jon Berg spoke.", "Okafor and Jon Berg", None),
    ],
)
def test_a_source_is_borne_by_whom_it_names(sentence: str, source: str, bearer: str | None) -> None:
    a, b = reading(sentence, source=source), reading("They met Ruth Okafor.")
    mine, theirs = bearers(a, b, silent)
    is_okafor = mine.attributions[0].bearer == theirs.names[0].bearer
    assert mine.attributions[0].bearer is not None
    assert is_okafor is (bearer is not None)


@pytest.mark.parametrize("source", ["", "He"])
def test_behind_a_pronoun_nobody_is_known(source: str) -> None:
    mine, _ = bearers(reading("He spoke.", source=source), reading("Nothing."), silent)
    assert mine.attributions[0].bearer is None


def test_swapped_articles_have_the_same_bearers() -> None:
    a, b = reading("They saw Ada Holm and Jon Berg."), reading("They saw Berg and the NFB.")
    assert bearers(a, b, silent) == bearers(b, a, silent)[::-1]


def test_it_takes_no_longer_than_names_are_many() -> None:
    names = [f"Ada{n} Holm{n % 700}" for n in range(3_000)]
    assert len(set(clusters(names).values())) == 3_000


def test_sides_have_one_numbering() -> None:
    a, b = reading("They saw Ada Holm."), reading("They saw Mayor Holm.", "They saw Jon Berg.")
    one, two = bearers(a, b, silent)
    numbers = [[name.bearer for name in side.names] for side in (one, two)]
    assert numbers[Side.A] == numbers[Side.B][:1]
    assert numbers[Side.B][1] not in numbers[Side.A]
