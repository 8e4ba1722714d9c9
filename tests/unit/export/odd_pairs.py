"""Pairs that no exporter likes: odd scripts and markup; nothing found; nothing there at all."""

from dataclasses import replace

from reader.core import Comparison, Cut, QuotePair, Status
from tests.factories import draft, parse, plain_comparison


def hard_comparison() -> Comparison:
    """Give texts that no page likes: odd scripts, markup, controls, endless words."""
    left = draft(
        parse(f"""
headline: {" ".join(f"word{n}" for n in range(40))}

standfirst: A 😀 family 👨\u200d👩\u200d👧 said #panic() *no* $x^2$ \\ @ref <label> `raw` https://

paragraph: 日本語の文章です。 / Mixed 中文 and words.

paragraph: Control \x07 and \x1b, BOM \ufeff, marks a\u0301 x\u0336y\u20dd. / {"x" * 3000}

paragraph: Private \ue000\uf400\U000f0000, none \ufdd0\U000e0001.

paragraph: مرحبا بالعالم. / שלום עולם.

quote: Said so.

list: One / Two

heading: Part two
"""),
        name="left.txt",
        language="xx-unknown",
    )
    right = draft(
        parse("headline: مقالة عن السد\n\nparagraph: هذه فقرة. / नमस्ते दुनिया."),
        name="right.txt",
        language="ar",
    )
    plain = plain_comparison(left, right)
    halved = replace(plain.articles[0], text=plain.articles[0].text.replace("Said", "\ud83daid"))
    return replace(plain, articles=(halved, plain.articles[1]))


def quiet_comparison() -> Comparison:
    side = draft(parse("headline: Quiet day\n\nparagraph: Nothing happened."))
    plain = plain_comparison(side, side)
    rows = tuple(tuple(replace(r, status=Status.NOFACT) for r in rows) for rows in plain.coverage)
    return replace(plain, coverage=(rows[0], rows[1]))


def quoted_twice() -> Comparison:
    """Give one quotation of A that B has in two places, in one sentence each."""
    left = draft(parse("headline: A dam\n\nparagraph: It is “safe enough”, she said."))
    right = draft(parse("headline: A dam\n\nparagraph: “Safe enough”, she said. / It is safe."))
    said = left.passage("safe enough")
    others = (right.passage("Safe enough"), right.passage("It is safe."))
    cuts = (Cut.IDENTICAL, Cut.INDIRECT)
    quotes = tuple(
        QuotePair(a=said, b=other, cut=cut, score=0.9)
        for other, cut in zip(others, cuts, strict=True)
    )
    return replace(plain_comparison(left, right), quotes=quotes)


def empty_comparison() -> Comparison:
    empty = draft([])
    return plain_comparison(empty, empty)
