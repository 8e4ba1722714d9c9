"""Projects without a window: print, check and merge them."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from reader._cli_arguments import CheckProject, MergeProjects, ShowProject
from reader._cli_compare import print_lines, refuse_to_overwrite
from reader._cli_opening import opened_project
from reader._equipment import Equipment
from reader.core import (
    Article,
    Correction,
    Dossier,
    MergeConflict,
    Note,
    ReaderError,
    Review,
    ReviewState,
    Settings,
    Side,
    Subject,
    TagSet,
    Target,
    merge,
    orphans,
)

_WORDS = 60  # characters of a passage that are printed


# ------------------------------------------------------------------------------- print


def show_project(request: ShowProject) -> None:
    """Print what is in a project."""
    with opened_project(request.project) as project:
        for number in project.pairs:
            if number != project.pairs[0]:
                print()
            print_lines([*_pair_lines(project.dossier(number), project.comparison(number))])


def _pair_lines(dossier: Dossier, comparison: Mapping[str, Any] | None) -> Iterator[str]:
    for side, article in zip(Side, dossier.articles, strict=True):
        yield f"{side.letter}: {_heading(article)}"
        yield f"   {article.source.path}, SHA-256 {article.source.sha256}"
    yield _compared(comparison)
    lost = orphans(dossier)
    for title, items in (
        ("Corrections", dossier.corrections),
        ("Notes", dossier.notes),
        ("Reviews", dossier.reviews),
    ):
        yield f"{title}: {len(items)}"
        for item in items:
            orphan = " [its passage is gone]" if item in lost else ""
            yield f"  {described(item)}{orphan}"
    reviewed = [review for review in dossier.reviews if review.state is not ReviewState.NEW]
    yield f"Findings reviewed: {len(reviewed)}"
    yield "Tag sets: " + (", ".join(tags.name for tags in dossier.tag_sets) or "none")


def _heading(article: Article) -> str:
    facts = [fact for fact in (article.outlet, article.published) if fact]
    return article.title + (f" ({', '.join(facts)})" if facts else "")


def _compared(comparison: Mapping[str, Any] | None) -> str:
    if comparison is None:
        return "Not compared yet"
    made = comparison["provenance"]
    return (
        f"Compared by Lateral {made['app']}, engine {made['engine']}:"
        f" {len(comparison['links'])} links, {len(comparison['conflicts'])} conflicts,"
        f" {len(comparison['quotes'])} quotations, {len(comparison['framing'])} of framing"
    )


def described(thing: Correction | Note | Review | TagSet | Settings | Article) -> str:
    """Say in one line what a thing is, of what, and by whom."""
    if isinstance(thing, Settings):
        return f"settings {thing}"
    if isinstance(thing, Article):
        return f"article “{thing.title}” as {thing.outlet or 'an unknown outlet'} had it"
    if isinstance(thing, TagSet):
        return f"tag set “{thing.name}”: {', '.join(tag.name for tag in thing.tags) or 'empty'}"
    by = ", ".join(part for part in (thing.author, thing.made[:16].replace("T", " ")) if part)
    return f"{_about(thing.target)}: {_said(thing)}" + (f" ({by})" if by else "")


def _said(item: Correction | Note | Review) -> str:
    if isinstance(item, Note):
        return f"“{_short(item.text)}”" + "".join(f" #{tag}" for tag in item.tags)
    if isinstance(item, Review):
        return item.state.value
    relation = f" as {item.relation.value}" if item.relation else ""
    speaker = f" “{_short(item.speaker.exact)}”" if item.speaker else ""
    return item.kind.value + relation + speaker


def _about(target: Target) -> str:
    if target.subject is Subject.PAIR:
        return "the pair"
    ends = [
        f"{side.letter} “{' … '.join(_short(anchor.exact) for anchor in target.anchors(side))}”"
        for side in Side
        if target.anchors(side)
    ]
    name = target.subject.value.replace("_", " ")
    return " ".join(part for part in (target.variety, name, " · ".join(ends)) if part)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _WORDS else line[: _WORDS - 1] + "…"


# ------------------------------------------------------------------------------- check


def check_project(request: CheckProject, equipment: Equipment) -> bool:
    """Check a project's sources and compare its pairs anew; say whether all is the same."""
    with opened_project(request.project) as project:
        damage = project.damage()
        if damage:
            raise ReaderError(f"{request.project} is damaged: {damage}.", "Use a copy of it.")
        answers = []
        for number in project.pairs:
            dossier = project.dossier(number)
            wrong = [
                article
                for article in dossier.articles
                if sha256(project.source(article.source.sha256)).hexdigest()
                != article.source.sha256
            ]
            answers.append(
                f"the source of “{wrong[0].title}” does not have its SHA-256 any more"
                if wrong
                else _difference(dossier, project.comparison(number), equipment)
            )
    for number, answer in zip(range(1, len(answers) + 1), answers, strict=True):
        name = f"pair {number}: " if len(answers) > 1 else ""
        print(f"{name}{answer or 'same'}")
    return not any(answers)


def _difference(dossier: Dossier, before: Mapping[str, Any] | None, equipment: Equipment) -> str:
    """Compare anew; give the first place where the result is another, or nothing."""
    from reader.export import comparison_to_json  # noqa: PLC0415

    if before is None:
        return "it was not compared since it was last changed, so there is nothing to check"
    again = equipment.compare(*dossier.articles, dossier.settings, corrections=dossier.decided)
    after = comparison_to_json(again)
    made = [form.get("provenance") for form in (before, after)]
    found = first_difference(
        {key: value for key, value in before.items() if key != "provenance"},
        {key: value for key, value in after.items() if key != "provenance"},
    )
    other = first_difference(made[0], made[1], "provenance")
    if found and other:
        return f"{found}; it was made otherwise too, {other}"
    return found or other


def first_difference(before: object, after: object, place: str = "") -> str:
    """Give the place and both values where two written forms first differ, or nothing."""
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in (*before, *(key for key in after if key not in before)):
            inner = f"{place}.{key}" if place else str(key)
            if key not in before or key not in after:
                return f"{inner}: {'only now' if key in after else 'no longer there'}"
            found = first_difference(before[key], after[key], inner)
            if found:
                return found
        return ""
    if isinstance(before, list) and isinstance(after, list):
        for number, (one, two) in enumerate(zip(before, after, strict=False)):
            found = first_difference(one, two, f"{place}[{number}]")
            if found:
                return found
        if len(before) != len(after):
            return f"{place}: {len(before)} before, {len(after)} now"
        return ""
    return "" if before == after else f"{place}: {_short(repr(before))} → {_short(repr(after))}"


# ------------------------------------------------------------------------------- merge


def merge_projects(request: MergeProjects) -> None:
    """Put two people's projects on the same pair together, and list what does not agree."""
    from reader.store import Project  # noqa: PLC0415

    refuse_to_overwrite(request.output, (request.left, request.right))
    with opened_project(request.left) as one, opened_project(request.right) as two:
        for project in (one, two):
            if len(project.pairs) != 1:
                raise ReaderError(
                    f"{project.path} holds {len(project.pairs)} pairs.",
                    "Merge projects of one pair each.",
                )
        mine = one.dossier()
        merged = merge(mine, two.dossier())
        sources = {a.source.sha256: one.source(a.source.sha256) for a in mine.articles}
        kept = merged.dossier
        comparison = one.comparison()
    with Project.create(request.output, kept, sources) as project:
        if comparison is not None and kept.decided == mine.decided:
            project.keep_comparison(comparison)
    print_lines([*_merged_lines(kept, merged.conflicts)])
    print(f"Wrote {request.output}", file=sys.stderr)


def _merged_lines(dossier: Dossier, conflicts: Sequence[MergeConflict]) -> Iterator[str]:
    yield (
        f"{len(dossier.corrections)} corrections, {len(dossier.notes)} notes,"
        f" {len(dossier.reviews)} reviews; conflicts: {len(conflicts)}"
    )
    yield from conflict_lines(conflicts)


def conflict_lines(conflicts: Sequence[MergeConflict]) -> Iterator[str]:
    """Tell both sides of what does not agree, a line each."""
    for conflict in conflicts:
        yield f"  first:  {described(conflict.mine)}"
        yield f"  second: {described(conflict.theirs)}"
