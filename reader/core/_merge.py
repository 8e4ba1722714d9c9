"""Two people's work on the same pair, put together with nothing dropped."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reader.core._correction import Correction, CorrectionKind
from reader.core._dossier import Change, Changed, Dossier, Item, changed
from reader.core._errors import ReaderError
from reader.core._note import Review
from reader.core._target import is_same_target

_Key = tuple[type, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeConflict:
    """Two things that do not go together, from the first and from the second dossier."""

    mine: Changed
    theirs: Changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What came of putting two dossiers together, and what does not agree in it."""

    dossier: Dossier
    conflicts: tuple[MergeConflict, ...]


def merge(mine: Dossier, theirs: Dossier) -> Merged:
    """Put two dossiers on the same pair together.

    What both have is kept once. Of two versions of one thing both are kept, the second
    under another id. Contradictions (two versions, unlike reviews of one finding,
    corrections that cannot both hold, other settings) are listed; settings stay those of
    the first. Raises `ReaderError` if the articles are not the same.
    """
    if mine.texts != theirs.texts:
        raise ReaderError(
            "The two projects are not about the same texts.",
            "Merge projects that were made of the same two articles.",
        )
    own: dict[_Key, Item] = {_key(item): item for item in mine.items}
    new = [item for item in theirs.items if own.get(_key(item)) != item]
    versions = [
        MergeConflict(mine=own[_key(item)], theirs=item) for item in new if _key(item) in own
    ]
    fresh = [item for item in new if _key(item) not in own]
    conflicts = (*_facts(mine, theirs), *versions, *_contradictions(mine.items, fresh))
    return Merged(dossier=_joined(mine, _renamed(new, own)), conflicts=conflicts)


def _key(item: Item) -> _Key:
    return type(item), item.id


def _renamed(items: Iterable[Item], own: Mapping[_Key, Item]) -> list[Item]:
    """Give items whose id is taken another one."""
    taken = set(own)
    out: list[Item] = []
    for item in items:
        number = 2
        made = item
        while _key(made) in taken:
            made = replace(item, id=f"{item.id}~{number}")
            number += 1
        taken.add(_key(made))
        out.append(made)
    return out


def _joined(mine: Dossier, added: Sequence[Item]) -> Dossier:
    for item in added:
        mine = changed(mine, Change(after=item))
    return mine


def _facts(mine: Dossier, theirs: Dossier) -> list[MergeConflict]:
    """List settings and what is known of the articles where they differ; not where files lie."""
    found = []
    if mine.settings != theirs.settings:
        found.append(MergeConflict(mine=mine.settings, theirs=theirs.settings))
    for one, two in zip(mine.articles, theirs.articles, strict=True):
        if one != replace(two, source=one.source):
            found.append(MergeConflict(mine=one, theirs=two))
    return found


def _contradictions(mine: Sequence[Item], theirs: Sequence[Item]) -> list[MergeConflict]:
    return [
        MergeConflict(mine=one, theirs=two)
        for one in mine
        for two in theirs
        if _contradict(one, two)
    ]


def _contradict(one: Item, two: Item) -> bool:
    if isinstance(one, Review) and isinstance(two, Review):
        return one.state is not two.state and is_same_target(one.target, two.target)
    if isinstance(one, Correction) and isinstance(two, Correction):
        return is_same_target(one.target, two.target) and _are_unlike(one, two)
    return False


def _are_unlike(one: Correction, two: Correction) -> bool:
    """Say whether two corrections of one target cannot both hold."""
    kinds = {one.kind, two.kind}
    if CorrectionKind.UNLINK in kinds or CorrectionKind.DISMISS in kinds:
        return len(kinds) == 2
    if one.kind.is_link and two.kind.is_link:
        return None not in (one.relation, two.relation) and one.relation is not two.relation
    if kinds == {CorrectionKind.SPEAKER}:
        words = [c.speaker and c.speaker.exact for c in (one, two)]
        return words[0] != words[1]
    return False
