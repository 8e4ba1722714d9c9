"""Notes as Markdown and CSV."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core import ReaderError, Subject, Target
from reader.export import notes_as_csv, notes_as_markdown, notes_from_csv
from tests.dossiers import sample_dossier, words_at, worked_on

DOSSIER = sample_dossier()
NOTE = DOSSIER.notes[0]


def rows(data: bytes) -> list[list[str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_notes_are_a_document_in_reading_order() -> None:
    early = words_at(DOSSIER.texts[0], "Verrin dam")
    target = Target(subject=Subject.FRAMING, a=(early,), variety="labelling")
    first = replace(NOTE, id="n0", target=target, text="Which dam?", tags=(), author="", made="")
    text = notes_as_markdown(replace(DOSSIER, notes=(*DOSSIER.notes, first))).decode()
    assert text == (
        "# Notes on Verrin dam to be drained after divers find a crack"
        " · Valley to lose its reservoir for weeks"
        "\n\n---\n\n## The pair\n\nBoth rest on\n\n- one report,\n- one speech."
        "\n\n*Ben · 2026-01-03T09:00:00.000000Z*"
        "\n\n---\n\n## Framing (labelling)\n\n> A: Verrin dam\n\nWhich dam?"
        "\n\n---\n\n## Passage\n\n> A: half\n\nHalf of *what*? | See “budget”."
        "\n\n*Ada · 2026-01-02T10:01:00.000000Z · #Statistics*\n"
    )


def test_a_table_has_a_row_a_note_with_its_passages() -> None:
    head, pair, half = rows(notes_as_csv(DOSSIER))
    assert head[:4] == ["id", "subject", "variety", "a"]
    assert pair[1] == "pair"
    assert pair[6] == "Both rest on\n\n- one report,\n- one speech."
    start = DOSSIER.texts[0].index("half")
    place = f"A {start}-{start + 4}"
    words = "Half of *what*? | See “budget”."
    assert half[:8] == ["n1", "passage", "", "half", "", place, words, "Statistics"]


def test_no_cell_is_a_formula_to_a_spreadsheet() -> None:
    evil = replace(NOTE, text="=HYPERLINK(1)", author="@x", id="-1")
    _, row = rows(notes_as_csv(replace(DOSSIER, notes=(evil,))))
    assert (row[0], row[6], row[8]) == ("'-1", "'=HYPERLINK(1)", "'@x")


def test_half_a_surrogate_pair_does_not_stop_it() -> None:
    broken = replace(DOSSIER, notes=(replace(NOTE, text="x \ud800"),))
    assert b"\\ud800" in notes_as_csv(broken)
    assert b"\\ud800" in notes_as_markdown(broken)


# --------------------------------------------------------------------------- and back


@settings(max_examples=25)
@given(st.integers(0, 1 << 32))
def test_a_table_is_read_back_as_it_was_written(seed: int) -> None:
    dossier = worked_on(seed, 25)
    found = notes_from_csv(notes_as_csv(dossier), dossier)
    assert sorted(found, key=lambda note: note.id) == sorted(
        dossier.notes, key=lambda note: note.id
    )


def test_cells_that_looked_like_formulas_are_what_they_were() -> None:
    notes = (replace(NOTE, text="'=x", author="'x"), replace(NOTE, id="n2", text="\t=y"))
    dossier = replace(DOSSIER, notes=notes)
    assert notes_from_csv(notes_as_csv(dossier), dossier) == notes


def test_a_table_made_by_hand_needs_only_notes() -> None:
    table = "note,a,b\nOne,,\nTwo,half,\nThree,half,two thirds\nFour,not there,\n"
    found = notes_from_csv(table.encode(), DOSSIER)
    assert [note.id for note in found] == [f"imported-{n}" for n in (1, 2, 3, 4)]
    subjects = [note.target.subject for note in found]
    assert subjects == [Subject.PAIR, Subject.PASSAGE, Subject.LINK, Subject.PASSAGE]
    assert found[1].target.a == (words_at(DOSSIER.texts[0], "half"),)
    assert found[3].target.a[0].exact == "not there"


def test_a_place_that_no_longer_has_the_words_is_not_taken() -> None:
    table = "note,a,places\nOne,half,A 0-4\n"
    (note,) = notes_from_csv(table.encode(), DOSSIER)
    assert note.target.a == (words_at(DOSSIER.texts[0], "half"),)


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe",
        b"words\nx\n",
        b'note\n"x',
        b"note,subject\nx,weather\n",
        b"note,subject\nx,link",
    ],
)
def test_what_is_no_table_of_notes_is_refused(data: bytes) -> None:
    with pytest.raises(ReaderError, match="not a table of notes"):
        notes_from_csv(data, DOSSIER)
