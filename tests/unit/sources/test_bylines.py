import pytest

from reader.core import BlockKind
from reader.sources._bylines import is_author_line, is_byline, names_in, outlet_in
from reader.sources._dates import iso_date
from reader.sources._draft import Facts, Piece
from reader.sources._imprint import with_imprint

BYLINES = [
    "By Ada Berg",
    "BY ADA BERG AND OLAF LUND",
    "By Ada Berg, Lindby Gazette",
    "by Ada van der Berg | Lindby News | Aug. 14, 2025",
    "Written by Ada Berg",
    "March 4, 2025",
    "Published 4 March 2025, 7:30 a.m. ET",
    "Updated: 2 hours ago",
    "Nov. 20, 2019Updated: Nov. 20, 2019 1:35 a.m.",
    "Tuesday, 4 March 2025 08:05 GMT",
    "2025-03-04",
    "ADA BERG, GAZETTE Published 3:04 p.m. ET Nov 21, 2018 | Updated 4:10 p.m. ET Nov 22, 2018",
    "(Reporting by Ada Berg; Editing by Olaf Lund)",
    "Additional reporting by Ada Berg in Norby and Olaf Lund in Vik",
    "Reporting and writing by Ada Berg",
    "The Associated Press contributed to this report.",
    "Ada Berg in Norby contributed reporting.",
    "— Ada Berg",
]
NO_BYLINES = [
    "By Friday the council had voted.",
    "By Monday",
    "By the River",
    "By then, the ice was gone.",
    "The bridge opened on March 4, 2025.",
    "On March 4, 2025, the bridge opened to cars.",
    "The union and three companies contributed.",
    "Reporting by phone from the ferry, she saw the cars.",
    "HD THE BRIDGE INC. 225.86 -12.99 -5.44%",
    "Lindby",
    "- New York",
    "May 2025 was cold",
]


@pytest.mark.parametrize("text", BYLINES)
def test_a_line_on_author_or_day_is_a_byline(text: str) -> None:
    assert is_byline(text)


@pytest.mark.parametrize("text", NO_BYLINES)
def test_a_sentence_is_no_byline(text: str) -> None:
    assert not is_byline(text)


@pytest.mark.parametrize("text", ["Ada Berg, Associated Press", "Ada Berg | Staff Writer"])
def test_name_and_outlet_are_an_author_line(text: str) -> None:
    assert is_author_line(text)


@pytest.mark.parametrize("text", ["LINDBY, Norway (AP) —", "What the News Means", "Ada Berg"])
def test_datelines_headings_and_bare_names_are_no_author_line(text: str) -> None:
    assert not is_author_line(text)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ada Berg", "Ada Berg"),
        ("By Ada Berg and Olaf Lund", "Ada Berg and Olaf Lund"),
        ("By Ada Berg, Lindby Gazette", "Ada Berg"),
        ("By Ada Berg, Staff Writer", "Ada Berg"),
        ("By Ada Berg | March 4, 2025", "Ada Berg"),
        ("By Ada Berg for the Gazette", "Ada Berg"),
        ("March 4, 2025", None),
    ],
)
def test_names_are_read_from_a_byline(byline: str, names: str | None) -> None:
    assert names_in(byline) == names


@pytest.mark.parametrize(
    ("byline", "outlet"),
    [
        ("By Ada Berg, Lindby Gazette", "Lindby Gazette"),
        ("Ada Berg | NBC News | Aug. 14, 2025", "NBC News"),
        ("By Ada Berg, Staff Writer", None),
        ("By Ada Berg", None),
        ("March 4, 2025", None),
    ],
)
def test_the_outlet_is_read_from_a_byline(byline: str, outlet: str | None) -> None:
    assert outlet_in(byline) == outlet


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Aug. 14, 2025", "2025-08-14"),
        ("14 August 2025", "2025-08-14"),
        ("Sept 1st, 2025", "2025-09-01"),
        ("2025-08-14T09:30:00Z", "2025-08-14"),
        ("2025/08/14", "2025-08-14"),
        ("14.8.2025", "2025-08-14"),
        ("8/14/2025", "2025-08-14"),
        ("14/8/2025", "2025-08-14"),
        ("8/8/2025", "2025-08-08"),
        ("7/8/2025", None),
        ("Updated Aug. 15, 2025, first published Aug. 14, 2025", "2025-08-15"),
        ("Published Aug. 14, 2025, updated Aug. 15, 2025", "2025-08-14"),
        ("Aug. 14, 2025 | Updated: Aug. 15, 2025", "2025-08-14"),
        ("Feb. 30, 2025", None),
        ("0001-01-01", None),
        ("August 14", None),
        ("Version 2.0.2025", None),
        ("yesterday", None),
    ],
)
def test_full_dates_become_iso_dates(text: str, day: str | None) -> None:
    assert iso_date(text) == day


def imprint(*rows: tuple[str, BlockKind]) -> Facts:
    return with_imprint(Facts(), [Piece(text=t) for t, _ in rows], [kind for _, kind in rows])


@pytest.mark.parametrize(
    ("notice", "outlet"),
    [
        (
            "This version of X | Mirror was adapted by Lindby Mirror to help readers.",
            "Lindby Mirror",
        ),
        ("This article was originally published in The Lindby Post.", "The Lindby Post"),
        ("© 2025 The Lindby Gazette. All rights reserved.", "The Lindby Gazette"),
        ("All rights reserved", None),
    ],
)
def test_a_notice_tells_the_outlet(notice: str, outlet: str | None) -> None:
    assert imprint((notice, BlockKind.BOILERPLATE)).outlet == outlet


def test_a_date_in_the_text_is_not_the_day_of_publication() -> None:
    assert imprint(("It opened on March 4, 2025.", BlockKind.PARAGRAPH)) == Facts()


def test_what_the_file_tells_comes_first() -> None:
    known = Facts(byline="Olaf Lund", published="2025-01-01", outlet="Post")
    rows = [Piece(text="By Ada Berg, Lindby Gazette, March 4, 2025")]
    assert with_imprint(known, rows, [BlockKind.BYLINE]) == known
