"""Rich text as Markdown again: reading what was written gives the same."""

import pytest

from reader.export._rich_markdown import rich_markdown
from reader.presentation import rich_text


@pytest.mark.parametrize(
    "text",
    [
        "Plain words.",
        "Two *sorts* of **stress**, and ***both***.",
        "One\n\ntwo",
        "A line\nand another",
        "- one\n- two\n    - inner",
        "1. first\n2. second",
        "> said\n>\n> so",
        "See [there](https://example.org/a?b=c).",
        "Some `code` here.",
        "    a block\n    of code",
        "Above\n\n---\n\nbelow",
    ],
)
def test_what_was_written_is_read_the_same(text: str) -> None:
    blocks = rich_text(text)
    assert blocks
    assert rich_text(rich_markdown(blocks)) == blocks


def test_a_heading_becomes_bold_words() -> None:
    assert rich_markdown(rich_text("# Budget *now*")) == "**Budget now**"


def test_signs_of_markdown_stand_as_they_are() -> None:
    assert rich_markdown(rich_text("1 * 2 * 3 # $ <b>")) == r"1 \* 2 \* 3 \# \$ &lt;b&gt;"
