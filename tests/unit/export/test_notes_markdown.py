"""Notes back from Markdown: as they were written, and from a document of one's own."""

from dataclasses import replace

import pytest

from reader.core import Note, ReaderError, Side, Subject, Target, orphans
from reader.export import notes_as_markdown, notes_from_markdown
from tests.dossiers import sample_dossier, words_at

DOSSIER = sample_dossier()
BARE = replace(DOSSIER, notes=())


def told(note: Note) -> tuple[object, ...]:
    return (note.target, note.text, note.tags, note.author)


def test_what_was_written_is_read_again() -> None:
    found = notes_from_markdown(notes_as_markdown(DOSSIER), BARE)
    assert {told(note) for note in found} == {told(note) for note in DOSSIER.notes}
    assert {note.made for note in found} == {n.changed or n.made for n in DOSSIER.notes}


def test_a_note_that_is_there_already_is_the_same_note() -> None:
    assert set(notes_from_markdown(notes_as_markdown(DOSSIER), DOSSIER)) == set(DOSSIER.notes)


def test_the_same_document_gives_the_same_ids() -> None:
    data = notes_as_markdown(DOSSIER)
    assert notes_from_markdown(data, BARE) == notes_from_markdown(data, BARE)


def test_every_kind_of_target_comes_back() -> None:
    a, b = words_at(DOSSIER.texts[0], "half"), words_at(DOSSIER.texts[1], "two thirds")
    targets = (
        Target(subject=Subject.LINK, a=(a,), b=(b,)),
        Target(subject=Subject.CONFLICT, a=(a,), b=(b,), variety="number"),
        Target(subject=Subject.QUOTATION, a=(a,), b=(b,), variety="trimmed"),
        Target(subject=Subject.FRAMING, b=(b,), variety="hedge"),
        Target(subject=Subject.ONLY_HERE, a=(a,)),
        Target(subject=Subject.DETAIL, b=(b,)),
    )
    notes = tuple(
        Note(
            id=str(n),
            target=target,
            text=f"on {target.subject}\n\n---\n\n# odd",
            made=f"2026-01-0{n + 1}T00:00:00Z",
        )
        for n, target in enumerate(targets)
    )
    found = notes_from_markdown(notes_as_markdown(replace(DOSSIER, notes=notes)), BARE)
    assert {note.target for note in found} == set(targets)
    assert all(note.text.endswith("\n\n---\n\n# odd") for note in found)


def test_words_that_stand_nowhere_make_an_orphan() -> None:
    data = b"## Passage\n\n> A: words of another paper entirely\n\nWhere?\n"
    (note,) = notes_from_markdown(data, BARE)
    assert note.text == "Where?"
    assert orphans(replace(BARE, notes=(note,))) == (note,)


def test_any_other_document_is_one_note_on_the_pair() -> None:
    (note,) = notes_from_markdown(b"# My day\r\n\r\nBoth say *it*.", BARE)
    assert note.target == Target(subject=Subject.PAIR)
    assert note.text == "# My day\n\nBoth say *it*."


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xff\xfe", "not Markdown in UTF-8"),
        (b"  \n", "no note in it"),
        (b"## Link\n\n> A: half\n\nx", "other passages than its heading says"),
        (b"## Framing (odd)\n\n> A: half\n\nx", "other passages than its heading says"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(ReaderError, match=reason):
        notes_from_markdown(data, BARE)


def test_emphasis_at_the_end_of_a_note_is_no_author() -> None:
    data = b"## The pair\n\nSo it goes.\n\n*Really so*\n"
    (note,) = notes_from_markdown(data, BARE)
    assert (note.text, note.author) == ("So it goes.\n\n*Really so*", "")


def test_passages_are_found_over_the_ends_of_lines() -> None:
    text = DOSSIER.texts[Side.A]
    words = " ".join(text.split()[10:18])
    (note,) = notes_from_markdown(f"## Passage\n\n> A: {words}\n\nx".encode(), BARE)
    assert note.target.a[0].span.of(text).split() == words.split()
