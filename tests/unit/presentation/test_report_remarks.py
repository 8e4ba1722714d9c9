from dataclasses import replace
from datetime import UTC, datetime

import pytest

from reader.core import Dossier, Note, Review, ReviewState, Side, Subject, Target
from reader.presentation import Report, build_report, findings_of, target_of
from tests.dossiers import sample_dossier, words_at
from tests.factories import sample_comparison

MADE = "2026-01-05T10:00:00.000000Z"


@pytest.fixture(scope="module")
def report() -> Report:
    return build_report(sample_comparison(), dossier=sample_dossier())


def with_notes(*notes: Note, reviews: tuple[Review, ...] = ()) -> Report:
    dossier = replace(sample_dossier(), notes=notes, reviews=reviews)
    return build_report(sample_comparison(), dossier=dossier)


def test_without_a_dossier_there_are_no_remarks() -> None:
    report = build_report(sample_comparison())
    assert report.remarks == report.noted == ()


def test_remarks_come_with_the_pair_first_then_as_read(report: Report) -> None:
    assert [r.about for r in report.remarks] == ["The pair", "Number differs", "Passage"]
    assert [r.number for r in report.remarks] == [1, 2, 3]
    assert [len(r.places) for r in report.remarks] == [0, 2, 1]


def test_a_remark_has_its_text_tags_and_author(report: Report) -> None:
    passage = report.remarks[2]
    assert (passage.text, passage.author) == ("Half of *what*? | See “budget”.", "Ada")
    assert [(tag.name, tag.colour) for tag in passage.tags] == [("Statistics", "#f0e442")]
    assert passage.quote == "“half”"


def test_a_tag_of_no_set_is_kept_in_grey() -> None:
    target = Target(subject=Subject.PAIR)
    (remark,) = with_notes(Note(id="n", target=target, text="x", tags=("odd",))).remarks
    assert [(tag.name, tag.colour) for tag in remark.tags] == [("odd", "#999999")]


def test_a_decision_stands_at_the_note_of_its_finding(report: Report) -> None:
    decided = report.remarks[1]
    assert decided.state is ReviewState.CONFIRMED
    (note,) = [n for n in report.notes if n.number == decided.note]
    assert note.state is ReviewState.CONFIRMED
    assert note.remarks == ()
    others = {n.state for n in report.notes if n is not note}
    assert others == {ReviewState.NEW}


def test_a_note_on_a_finding_replies_to_its_mark() -> None:
    comparison = sample_comparison()
    finding = next(f for f in findings_of(comparison) if f.key == "conflict-0")
    note = Note(id="n", target=target_of(comparison, finding), text="Ask the ministry.", made=MADE)
    report = with_notes(note)
    (remark,) = report.remarks
    assert remark.passage in {p.id for p in report.passages}
    assert report.noted == ()
    (about,) = [n for n in report.notes if n.number == remark.note]
    assert about.remarks == (1,)
    assert "conflict-0" in about.keys


def test_a_note_on_a_passage_marks_exactly_its_words() -> None:
    article = sample_comparison().articles[1]
    anchor = words_at(article.text, "An engineer could have been the first")
    report = with_notes(Note(id="n", target=Target(subject=Subject.PASSAGE, b=(anchor,)), text="?"))
    (noted,) = report.noted
    assert (noted.side, noted.remark, noted.id) == (Side.B, 1, report.remarks[0].passage)
    runs = [run for row in report.rows for block in row.b for run in block.runs]
    assert "".join(run.text for run in runs if noted.id in run.noted) == anchor.exact
    assert [run.noted for run in runs if run.remarks] == [(noted.id,)]
    assert [row.remarks for row in report.rows if row.remarks] == [(1,)]


def test_a_note_whose_passage_is_gone_is_kept_as_an_orphan() -> None:
    words = "Nothing of the kind stands in the text."
    lost = words_at(words, words)
    target = Target(subject=Subject.PASSAGE, a=(lost,))
    report = with_notes(
        Note(id="b", target=target, text="lost"),
        Note(id="c", target=Target(subject=Subject.PAIR), text="kept"),
    )
    pair, orphan = report.remarks
    assert (pair.is_orphan, orphan.is_orphan) == (False, True)
    assert (orphan.places, orphan.passage) == ((), None)
    assert orphan.quote == "“Nothing of the kind stands in the text.”"


def test_a_finding_that_is_no_longer_found_keeps_its_place() -> None:
    text = sample_comparison().articles[0].text
    anchor = words_at(text, "half")
    target = Target(subject=Subject.DETAIL, a=(anchor,))
    review = Review(id="r", target=target, state=ReviewState.DISMISSED, made=MADE)
    report = with_notes(reviews=(review,))
    (remark,) = report.remarks
    assert (remark.about, remark.state, remark.note) == (
        "Detail only here",
        ReviewState.DISMISSED,
        None,
    )
    assert [place.words for place in remark.places] == ["A ¶4"]


def test_the_texts_stay_whole_with_remarks(report: Report) -> None:
    comparison = sample_comparison()
    for side in Side:
        blocks = [b for row in report.rows for b in (row.a if side is Side.A else row.b)]
        held = "".join(run.text for block in blocks for run in block.runs)
        assert "".join(held.split()) == "".join(comparison.articles[side].text.split())


def test_a_dossier_without_work_changes_nothing() -> None:
    comparison = sample_comparison()
    empty = Dossier(articles=comparison.articles)
    assert build_report(comparison, dossier=empty) == build_report(comparison)


def test_the_date_of_a_report_is_that_of_the_last_work(report: Report) -> None:
    assert report.created == datetime(2026, 1, 3, 9, tzinfo=UTC)
    assert report.is_dated


@pytest.mark.parametrize("made", ["", "yesterday", "2026-01-05"])
def test_an_odd_date_of_a_note_does_no_harm(made: str) -> None:
    made_report = with_notes(Note(id="n", target=Target(subject=Subject.PAIR), text="x", made=made))
    assert made_report.created.tzinfo is UTC
