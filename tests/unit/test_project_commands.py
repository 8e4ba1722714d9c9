"""`lateral project`, `verify` and `merge`, and `compare` into a project."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reader._cli_arguments import (
    CheckProject,
    CompareProject,
    CompareTwo,
    MergeProjects,
    ShowProject,
    parse,
)
from reader._cli_compare import compare_project, compare_two
from reader._cli_new_project import make_project
from reader._cli_projects import (
    check_project,
    described,
    first_difference,
    merge_projects,
    show_project,
)
from reader._equipment import Equipment
from reader.core import (
    FRAMING_TAGS,
    LENS_TAGS,
    Article,
    Change,
    Comparison,
    Correction,
    Dossier,
    Note,
    Progress,
    ReaderError,
    Review,
    ReviewState,
    Settings,
    Subject,
    Target,
    silent,
)
from reader.engine import ENGINE_VERSION
from reader.sources import open_article
from reader.store import Project
from tests.dossiers import sample_dossier, words_at
from tests.unit.engine.stand_in import compared

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
STORM = """Storm closes the harbour bridge

The harbour bridge in Kestrel Bay was closed on Tuesday after a storm tore two cables loose.
"Nobody was hurt," said the harbour master, Ines Varga.
"""
WIND = """Bridge shut after cables snap in high wind

High wind tore three cables from the harbour bridge in Kestrel Bay on Tuesday, and it was closed.
Buses will run to the ferry instead, the council said.
"""


class Desk(Equipment):
    """Compares with the stand-in encoder; no model is loaded."""

    def __init__(self) -> None:
        super().__init__(RESOURCES)
        self.dossiers: list[Dossier] = []

    def export(self, *asked: Any, dossier: Dossier | None = None, **more: Any) -> None:
        super().export(*asked, dossier=dossier, **more)
        self.dossiers += [dossier] if dossier else []

    def compare(
        self,
        left: Article,
        right: Article,
        settings: Settings,
        progress: Progress = silent,
        corrections: tuple[Correction, ...] = (),  # type: ignore[override]
    ) -> Comparison:
        return compared(left, right, settings, corrections, progress)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in (("storm.txt", STORM), ("wind.txt", WIND)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    path = tmp_path / "bridge.lateral"
    compare_two(
        CompareTwo(left=tmp_path / "storm.txt", right=tmp_path / "wind.txt", outputs=(str(path),)),
        Desk(),
    )
    return path


def conflict(dossier: Dossier, state: ReviewState, author: str) -> Review:
    left, right = dossier.texts
    target = Target(
        subject=Subject.CONFLICT,
        a=(words_at(left, "two"),),
        b=(words_at(right, "three"),),
        variety="number",
    )
    return Review(id=f"by {author}", target=target, state=state, author=author, made="2026-01-02")


def add(path: Path, *things: Review) -> None:
    with Project.open(path) as project:
        for thing in things:
            project.apply(Change(after=thing))


# --------------------------------------------------------------------------- arguments


def test_the_commands_are_read() -> None:
    a, b, out = Path("a.lateral"), Path("b.lateral"), Path("c.lateral")
    assert parse(["project", "a.lateral"]) == ShowProject(project=a)
    assert parse(["verify", "a.lateral"]) == CheckProject(project=a)
    merging = parse(["merge", "a.lateral", "b.lateral", "-o", "c.lateral"])
    assert merging == MergeProjects(left=a, right=b, output=out)


# ----------------------------------------------------------------------------- compare


def test_a_project_is_written_with_what_was_decided_and_noted_in_it(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Desk()
    with Project.open(project) as opened:
        found = desk.compare(*opened.dossier().articles, Settings()).conflicts
        about = conflict(opened.dossier(), ReviewState.DISMISSED, "Ada")
        note = Note(id="n", target=about.target, text="Ask the *harbour*.", author="Ada", made="2")
        opened.apply(Change(after=about), Change(after=note))
    outputs = tuple(str(tmp_path / f"bridge.{ending}") for ending in ("json", "pdf"))
    compare_project(CompareProject(project=project, outputs=outputs), desk)
    written = json.loads((tmp_path / "bridge.json").read_text(encoding="utf-8"))
    assert len(written["conflicts"]) == len(found) - 1
    assert (tmp_path / "bridge.pdf").read_bytes().startswith(b"%PDF")
    assert capsys.readouterr().err == "".join(f"Wrote {output}\n" for output in outputs)
    assert desk.dossiers[0].notes == (note,)


def test_a_project_without_outputs_is_summed_up(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    compare_project(CompareProject(project=project, outputs=()), Desk())
    assert "Storm closes the harbour bridge" in capsys.readouterr().out


@pytest.mark.parametrize("output", ["again.lateral", "bridge.LATERAL", "odd.xyz"])
def test_a_project_is_not_written_into_another(project: Path, tmp_path: Path, output: str) -> None:
    before = project.read_bytes()
    with pytest.raises(ReaderError):
        compare_project(CompareProject(project=project, outputs=(str(tmp_path / output),)), Desk())
    assert project.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "bridge.lateral",
        "storm.txt",
        "wind.txt",
    ]


def test_a_project_of_several_pairs_is_refused(project: Path) -> None:
    with Project.open(project) as opened:
        dossier = opened.dossier()
        sources = {a.source.sha256: opened.source(a.source.sha256) for a in dossier.articles}
        opened.add_pair(dossier, sources)
    with pytest.raises(ReaderError, match="holds 2 pairs"):
        compare_project(CompareProject(project=project, outputs=()), Desk())


def test_comparing_into_a_project_keeps_sources_articles_and_comparison(project: Path) -> None:
    with Project.open(project) as opened:
        dossier = opened.dossier()
        assert [a.title for a in dossier.articles] == [
            STORM.split("\n", maxsplit=1)[0],
            WIND.split("\n", maxsplit=1)[0],
        ]
        kept = [opened.source(article.source.sha256) for article in dossier.articles]
        assert kept == [STORM.encode(), WIND.encode()]
        assert dossier.tag_sets == (FRAMING_TAGS, LENS_TAGS)
        comparison = opened.comparison()
    assert comparison
    assert comparison["schema"] == "lateral.comparison/1"


def test_a_project_that_is_there_is_not_written_over(project: Path) -> None:
    before = project.read_bytes()
    request = CompareTwo(left=Path("no"), right=Path("no"), outputs=(str(project),))
    with pytest.raises(ReaderError, match="is there already, and may hold notes"):
        compare_two(request, Desk())
    assert project.read_bytes() == before


def test_a_source_that_changed_or_went_meanwhile_is_reported(tmp_path: Path) -> None:
    paths = [tmp_path / "storm.txt", tmp_path / "wind.txt"]
    for path, text in zip(paths, (STORM, WIND), strict=True):
        path.write_text(text, encoding="utf-8")
    comparison = compared(*(open_article(path) for path in paths))
    paths[0].write_text("Another text", encoding="utf-8")
    with pytest.raises(ReaderError, match="changed while it was read"):
        make_project(comparison, tmp_path / "x.lateral")
    paths[0].unlink()
    with pytest.raises(ReaderError, match="cannot be read again"):
        make_project(comparison, tmp_path / "x.lateral")
    assert not (tmp_path / "x.lateral").exists()


# ------------------------------------------------------------------------------- print


def test_what_is_in_a_project_is_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dossier, path = sample_dossier(), tmp_path / "dam.lateral"
    sources = {a.source.sha256: a.text.encode() for a in dossier.articles}
    with Project.create(path, dossier, sources) as project:
        project.add_pair(replace(dossier, corrections=(), notes=(), reviews=()), sources)
        left = dossier.articles[0]
        bare = replace(left, text=left.text.replace("half", "a third"))
        project.apply(Change(before=left, after=bare, side=0))  # type: ignore[arg-type]
    show_project(ShowProject(project=path))
    said = capsys.readouterr().out
    first, second = said.split("\n\n")
    assert first.startswith("A: Verrin dam to be drained after divers find a crack (The Tarrow")
    assert f"SHA-256 {dossier.articles[1].source.sha256}" in first
    assert "Not compared yet" in first
    assert "Corrections: 1\n  link A “It named three cracks" in first
    assert "passage A “half”: “Half of *what*? | See “budget”.” #Statistics (Ada, 2026" in first
    assert "  the pair: “Both rest on - one report, - one speech.” (Ben" in first
    assert "number conflict A “half” · B “two thirds”: confirmed" in first
    assert "[its passage is gone]" in first
    assert "Findings reviewed: 1\nTag sets: Eight lenses" in first
    assert "Notes: 0" in second


def test_a_comparison_is_summed_up_with_what_made_it(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    show_project(ShowProject(project=project))
    assert f"engine {ENGINE_VERSION}: " in capsys.readouterr().out


def test_everything_can_be_told_in_a_line() -> None:
    assert described(LENS_TAGS).startswith("tag set “Eight lenses”: Selection and omission, ")
    assert described(Settings()).startswith("settings Settings(link_threshold=")
    assert "as The Tarrow Herald had it" in described(sample_dossier().articles[0])


# ------------------------------------------------------------------------------ verify


def test_a_project_that_compares_as_before_is_the_same(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check_project(CheckProject(project=project), Desk())
    assert capsys.readouterr().out == "same\n"


def test_the_first_difference_is_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Project.open(project) as opened:
        comparison = opened.comparison()
        assert comparison
        comparison["links"][0]["relation"] = "same"
        comparison["provenance"]["engine"] = "0"
        opened.keep_comparison(comparison)
    assert not check_project(CheckProject(project=project), Desk())
    said = capsys.readouterr().out
    assert said.startswith("links[0].relation: 'same' → ")
    assert f"it was made otherwise too, provenance.engine: '0' → '{ENGINE_VERSION}'" in said


def test_a_comparison_made_before_a_decision_is_not_called_the_same(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Project.open(project) as opened:
        review = conflict(opened.dossier(), ReviewState.CONFIRMED, "Ada")
    add(project, review)
    assert not check_project(CheckProject(project=project), Desk())
    assert "not compared since it was last changed" in capsys.readouterr().out


def test_a_source_that_was_tampered_with_is_found(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(project)) as connection:
        connection.execute("UPDATE source SET bytes = bytes || ?", (b"!",))
        connection.commit()
    assert not check_project(CheckProject(project=project), Desk())
    assert "“Storm closes the harbour bridge” does not have its SHA-256" in capsys.readouterr().out


def test_a_pair_that_was_never_compared_is_not_called_the_same(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(project)) as connection:
        connection.execute("DELETE FROM comparison")
        connection.commit()
    assert not check_project(CheckProject(project=project), Desk())
    assert "not compared since" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ({"a": [1, {"b": 2}]}, {"a": [1, {"b": 3}]}, "a[1].b: 2 → 3"),
        ({"a": [1]}, {"a": [1, 2]}, "a: 1 before, 2 now"),
        ({"a": 1}, {}, "a: no longer there"),
        ({}, {"a": {"b": 1}}, "a: only now"),
        ({"a": {}}, {"a": []}, "a: {} → []"),
        ({"a": [{"b": None}]}, {"a": [{"b": None}]}, ""),
    ],
)
def test_the_first_place_that_differs_is_given(before: object, after: object, found: str) -> None:
    assert first_difference(before, after) == found


# ------------------------------------------------------------------------------- merge


def merged(project: Path, *reviews: Review) -> Path:
    """Merge a project with a copy of it that somebody else worked on."""
    theirs, output = project.with_name("theirs.lateral"), project.with_name("both.lateral")
    theirs.write_bytes(project.read_bytes())
    add(project, reviews[0])
    add(theirs, *reviews[1:])
    merge_projects(MergeProjects(left=project, right=theirs, output=output))
    return output


def test_two_peoples_work_is_put_together_and_what_does_not_agree_is_listed(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Project.open(project) as opened:
        ada = conflict(opened.dossier(), ReviewState.CONFIRMED, "Ada")
    ben = replace(ada, id="by Ben", state=ReviewState.DISMISSED, author="Ben")
    capsys.readouterr()
    with Project.open(merged(project, ada, ben)) as both:
        assert both.dossier().reviews == (ada, ben)
        assert both.comparison() is None
    said = capsys.readouterr().out
    assert said.startswith("0 corrections, 0 notes, 2 reviews; conflicts: 1\n")
    assert "  first:  number conflict A “two” · B “three”: confirmed (Ada" in said
    assert "  second: number conflict A “two” · B “three”: dismissed (Ben" in said


def test_the_comparison_is_kept_where_no_decision_was_added(project: Path) -> None:
    with Project.open(project) as opened:
        ada = conflict(opened.dossier(), ReviewState.QUESTION, "Ada")
    with Project.open(merged(project, ada, replace(ada, id="x"))) as both:
        assert both.comparison() is not None


def test_projects_that_cannot_be_merged_are_refused(project: Path) -> None:
    request = MergeProjects(left=project, right=project, output=project)
    with pytest.raises(ReaderError, match="would be lost"):
        merge_projects(request)
    with Project.open(project) as opened:
        dossier = opened.dossier()
        sources = {
            article.source.sha256: opened.source(article.source.sha256)
            for article in dossier.articles
        }
        opened.add_pair(dossier, sources)
    with pytest.raises(ReaderError, match="holds 2 pairs"):
        merge_projects(replace(request, output=project.with_name("c.lateral")))
