"""A pair of articles with all that a reader did to it, and one change of that."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from reader.core._anchor import find_anchor
from reader.core._article import Article
from reader.core._comparison import Side
from reader.core._correction import Correction
from reader.core._errors import ReaderError
from reader.core._note import Note, Review, decisions
from reader.core._settings import Settings
from reader.core._tags import TagSet
from reader.core._target import Texts, place_target

Item = Correction | Note | Review | TagSet
Changed = Item | Settings | Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the engine is asked with; the same question has the same answer."""

    articles: tuple[Article, Article]
    settings: Settings
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Two articles, the settings of their comparison, and the reader's own part.

    Each tuple is in the order of `item_order`, so that equal contents are equal values.
    """

    articles: tuple[Article, Article]
    settings: Settings = field(default_factory=Settings)
    corrections: tuple[Correction, ...] = ()
    notes: tuple[Note, ...] = ()
    reviews: tuple[Review, ...] = ()
    tag_sets: tuple[TagSet, ...] = ()

    @property
    def texts(self) -> Texts:
        """Give the texts of both articles."""
        return self.articles[0].text, self.articles[1].text

    @property
    def items(self) -> tuple[Item, ...]:
        """Give all that the reader made."""
        return (*self.corrections, *self.notes, *self.reviews, *self.tag_sets)

    def with_items(self, items: Iterable[Item]) -> "Dossier":
        """Give the dossier with these items in place of those it has."""
        ordered = sorted(items, key=item_order)
        return replace(
            self,
            corrections=tuple(item for item in ordered if isinstance(item, Correction)),
            notes=tuple(item for item in ordered if isinstance(item, Note)),
            reviews=tuple(item for item in ordered if isinstance(item, Review)),
            tag_sets=tuple(item for item in ordered if isinstance(item, TagSet)),
        )

    @property
    def decided(self) -> tuple[Correction, ...]:
        """Give all corrections that the engine is to follow, those of reviews first."""
        return (*decisions(self.reviews), *self.corrections)

    @property
    def asked(self) -> Asked:
        """Give what the engine is asked with."""
        return Asked(articles=self.articles, settings=self.settings, corrections=self.decided)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One step of work: `before` makes way for `after`; None stands for nothing.

    Both are of one type and have one id. A change of an article names its `side`. Raises
    `ValueError` otherwise.
    """

    before: Changed | None = None
    after: Changed | None = None
    side: Side | None = None

    def __post_init__(self) -> None:
        present = [thing for thing in (self.before, self.after) if thing is not None]
        if len({(type(thing), _id(thing)) for thing in present}) != 1:
            raise ValueError("a change is of one thing")
        is_item = isinstance(present[0], Correction | Note | Review | TagSet)
        if not is_item and len(present) < 2:
            raise ValueError("articles and settings are replaced, not added or removed")
        if isinstance(present[0], Article) != (self.side is not None):
            raise ValueError("the side is named where an article changes, and only there")

    @property
    def inverse(self) -> "Change":
        """Give the change that takes this one back."""
        return Change(before=self.after, after=self.before, side=self.side)


def item_order(item: Item) -> tuple[str, str]:
    """Give what items are sorted by: when they were made, then their id."""
    return ("" if isinstance(item, TagSet) else item.made, item.id)


def changed(dossier: Dossier, change: Change) -> Dossier:
    """Give the dossier after one change.

    Raises `ReaderError` if what the change takes away is not there as it says, so that a
    change made elsewhere in between is never written over.
    """
    if isinstance(change.after, Settings):
        _check(is_as_expected=dossier.settings == change.before)
        return replace(dossier, settings=change.after)
    if isinstance(change.after, Article) and change.side is not None:
        return _with_article(dossier, change.side, change.before, change.after)
    thing = change.before if change.before is not None else change.after
    there = next((x for x in dossier.items if (type(x), x.id) == (type(thing), _id(thing))), None)
    _check(is_as_expected=there == change.before)
    kept: list[Item] = [item for item in dossier.items if item is not there]
    if isinstance(change.after, Correction | Note | Review | TagSet):
        kept.append(change.after)
    return dossier.with_items(kept)


def swapping(dossier: Dossier) -> tuple[Change, ...]:
    """Give the changes that let A be B and B be A, with all that was said of either."""
    left, right = dossier.articles
    return (
        Change(before=left, after=right, side=Side.A),
        Change(before=right, after=left, side=Side.B),
        *(
            Change(before=item, after=replace(item, target=item.target.swapped))
            for item in dossier.items
            if not isinstance(item, TagSet) and item.target.swapped != item.target
        ),
    )


def orphans(dossier: Dossier) -> tuple[Correction | Note | Review, ...]:
    """Give the corrections, notes and reviews whose passages no longer stand in the texts."""
    texts = dossier.texts
    every: tuple[Correction | Note | Review, ...] = (
        *dossier.corrections,
        *dossier.notes,
        *dossier.reviews,
    )
    return tuple(item for item in every if not _is_placed(item, texts))


def _is_placed(item: Correction | Note | Review, texts: Texts) -> bool:
    if place_target(item.target, texts) is None:
        return False
    if not isinstance(item, Correction) or item.speaker is None:
        return True
    side = Side.A if item.target.a else Side.B
    return find_anchor(item.speaker, texts[side]) is not None


def _with_article(dossier: Dossier, side: Side, before: Changed | None, after: Article) -> Dossier:
    left, right = dossier.articles
    _check(is_as_expected=dossier.articles[side] == before)
    return replace(dossier, articles=(after, right) if side is Side.A else (left, after))


def _id(thing: Changed | None) -> str:
    return "" if thing is None or isinstance(thing, Settings | Article) else thing.id


def _check(*, is_as_expected: bool) -> None:
    if not is_as_expected:
        raise ReaderError(
            "This was changed elsewhere in the meantime, so your change was not made.",
            "Look at what is there now, and make it again.",
        )
