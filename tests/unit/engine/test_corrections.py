"""What a reader decided by hand goes into the comparison, and stays there."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core import (
    Article,
    BlockKind,
    Comparison,
    Conflict,
    Correction,
    CorrectionKind,
    Cut,
    Framing,
    Link,
    Origin,
    Relation,
    Settings,
    Side,
    Span,
    Status,
    Subject,
    Target,
    anchor_at,
)
from tests.dossiers import words_at
from tests.unit.engine.laws import every_sentence_is_linked_or_alone, every_span_lies_inside
from tests.unit.engine.stand_in import article, compared

K = CorrectionKind
LEFT = article("""
headline: Verrin dam to be drained

paragraph: Divers found a crack of 14 metres in the eastern wall. / “We will not gamble with
lives,” a spokeswoman told reporters. / The dam was built in 1958.

boilerplate: Ten walks around Lake Tarrow were closed by the board.
""")
RIGHT = article("""
headline: Valley to lose its reservoir

paragraph: An inspection showed damage of 9 metres. / “We never gamble,” the board wrote. / The dam
was built in 1958. / Growers will be paid.
""")
CRACK, GAMBLE, BUILT = "Divers found", "“We will not", "The dam was built"
DAMAGE, NEVER, GROWERS = "An inspection", "“We never", "Growers will"


def target(
    subject: Subject, left: str | None, right: str | None = None, variety: str = ""
) -> Target:
    a, b = (
        (words_at(text.text, words),) if words else ()
        for text, words in ((LEFT, left), (RIGHT, right))
    )
    return Target(subject=subject, a=a, b=b, variety=variety)


def linking(kind: K, left: str, right: str, relation: Relation | None = None) -> Correction:
    return Correction(
        id="x", kind=kind, target=target(Subject.LINK, left, right), relation=relation
    )


def about(kind: K, subject: Subject, left: str | None, right: str | None = None) -> Correction:
    return Correction(id="x", kind=kind, target=target(subject, left, right))


def after(*corrections: Correction, settings: Settings = Settings()) -> Comparison:  # noqa: B008
    comparison = compared(LEFT, RIGHT, settings, corrections=corrections)
    every_span_lies_inside(comparison)
    return comparison


def sentences(side: Side, *starts: str) -> tuple[int, ...]:
    comparison = compared(LEFT, RIGHT)
    numbers = range(len(comparison.analyses[side].sentences))
    return tuple(n for n in numbers if comparison.sentence_text(side, n).startswith(tuple(starts)))


def link_of(comparison: Comparison, left: Sequence[str], right: Sequence[str]) -> Link | None:
    ends = sentences(Side.A, *left), sentences(Side.B, *right)
    return next((link for link in comparison.links if (link.a, link.b) == ends), None)


def status(comparison: Comparison, side: Side, start: str) -> tuple[Status, Origin]:
    (number,) = sentences(side, start)
    row = comparison.coverage[side][number]
    return row.status, row.by


# ------------------------------------------------------------------------------- links


articles = st.lists(
    st.sampled_from(
        ["The dam holds.", "Rain fell on Askby.", "Nobody was hurt.", "The dam leaks badly."]
    ),
    min_size=1,
    max_size=5,
).map(lambda found: article("headline: News\n\nparagraph: " + " / ".join(found)))


@settings(max_examples=25)
@given(articles, articles, st.data())
def test_a_link_made_by_hand_holds_and_one_cut_by_hand_stays_cut(
    left: Article, right: Article, data: st.DataObject
) -> None:
    before = compared(left, right)
    numbers, anchors = [], []
    for side, text in zip(Side, (left.text, right.text), strict=True):
        spans = [s.span for s in before.analyses[side].sentences]
        numbers.append(data.draw(st.integers(0, len(spans) - 1)))
        anchors.append((anchor_at(text, spans[numbers[-1]]),))
    pair = Target(subject=Subject.LINK, a=anchors[0], b=anchors[1])
    linked, cut = (
        compared(left, right, corrections=[Correction(id="x", kind=kind, target=pair)])
        for kind in (K.LINK, K.UNLINK)
    )
    mine = [link for link in linked.links if link.by is Origin.READER]
    assert [(x.a, x.b, x.score) for x in mine] == [((numbers[0],), (numbers[1],), 1.0)]
    every_sentence_is_linked_or_alone(linked)
    assert not [x for x in cut.links if numbers[0] in x.a and numbers[1] in x.b]
    kept = {(x.a, x.b) for x in before.links if not (numbers[0] in x.a and numbers[1] in x.b)}
    assert {(x.a, x.b) for x in cut.links} == kept
    every_sentence_is_linked_or_alone(cut)


def test_a_linked_sentence_is_no_omission_and_its_figures_are_compared() -> None:
    assert status(after(), Side.A, CRACK) == (Status.OMITTED, Origin.ENGINE)
    linked = after(linking(K.LINK, CRACK, DAMAGE))
    assert status(linked, Side.A, CRACK)[0] in (Status.COVERED, Status.PARTLY)
    figures = [LEFT.text[c.a.span.start : c.a.span.end] for c in linked.conflicts]
    assert any("14" in figure for figure in figures)


def test_what_was_decided_last_counts() -> None:
    link, unlink = linking(K.LINK, CRACK, DAMAGE), linking(K.UNLINK, CRACK, DAMAGE)
    assert link_of(after(unlink, link), [CRACK], [DAMAGE])
    assert not link_of(after(link, unlink), [CRACK], [DAMAGE])


def test_several_sentences_are_merged_into_one_link_and_split_again() -> None:
    wide = f"{LEFT.text[LEFT.text.index(CRACK) : LEFT.text.index(' The dam was')]}"
    merged = after(linking(K.MERGE, wide, DAMAGE))
    link = link_of(merged, [CRACK, GAMBLE], [DAMAGE])
    assert link
    assert link.by is Origin.READER
    parted = after(linking(K.MERGE, wide, DAMAGE), linking(K.SPLIT, CRACK, DAMAGE))
    halves = [link_of(parted, [start], [DAMAGE]) for start in (CRACK, GAMBLE)]
    assert [half and half.by for half in halves] == [Origin.READER, Origin.READER]


def test_the_relation_is_the_readers() -> None:
    link = link_of(after(linking(K.RELATION, CRACK, DAMAGE, Relation.EDITED)), [CRACK], [DAMAGE])
    assert link
    assert link.relation is Relation.EDITED
    assert link.edits
    other = link_of(
        after(linking(K.RELATION, BUILT, "The dam", Relation.REWORDED)), [BUILT], [BUILT]
    )
    assert other
    assert other.relation is Relation.REWORDED
    assert other.edits == ()


def test_a_link_that_is_confirmed_stays_the_engines_while_the_engine_finds_it() -> None:
    kept = after(linking(K.ACCEPT, BUILT, "The dam was built"))
    assert kept.links == after().links
    cut = after(linking(K.DISMISS, BUILT, "The dam was built"))
    assert not link_of(cut, [BUILT], [BUILT])
    found = link_of(after(linking(K.ACCEPT, CRACK, DAMAGE)), [CRACK], [DAMAGE])
    assert found
    assert found.by is Origin.READER


def test_corrections_hold_under_other_settings() -> None:
    strict = Settings(link_threshold=1.0, coverage_threshold=1.0)
    assert link_of(after(linking(K.LINK, CRACK, DAMAGE), settings=strict), [CRACK], [DAMAGE])


def test_a_correction_finds_its_passage_in_a_longer_text_and_an_orphan_does_nothing() -> None:
    correction = linking(K.LINK, CRACK, DAMAGE)
    longer = article(
        "headline: New\n\nparagraph: It rained. / Divers found a crack of 14 metres in"
        " the eastern wall. / “We will not gamble with lives,” a spokeswoman said."
    )
    moved = compared(longer, RIGHT, corrections=[correction])
    assert [link.a for link in moved.links if link.by is Origin.READER] == [(2,)]
    other = article("headline: New\n\nparagraph: It rained.")
    assert compared(other, RIGHT, corrections=[correction]) == compared(other, RIGHT)


# ---------------------------------------------------------------- sentences and blocks


def test_a_sentence_said_to_be_no_fact_is_neither_linked_nor_missed() -> None:
    for start in (CRACK, BUILT):
        comparison = after(about(K.NOFACT, Subject.PASSAGE, start))
        assert status(comparison, Side.A, start) == (Status.NOFACT, Origin.READER)
        every_sentence_is_linked_or_alone(comparison)


def test_boilerplate_that_is_brought_back_is_compared() -> None:
    assert status(after(), Side.A, "Ten walks")[0] is Status.NOFACT
    restored = after(about(K.RESTORE, Subject.PASSAGE, "Ten walks"))
    assert status(restored, Side.A, "Ten walks")[0] is Status.OMITTED
    assert restored.articles[0].blocks[-1].kind is BlockKind.PARAGRAPH
    assert restored.articles[0].text == LEFT.text


def test_an_only_here_is_confirmed_or_dismissed() -> None:
    accepted = after(about(K.ACCEPT, Subject.ONLY_HERE, BUILT))
    assert status(accepted, Side.A, BUILT)[0] is Status.OMITTED
    assert not link_of(accepted, [BUILT], [BUILT])
    dismissed = after(about(K.DISMISS, Subject.ONLY_HERE, None, GROWERS))
    assert status(dismissed, Side.B, GROWERS) == (Status.COVERED, Origin.READER)
    outweighed = after(about(K.ACCEPT, Subject.ONLY_HERE, CRACK), linking(K.LINK, CRACK, DAMAGE))
    assert link_of(outweighed, [CRACK], [DAMAGE])


def test_a_detail_is_added_and_taken_away() -> None:
    link = linking(K.LINK, CRACK, DAMAGE)
    detail = about(K.ACCEPT, Subject.DETAIL, "in the eastern wall")
    added = after(link, detail)
    assert status(added, Side.A, CRACK)[0] is Status.PARTLY
    (number,) = sentences(Side.A, CRACK)
    missing = [m.span.of(LEFT.text) for m in added.coverage[0][number].missing]
    assert any("eastern" in words for words in missing)
    gone = after(
        link,
        detail,
        about(
            K.DISMISS,
            Subject.DETAIL,
            CRACK + LEFT.text[LEFT.text.index(CRACK) + len(CRACK) : LEFT.text.index(" “We")],
        ),
    )
    assert status(gone, Side.A, CRACK)[0] is Status.COVERED
    assert after(detail).coverage == after().coverage


# ---------------------------------------------------------------------------- findings


def finding(
    kind: K, subject: Subject, ends: tuple[str | None, str | None], variety: str
) -> Correction:
    return Correction(id="x", kind=kind, target=target(subject, *ends, variety))


def test_a_conflict_is_accepted_and_dismissed() -> None:
    ends = ("14 metres", "9 metres")
    accept = finding(K.ACCEPT, Subject.CONFLICT, ends, "number")
    dismiss = finding(K.DISMISS, Subject.CONFLICT, ends, "number")
    found = after(accept).conflicts
    assert [(type(c), c.kind.value, c.score, c.by) for c in found] == [
        (Conflict, "number", 1.0, Origin.READER)
    ]
    link = linking(K.LINK, CRACK, DAMAGE)
    assert after(link, accept).conflicts == after(link).conflicts != ()
    assert after(link, dismiss).conflicts == ()


def test_a_quotation_pair_is_accepted_and_dismissed() -> None:
    ends = ("We will not gamble with\nlives".replace("\n", " "), "We never gamble")
    accept = finding(K.ACCEPT, Subject.QUOTATION, ends, "altered")
    pairs = after(accept).quotes
    assert [(p.cut, p.by) for p in pairs if p.cut is Cut.ALTERED]
    dismiss = replace(accept, kind=K.DISMISS)
    assert not [p for p in after(accept, dismiss).quotes if p.cut is Cut.ALTERED]


def test_a_framing_may_be_on_one_side() -> None:
    accept = finding(K.ACCEPT, Subject.FRAMING, ("gamble", None), "loaded")
    mine = [f for f in after(accept).framing if f.by is Origin.READER]
    assert [(type(f), f.b) for f in mine] == [(Framing, None)]
    assert not [f for f in after(accept, replace(accept, kind=K.DISMISS)).framing if f == mine[0]]


def test_a_speaker_is_named_by_hand() -> None:
    quotation = words_at(LEFT.text, "We will not gamble with lives")
    speaker = words_at(LEFT.text, "a spokeswoman")
    for said in (words_at(LEFT.text, "Divers"), None, speaker):
        correction = Correction(
            id="x",
            kind=K.SPEAKER,
            target=Target(subject=Subject.PASSAGE, a=(quotation,)),
            speaker=said,
        )
        found = [a for a in after(correction).analyses[0].attributions if a.by is Origin.READER]
        assert [a.source for a in found] == [said and said.span]


def test_a_quotation_without_a_cue_gets_a_speaker_too() -> None:
    built = Correction(
        id="x",
        kind=K.SPEAKER,
        target=target(Subject.PASSAGE, BUILT),
        speaker=words_at(LEFT.text, "a spokeswoman"),
    )
    (own,) = (a for a in after(built).analyses[0].attributions if a.by is Origin.READER)
    assert own.cue == Span(start=own.content.start, end=own.content.start)
    assert own.direct
