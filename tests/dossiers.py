"""Dossiers, and what a reader may do to them, made up for tests.

Values are drawn from a seeded `Random`, as Hypothesis would take minutes over 200 edits.
"""

from collections.abc import Callable
from random import Random

from reader.core import (
    LENS_TAGS,
    Anchor,
    Article,
    Change,
    Changed,
    ConflictKind,
    Correction,
    CorrectionKind,
    Cut,
    Dossier,
    FramingKind,
    Note,
    Relation,
    Review,
    ReviewState,
    Settings,
    Side,
    Span,
    Subject,
    Tag,
    TagSet,
    Target,
    anchor_at,
    changed,
)
from tests.factories import sample_comparison

A, B = Side.A, Side.B
_KINDS = {
    Subject.LINK: (
        CorrectionKind.LINK,
        CorrectionKind.UNLINK,
        CorrectionKind.SPLIT,
        CorrectionKind.MERGE,
        CorrectionKind.RELATION,
        CorrectionKind.ACCEPT,
        CorrectionKind.DISMISS,
    ),
    Subject.PASSAGE: (CorrectionKind.NOFACT, CorrectionKind.RESTORE, CorrectionKind.SPEAKER),
}
_VARIETIES = {
    Subject.CONFLICT: list(ConflictKind),
    Subject.QUOTATION: list(Cut),
    Subject.FRAMING: list(FramingKind),
}
_SIDES = {
    Subject.PAIR: [()],
    Subject.PASSAGE: [(A,), (B,)],
    Subject.ONLY_HERE: [(A,), (B,)],
    Subject.DETAIL: [(A,), (B,)],
    Subject.FRAMING: [(A,), (B,), (A, B)],
}


def words_at(text: str, words: str) -> Anchor:
    """Give the anchor of the first place where words stand in a text."""
    start = text.index(words)
    return anchor_at(text, Span(start=start, end=start + len(words)))


def sample_dossier() -> Dossier:
    """Give the two sample articles with a correction, two notes, a review and a tag set."""
    left, right = sample_comparison().articles
    half, thirds = words_at(left.text, "half"), words_at(right.text, "two thirds")
    report = words_at(left.text, "It named three cracks in the spillway and one loose gate.")
    asked = words_at(right.text, "An engineer could have been the first to ask for a survey")
    return Dossier(
        articles=(left, right),
        corrections=(
            Correction(
                id="c1",
                kind=CorrectionKind.LINK,
                target=Target(subject=Subject.LINK, a=(report,), b=(asked,)),
                author="Ada",
                made="2026-01-02T10:00:00.000000Z",
            ),
        ),
        notes=(
            Note(
                id="n1",
                target=Target(subject=Subject.PASSAGE, a=(half,)),
                text="Half of *what*? | See “budget”.",
                tags=("Statistics",),
                author="Ada",
                made="2026-01-02T10:01:00.000000Z",
            ),
            Note(
                id="n2",
                target=Target(subject=Subject.PAIR),
                text="Both rest on\n\n- one report,\n- one speech.",
                author="Ben",
                made="2026-01-02T10:02:00.000000Z",
                changed="2026-01-03T09:00:00.000000Z",
            ),
        ),
        reviews=(
            Review(
                id="r1",
                target=Target(subject=Subject.CONFLICT, a=(half,), b=(thirds,), variety="number"),
                state=ReviewState.CONFIRMED,
                author="Ada",
                made="2026-01-02T10:03:00.000000Z",
            ),
        ),
        tag_sets=(LENS_TAGS,),
    )


def some_anchor(chance: Random, text: str) -> Anchor:
    """Draw a passage of a text."""
    start = chance.randrange(len(text))
    end = chance.randint(start + 1, min(len(text), start + 120))
    return anchor_at(text, Span(start=start, end=end))


def some_target(chance: Random, dossier: Dossier, subjects: list[Subject]) -> Target:
    """Draw a target in a dossier's texts."""
    subject = chance.choice(subjects)
    sides = chance.choice(_SIDES.get(subject, [(A, B)]))
    a, b = (
        tuple(some_anchor(chance, text) for _ in range(chance.randint(1, 2)))
        if side in sides
        else ()
        for side, text in zip(Side, dossier.texts, strict=True)
    )
    variety = chance.choice(_VARIETIES[subject]) if subject in _VARIETIES else ""
    return Target(subject=subject, a=a, b=b, variety=str(variety))


def _id(chance: Random) -> str:
    return str(chance.randint(0, 12))


def _time(chance: Random) -> str:
    return f"2026-02-03T04:05:{chance.randint(0, 59):02}.000000Z"


def _author(chance: Random) -> str:
    return chance.choice(["Ada", "Ben", "", "Zoë 😀"])


def _text(chance: Random) -> str:
    return "".join(chance.choices("ab é😀\n\r,;\"'|#*<\\\u2028", k=chance.randint(0, 30)))


def some_correction(chance: Random, dossier: Dossier) -> Correction:
    """Draw any correction."""
    target = some_target(chance, dossier, [s for s in Subject if s is not Subject.PAIR])
    decisions = (CorrectionKind.ACCEPT, CorrectionKind.DISMISS)
    kind = chance.choice(_KINDS.get(target.subject, decisions))
    is_named = kind is CorrectionKind.SPEAKER and chance.random() < 0.7
    return Correction(
        id=_id(chance),
        kind=kind,
        target=target,
        relation=chance.choice(list(Relation)) if kind is CorrectionKind.RELATION else None,
        speaker=some_anchor(chance, dossier.texts[A if target.a else B]) if is_named else None,
        author=_author(chance),
        made=_time(chance),
    )


def some_note(chance: Random, dossier: Dossier) -> Note:
    """Draw any note."""
    return Note(
        id=_id(chance),
        target=some_target(chance, dossier, list(Subject)),
        text=_text(chance),
        tags=tuple(chance.sample(["Headline", "odd; tag", "😀"], chance.randint(0, 3))),
        author=_author(chance),
        made=_time(chance),
        changed=chance.choice(["", _time(chance)]),
    )


def some_review(chance: Random, dossier: Dossier) -> Review:
    """Draw any review."""
    return Review(
        id=_id(chance),
        target=some_target(chance, dossier, [s for s in Subject if s.is_finding]),
        state=chance.choice(list(ReviewState)),
        author=_author(chance),
        made=_time(chance),
    )


def some_tag_set(chance: Random, _dossier: Dossier) -> TagSet:
    """Draw a set of up to three tags."""
    made = chance.sample("xyz", chance.randint(0, 3))
    tags = tuple(Tag(name=n, colour="#0072b2", key=k) for k, n in enumerate(made, start=1))
    return TagSet(id=_id(chance), name=_text(chance), tags=tags)


def _settings(chance: Random, _dossier: Dossier) -> Settings:
    return Settings(link_threshold=chance.random())


_MAKERS: tuple[Callable[[Random, Dossier], Changed], ...] = (
    some_correction,
    some_note,
    some_review,
    some_tag_set,
    _settings,
)


def some_change(chance: Random, dossier: Dossier) -> Change:
    """Draw a change that can be made to a dossier: something added, replaced or removed."""
    made = chance.choice(_MAKERS)(chance, dossier)
    if isinstance(made, Settings):
        return Change(before=dossier.settings, after=made)
    assert not isinstance(made, Article)
    there = {(type(item), item.id): item for item in dossier.items}.get((type(made), made.id))
    if there is not None and chance.random() < 0.5:
        return Change(before=there)
    return Change(before=there, after=made)


def some_changes(seed: int, count: int) -> tuple[Dossier, list[Change]]:
    """Draw a dossier and so many changes, each possible after those before it."""
    chance = Random(seed)
    first = now = sample_dossier()
    made = []
    for _ in range(count):
        made.append(some_change(chance, now))
        now = changed(now, made[-1])
    return first, made


def worked_on(seed: int, count: int) -> Dossier:
    """Draw a dossier after so many changes."""
    dossier, made = some_changes(seed, count)
    for change in made:
        dossier = changed(dossier, change)
    return dossier
