"""Whole texts whose pieces have to be told apart; each case is a letter a line."""

import pytest

from reader.core import BlockKind
from reader.sources._draft import Piece
from reader.sources._kinds import kinds_of

LETTERS = {
    "H": BlockKind.HEADLINE,
    "S": BlockKind.STANDFIRST,
    "B": BlockKind.BYLINE,
    "h": BlockKind.HEADING,
    "p": BlockKind.PARAGRAPH,
    "l": BlockKind.LIST,
    "q": BlockKind.QUOTE,
    "c": BlockKind.CAPTION,
    "x": BlockKind.BOILERPLATE,
}
BODY = "The bridge over the Lind opened to cars on Monday, two months later than planned."
MORE = "Mayor Karin Holm said the delay had cost the town 1.2 million euros."

CASES = {
    "a bare text": f"""
        H Bridge opens late
        p {BODY}
        p {MORE}
    """,
    "standfirst over a byline": f"""
        H Bridge opens late
        S Ice and a dispute over steel held up the work.
        B By Ada Berg
        B March 4, 2025
        p {BODY}
        p {MORE}
    """,
    "a lead over an advert is no standfirst": f"""
        H Bridge opens late
        p {BODY}
        x Advertisement
        p {MORE}
        p {BODY}
    """,
    "a lead over a pointer is no standfirst": f"""
        H Bridge opens late
        p {BODY}
        x RELATED: Ferry captain looks back
        p {MORE}
        p {BODY}
    """,
    "agency lines at the end": f"""
        H Bridge opens late
        B LINDBY GAZETTE, Staff Writer
        p {BODY}
        p {MORE}
        B (Reporting by Ada Berg; Editing by Olaf Lund)
        B The Associated Press contributed to this report.
        x ___
        x Follow Ada Berg on Twitter: @adaberg
        x © 2025 The Lindby Gazette. All rights reserved.
    """,
    "links under a heading to the end": f"""
        H Bridge opens late
        p {BODY}
        p {MORE}
        x Most Popular
        x Ferry captain looks back on thirty years at the wheel
        x Town budget passes with one vote to spare
        x Who will run the harbour museum?
    """,
    "links in the middle end at the next sentence": f"""
        H Bridge opens late
        p {BODY}
        x Related stories:
        x Ferry captain looks back on thirty years at the wheel
        x Town budget passes with one vote to spare
        p {MORE}
        p {BODY}
    """,
    "a heading after the links is the article's own": f"""
        H Bridge opens late
        p {BODY}
        x You might also like
        x Ferry captain looks back on thirty years at the wheel
        x Town budget passes with one vote to spare
        h The old ferry
        p {MORE}
    """,
    "the article's own list under a doubtful heading": f"""
        H Bridge opens late
        p {BODY}
        x More from the mayor's speech
        l - The crossing costs cars nothing until 2027
        l - Buses run every quarter of an hour
        p {MORE}
    """,
    "headings, lists and quotations": f"""
        H Bridge opens late
        p {BODY}
        h What it replaces
        p {MORE}
        l 1. The ferry, which carried 900 cars a day
        l 2. The road around the bay
        q > I never thought that I would walk to the market.
        l • A footpath
        p {BODY}
    """,
    "captions": f"""
        H Bridge opens late
        c Photo: Eva Strand
        p {BODY}
        c The first cars cross the bridge on Monday.Eva Strand / Getty Images
        p {MORE}
        c FILE - In this March 3, 2025, file photo, cars wait for the ferry. (AP Photo/Eva Strand)
    """,
    "a row of links": f"""
        H Bridge opens late
        p {BODY}
        p {MORE}
        x Ferry stops today | Weather | Budget passes | Harbour museum | Town council
    """,
    "results between bars are no links": f"""
        H Bridge opens late
        p {BODY}
        p Lindby 2 | Norby 1 | Osby 3 | Vik 0
        p {MORE}
    """,
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_the_pieces_of_a_text_are_told_apart(case: str) -> None:
    rows = [line.strip() for line in case.strip().splitlines()]
    found = kinds_of([Piece(text=row[2:]) for row in rows])
    told = [f"{next(k for k, v in LETTERS.items() if v is kind)}" for kind in found]
    assert told == [row[0] for row in rows]


def test_a_text_of_notices_alone_is_taken_for_a_text() -> None:
    pieces = [Piece(text=t) for t in ("Cookie policy", "We use cookies to count visits.", "×")]
    assert [k.value for k in kinds_of(pieces)] == ["headline", "paragraph", "boilerplate"]


def test_no_pieces_have_no_kinds() -> None:
    assert kinds_of([]) == ()


def hinted(*rows: tuple[str, BlockKind | None]) -> list[str]:
    pieces = [Piece(text="Head")] + [Piece(text=t, hint=hint, linked=False) for t, hint in rows]
    return [kind.value for kind in kinds_of(pieces)][1:]


def test_mark_up_names_the_kind() -> None:
    found = hinted(
        ("Ice held up the work", BlockKind.STANDFIRST),
        ("Ada Berg", BlockKind.BYLINE),
        (BODY, None),
        ("Cars on the bridge", BlockKind.CAPTION),
        ("The ferry", BlockKind.HEADING),
        (MORE, BlockKind.QUOTE),
    )
    assert found == ["standfirst", "byline", "paragraph", "caption", "heading", "quote"]


def test_a_sentence_marked_as_a_byline_is_a_paragraph() -> None:
    assert hinted((MORE, BlockKind.BYLINE), (BODY, None))[0] == "paragraph"


def test_a_standfirst_below_the_first_paragraph_is_none() -> None:
    assert hinted((BODY, None), ("The ferry", BlockKind.STANDFIRST), (BODY, None))[1] == "heading"


def test_a_sentence_in_a_heading_over_the_text_is_its_standfirst() -> None:
    row = ("Ice and a dispute over steel held up the long work.", BlockKind.HEADING)
    assert hinted(row, (BODY, None))[0] == "standfirst"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("FERRY CAPTAIN LOOKS BACK ON THIRTY YEARS", "boilerplate"),
        ("The crossing costs cars nothing until 2027.", "paragraph"),
        ("“We knew the river.” Click To Tweet", "paragraph"),
    ],
)
def test_a_linked_block_is_a_pointer_unless_it_is_a_sentence(text: str, kind: str) -> None:
    pieces = [Piece(text="Head"), Piece(text=BODY), Piece(text=text, linked=True)]
    assert kinds_of([*pieces, Piece(text=MORE)])[2].value == kind
