"""Tags put on things and taken off; sets taken in and renamed."""

from dataclasses import replace

from reader.core import (
    FRAMING_TAGS,
    LENS_TAGS,
    Change,
    Dossier,
    Note,
    Side,
    changed,
    note_on,
    renamed_in_notes,
    taken_in,
    toggled_tag,
)
from tests.dossiers import sample_dossier

DOSSIER = sample_dossier()
ON_HALF = DOSSIER.notes[0].target
ON_REPORT = replace(ON_HALF, a=DOSSIER.corrections[0].target.a)


def blank(target: object = ON_HALF, author: str = "Ada") -> Note:
    return Note(id="new", target=target, text="", author=author, made="2026-05-05T00:00:00Z")  # type: ignore[arg-type]


def after(dossier: Dossier, *changes: Change) -> Dossier:
    for change in changes:
        dossier = changed(dossier, change)
    return dossier


def test_a_tag_makes_a_note_without_words_where_there_is_none() -> None:
    change = toggled_tag(DOSSIER, "Headline", blank(ON_REPORT))
    assert change.before is None
    assert change.after == replace(blank(ON_REPORT), tags=("Headline",))


def test_a_note_that_is_there_gets_the_tag_and_loses_it_again() -> None:
    tagged = after(DOSSIER, toggled_tag(DOSSIER, "Headline", blank()))
    note = note_on(tagged, ON_HALF, "Ada")
    assert note is not None
    assert (note.id, note.tags) == ("n1", ("Statistics", "Headline"))
    assert note.changed == blank().made
    again = after(tagged, toggled_tag(tagged, "Statistics", blank()))
    assert note_on(again, ON_HALF, "Ada") == replace(note, tags=("Headline",))


def test_a_note_without_words_goes_with_its_last_tag() -> None:
    tagged = after(DOSSIER, toggled_tag(DOSSIER, "Headline", blank(ON_REPORT)))
    assert after(tagged, toggled_tag(tagged, "Headline", blank(ON_REPORT))) == DOSSIER


def test_a_note_with_words_outlives_its_last_tag() -> None:
    bare = after(DOSSIER, toggled_tag(DOSSIER, "Statistics", blank()))
    assert [note.tags for note in bare.notes] == [(), ()]


def test_nobody_changes_the_tags_of_someone_else() -> None:
    change = toggled_tag(DOSSIER, "Headline", blank(author="Ben"))
    assert change.before is None
    assert note_on(after(DOSSIER, change), ON_HALF, "Ada") == DOSSIER.notes[0]


def test_a_set_that_is_there_is_replaced_and_an_equal_one_left_alone() -> None:
    longer = replace(LENS_TAGS, name="Lenses")
    changes = taken_in(DOSSIER, (FRAMING_TAGS, longer))
    assert changes == (Change(after=FRAMING_TAGS), Change(before=LENS_TAGS, after=longer))
    assert taken_in(after(DOSSIER, *changes), (FRAMING_TAGS, longer)) == ()


def test_notes_follow_when_a_tag_is_renamed() -> None:
    done = after(DOSSIER, *renamed_in_notes(DOSSIER, {"Statistics": "Numbers"}))
    assert done.notes[0].tags == ("Numbers",)
    assert done.notes[0].target.anchors(Side.A) == ON_HALF.a
    assert done.notes[1] == DOSSIER.notes[1]


def test_two_tags_renamed_to_one_stand_once_in_a_note() -> None:
    both = after(DOSSIER, toggled_tag(DOSSIER, "Headline", blank()))
    changes = renamed_in_notes(both, {"Statistics": "Headline"})
    assert [change.after.tags for change in changes if isinstance(change.after, Note)] == [
        ("Headline",)
    ]
