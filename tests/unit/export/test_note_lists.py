"""Notes as Markdown and CSV."""

import csv
import io
from dataclasses import replace

from reader.core import Subject, Target
from reader.export import notes_as_csv, notes_as_markdown
from tests.dossiers import sample_dossier, words_at

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
    assert pair[5] == "Both rest on\n\n- one report,\n- one speech."
    assert half[:7] == [
        "n1",
        "passage",
        "",
        "half",
        "",
        "Half of *what*? | See “budget”.",
        "Statistics",
    ]


def test_no_cell_is_a_formula_to_a_spreadsheet() -> None:
    evil = replace(NOTE, text="=HYPERLINK(1)", author="@x", id="-1")
    _, row = rows(notes_as_csv(replace(DOSSIER, notes=(evil,))))
    assert (row[0], row[5], row[7]) == ("'-1", "'=HYPERLINK(1)", "'@x")


def test_half_a_surrogate_pair_does_not_stop_it() -> None:
    broken = replace(DOSSIER, notes=(replace(NOTE, text="x \ud800"),))
    assert b"\\ud800" in notes_as_csv(broken)
    assert b"\\ud800" in notes_as_markdown(broken)
