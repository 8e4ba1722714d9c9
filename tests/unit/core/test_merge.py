from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core import (
    Correction,
    CorrectionKind,
    Dossier,
    ReaderError,
    Relation,
    ReviewState,
    Settings,
    Subject,
    Target,
    merge,
)
from tests.dossiers import sample_dossier, words_at, worked_on

DOSSIER = sample_dossier()
(LINK,), (NOTE, _), (REVIEW,) = DOSSIER.corrections, DOSSIER.notes, DOSSIER.reviews


def with_correction(correction: Correction) -> Dossier:
    return replace(DOSSIER, corrections=(correction,))


def test_a_dossier_merged_with_itself_is_itself() -> None:
    merged = merge(DOSSIER, DOSSIER)
    assert merged.dossier == DOSSIER
    assert merged.conflicts == ()


@settings(max_examples=20)
@given(st.integers(0, 1 << 32), st.integers(0, 1 << 32))
def test_nothing_is_dropped(one: int, two: int) -> None:
    mine, theirs = worked_on(one, 15), worked_on(two, 15)
    merged = merge(mine, theirs).dossier
    assert set(mine.items) <= set(merged.items)
    contents = {(type(item), replace(item, id="")) for item in merged.items}
    assert {(type(item), replace(item, id="")) for item in theirs.items} <= contents
    keys = [(type(item), item.id) for item in merged.items]
    assert len(set(keys)) == len(keys)


def test_two_versions_of_a_note_are_both_kept_and_listed() -> None:
    theirs = replace(NOTE, text="Half of the cost.")
    changed_there = replace(DOSSIER, notes=(theirs, DOSSIER.notes[1]))
    merged = merge(DOSSIER, changed_there)
    assert [(c.mine, c.theirs) for c in merged.conflicts] == [(NOTE, theirs)]
    assert replace(theirs, id="n1~2") in merged.dossier.notes
    assert NOTE in merged.dossier.notes


def test_unlike_reviews_of_one_finding_are_listed() -> None:
    theirs = replace(REVIEW, id="r9", state=ReviewState.DISMISSED)
    merged = merge(DOSSIER, replace(DOSSIER, reviews=(theirs,)))
    assert [(c.mine, c.theirs) for c in merged.conflicts] == [(REVIEW, theirs)]
    alike = replace(REVIEW, id="r9", author="Ben")
    assert merge(DOSSIER, replace(DOSSIER, reviews=(alike,))).conflicts == ()


def test_a_link_and_its_unlinking_are_listed() -> None:
    theirs = replace(LINK, id="c9", kind=CorrectionKind.UNLINK)
    merged = merge(DOSSIER, with_correction(theirs))
    assert [(c.mine, c.theirs) for c in merged.conflicts] == [(LINK, theirs)]
    assert set(merged.dossier.corrections) == {LINK, theirs}


def test_two_relations_of_one_link_are_listed_and_one_alone_is_not() -> None:
    same, reworded = (
        replace(LINK, id=relation.value, kind=CorrectionKind.RELATION, relation=relation)
        for relation in (Relation.SAME, Relation.REWORDED)
    )
    assert merge(with_correction(same), with_correction(reworded)).conflicts
    assert not merge(DOSSIER, with_correction(same)).conflicts


def test_two_speakers_of_one_quotation_are_listed() -> None:
    text = DOSSIER.texts[0]
    said = Target(subject=Subject.PASSAGE, a=(words_at(text, "We will not gamble"),))
    mara, jonas = (
        Correction(
            id=name,
            kind=CorrectionKind.SPEAKER,
            target=said,
            speaker=words_at(text, name),
        )
        for name in ("Mara Olsen", "Jonas Veld")
    )
    assert merge(with_correction(mara), with_correction(jonas)).conflicts
    again = replace(mara, id="again")
    assert not merge(with_correction(mara), with_correction(again)).conflicts
    restore = replace(mara, id="r", kind=CorrectionKind.RESTORE, speaker=None)
    assert not merge(with_correction(mara), with_correction(restore)).conflicts


def test_other_settings_and_other_facts_of_an_article_are_listed_and_the_first_stay() -> None:
    other = Settings(link_threshold=0.9)
    left, right = DOSSIER.articles
    named = replace(right, outlet="The Other Post")
    merged = merge(DOSSIER, replace(DOSSIER, settings=other, articles=(left, named)))
    assert merged.dossier == DOSSIER
    assert [(c.mine, c.theirs) for c in merged.conflicts] == [
        (DOSSIER.settings, other),
        (right, named),
    ]


def test_where_the_files_lie_is_no_conflict() -> None:
    left, right = DOSSIER.articles
    elsewhere = replace(left, source=replace(left.source, path="/else/where.txt"))
    assert merge(DOSSIER, replace(DOSSIER, articles=(elsewhere, right))).conflicts == ()


def test_projects_about_other_texts_are_refused() -> None:
    left, right = DOSSIER.articles
    with pytest.raises(ReaderError, match="not about the same texts"):
        merge(DOSSIER, replace(DOSSIER, articles=(right, left)))
