"""Notes as rows: in reading order, told where they stand, filtered; orphans apart."""

from dataclasses import replace

import pytest

from reader.core import (
    Dossier,
    Note,
    Review,
    ReviewState,
    Side,
    Span,
    Subject,
    Target,
    anchor_at,
)
from reader.presentation import (
    FindingIndex,
    NoteFilter,
    NoteRow,
    dismissed_rows,
    findings_of,
    note_rows,
    orphan_rows,
    target_of,
)
from tests.dossiers import sample_dossier, words_at
from tests.factories import sample_comparison

COMPARISON = sample_comparison()
FINDINGS = findings_of(COMPARISON)
INDEX = FindingIndex(COMPARISON, FINDINGS)
DOSSIER = sample_dossier()


def passage(dossier: Dossier, side: Side, words: str) -> Target:
    anchor = (words_at(dossier.texts[side], words),)
    return Target(subject=Subject.PASSAGE, **{side.letter.lower(): anchor})  # type: ignore[arg-type]


def with_notes(*targets: Target) -> Dossier:
    notes = tuple(
        Note(id=str(n), target=target, text=f"note {n}", made=f"2026-01-0{n}T00:00:00Z")
        for n, target in enumerate(targets, start=1)
    )
    return replace(DOSSIER, notes=notes)


def test_the_pair_comes_first_then_a_as_it_is_read_then_what_is_of_b_alone() -> None:
    dossier = with_notes(
        passage(DOSSIER, Side.B, "two thirds"),
        passage(DOSSIER, Side.A, "It named three cracks"),
        passage(DOSSIER, Side.A, "half"),
        Target(subject=Subject.PAIR),
    )
    a = DOSSIER.texts[Side.A]
    in_a = ["2", "3"] if a.index("It named three cracks") < a.index("half") else ["3", "2"]
    assert [row.item.id for row in note_rows(dossier)] == ["4", *in_a, "1"]


def test_a_row_tells_passage_place_words_tags_author_and_time() -> None:
    row = next(row for row in note_rows(DOSSIER, INDEX) if row.item.id == "n1")
    assert (row.about, row.quote, row.tags) == ("Passage", "“half”", ("Statistics",))
    assert row.words == "Half of what? | See “budget”."
    assert row.place.startswith("A¶")
    assert row.byline == "Ada · 2026-01-02 10:01"
    pair = next(row for row in note_rows(DOSSIER, INDEX) if row.item.id == "n2")
    assert (pair.about, pair.place, pair.quote) == ("The pair", "", "")
    assert pair.byline == "Ben · 2026-01-03 09:00"


@pytest.mark.parametrize("finding", FINDINGS, ids=lambda finding: finding.key)
def test_a_note_on_a_finding_knows_it(finding: object) -> None:
    found = next(f for f in FINDINGS if f is finding)
    (row,) = note_rows(with_notes(target_of(COMPARISON, found)), INDEX)
    assert row.finding == found
    assert row.about == found.kind
    assert row.spans == found.spans


def test_a_note_follows_its_passage_when_the_text_changes() -> None:
    dossier = with_notes(passage(DOSSIER, Side.A, "It named three cracks in the spillway"))
    left, right = dossier.articles
    text = left.text.replace("It named", "The report, published late, said so. It named")
    moved = replace(dossier, articles=(replace(left, text=text), right))
    (row,) = note_rows(moved)
    assert row.spans is not None
    assert row.spans[0][0].of(text) == "It named three cracks in the spillway"


def test_what_lost_its_passage_is_an_orphan_with_its_quoted_words() -> None:
    left, right = DOSSIER.articles
    gone = replace(DOSSIER, articles=(replace(left, text="Nothing of it is left."), right))
    assert [row.item.id for row in note_rows(gone)] == ["n2"]
    rows = {row.item.id: row for row in orphan_rows(gone)}
    assert set(rows) == {"c1", "n1", "r1"}
    assert all(row.spans is None for row in rows.values())
    assert rows["n1"].quote == "“half”"
    assert (rows["r1"].about, rows["r1"].words) == ("Conflicting detail", "Confirmed")
    assert (rows["c1"].about, rows["c1"].words) == ("Link", "Linked by Ada")
    assert orphan_rows(DOSSIER) == ()


def shown(rows: tuple[NoteRow, ...], **asked: str) -> list[str]:
    return [row.item.id for row in rows if NoteFilter(**asked).admits(row)]


def test_rows_are_filtered_by_words_and_tag() -> None:
    rows = note_rows(DOSSIER, INDEX)
    assert shown(rows) == ["n2", "n1"]
    assert shown(rows, tag="Statistics") == ["n1"]
    assert shown(rows, tag="Headline") == []
    assert shown(rows, words="half WHAT") == ["n1"]
    assert shown(rows, words="ben") == ["n2"]
    assert shown(rows, words="statistics ada") == ["n1"]
    assert shown(rows, words="speech", tag="Statistics") == []


def test_a_passage_in_the_headline_is_said_to_stand_there() -> None:
    left = DOSSIER.articles[0]
    target = Target(subject=Subject.PASSAGE, a=(anchor_at(left.text, Span(start=0, end=5)),))
    assert note_rows(with_notes(target))[0].place == "A headline"


def test_dismissed_findings_are_listed_as_they_are_read_and_no_others() -> None:
    targets = [target_of(COMPARISON, f) for f in FINDINGS if f.key.startswith("link")][:3]
    states = (ReviewState.DISMISSED, ReviewState.CONFIRMED, ReviewState.DISMISSED)
    reviews = tuple(
        Review(id=str(n), target=target, state=state, author="Ada", made=f"2026-01-0{9 - n}")
        for n, (target, state) in enumerate(zip(targets, states, strict=True), start=1)
    )
    rows = dismissed_rows(replace(DOSSIER, reviews=reviews))
    assert [row.item.id for row in rows] == ["1", "3"]
    assert all(row.words == "Dismissed" and row.quote for row in rows)
