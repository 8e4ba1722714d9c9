"""The Markdown of notes: what it can say, and what cannot come through it."""

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.presentation import RichBlock, RichForm, RichRun, rich_plain, rich_text
from tests.effort import work

F = RichForm


def forms(blocks: Iterable[RichBlock]) -> list[object]:
    """Give the forms of blocks, each that holds others with a list of theirs."""
    return [(b.form, forms(b.blocks)) if b.blocks else b.form for b in blocks]


def runs(markdown: str) -> tuple[RichRun, ...]:
    (block,) = rich_text(markdown)
    return block.runs


def all_runs(blocks: Iterable[RichBlock]) -> list[RichRun]:
    return [run for b in blocks for run in (*b.runs, *all_runs(b.blocks))]


def test_words_may_be_bold_italic_and_code() -> None:
    assert runs("a *b* **c** `<d>` ***e***") == (
        RichRun(text="a "),
        RichRun(text="b", is_italic=True),
        RichRun(text=" "),
        RichRun(text="c", is_bold=True),
        RichRun(text=" "),
        RichRun(text="<d>", is_code=True),
        RichRun(text=" "),
        RichRun(text="e", is_bold=True, is_italic=True),
    )


def test_headings_lists_quotations_code_and_rules_are_blocks() -> None:
    made = rich_text("## Two\n\n- one\n- two\n    - inner\n\n1. x\n\n> quoted\n\n---\n\n    <x>\n")
    item = (F.ITEM, [F.PARAGRAPH])
    assert forms(made) == [
        F.HEADING,
        (F.BULLETS, [item, (F.ITEM, [F.PARAGRAPH, (F.BULLETS, [item])])]),
        (F.NUMBERS, [item]),
        (F.QUOTE, [F.PARAGRAPH]),
        F.RULE,
        F.CODE,
    ]
    assert made[0].level == 2
    assert made[-1].runs == (RichRun(text="<x>", is_code=True),)


def test_every_typed_line_stays_a_line() -> None:
    assert runs("one\ntwo  \nthree") == (RichRun(text="one\ntwo\nthree"),)


@pytest.mark.parametrize(
    "markdown",
    [
        "<script>alert(1)</script>",
        "<div onclick='x'>\n\nhello\n\n</div>",
        "<img src=x onerror=y>",
        "&lt;b&gt; &amp; &#60;",
        "<!-- hidden -->",
    ],
)
def test_html_stands_as_the_text_that_it_is(markdown: str) -> None:
    assert rich_plain(markdown) == " ".join(markdown.split())


def test_pictures_stand_as_their_words() -> None:
    assert runs("see ![the dam](https://example.org/dam.png)") == (
        RichRun(text="see [picture: the dam]"),
    )


@pytest.mark.parametrize(
    "address", ["https://example.org/a?b=1&c=2", "http://example.org", "mailto:desk@example.org"]
)
def test_links_lead_to_the_web_and_to_mail(address: str) -> None:
    assert runs(f"[here]({address})") == (RichRun(text="here", link=address),)


@pytest.mark.parametrize(
    "markdown",
    [
        "[here](javascript:alert(1))",
        "[here](JaVaScRiPt:alert(1))",
        "[here](data:text/html;base64,PHNjcmlwdD4=)",
        "[here](file:///etc/passwd)",
        "[here](//example.org)",
        "[here](relative/path)",
        "[here](ann:3)",
        "[here](http://[)",
        "[here][it]\n\n[it]: vbscript:x",
        "<javascript:alert(1)>",
    ],
)
def test_other_links_keep_their_words_and_lead_nowhere(markdown: str) -> None:
    made = rich_text(markdown)
    assert all(not run.link for run in all_runs(made))
    assert rich_plain(markdown)


def test_what_is_nested_too_deeply_stands_as_it_was_typed() -> None:
    deep = "> " * 300 + "x"
    assert rich_text(deep) == (RichBlock(form=F.PARAGRAPH, runs=(RichRun(text=deep),)),)


@pytest.mark.parametrize("piece", ["[", "[a](", "![a]", "*", "_a_ ", "`", "<", "\\", "a\n", "- "])
def test_odd_input_takes_no_more_time_than_a_long_note(piece: str) -> None:
    usual, long, odd = (
        work(rich_text, [text])
        for text in (
            ("word *or* two " * 1000)[:12_000],
            (piece * 30_000)[:30_000],
            (piece * 12_000)[:12_000],
        )
    )
    assert long + odd < max(30 * usual, 3.0)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab *_`[](){}<>!&;:#>-+1.\\\n\t\"'/\x02\x03￾é😀", max_size=120))
def test_any_text_gives_something_and_only_safe_links(text: str) -> None:
    made = rich_text(text)
    assert all(run.text for run in all_runs(made))
    assert all(run.link.partition(":")[0] in ("", "http", "https") for run in all_runs(made))
    letters = [c for c in text if c in "abé😀"]
    shown = [c for c in rich_plain(text) if c in "abé😀"]
    assert len(shown) <= len(letters) or "[picture" in rich_plain(text)


def test_no_note_leaves_a_trace_in_the_next() -> None:
    assert rich_plain("[it]: https://example.org\n\n[it]") == "it"
    (block,) = rich_text("[it]")
    assert block.runs == (RichRun(text="[it]"),)
