"""A project file: what is put in comes out again, and no other window's work is lost."""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from reader.core import Change, Dossier, ReaderError, Settings, Side, TagSet, changed, to_plain
from reader.store import Project
from reader.store._project import STEPS
from reader.store._schema import build
from tests.dossiers import sample_dossier, some_changes

DOSSIER = sample_dossier()
NOTE = DOSSIER.notes[0]
SOURCES = {a.source.sha256: a.text.encode() for a in DOSSIER.articles}
NEXT = ("ALTER TABLE pair ADD COLUMN name TEXT NOT NULL DEFAULT ''",)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "dam.lateral"
    Project.create(path, DOSSIER, SOURCES).close()
    return path


@pytest.fixture
def project(path: Path) -> Iterator[Project]:
    with Project.open(path) as opened:
        yield opened


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def noted(text: str) -> Change:
    return Change(before=NOTE, after=replace(NOTE, text=text))


# ------------------------------------------------------------------------- in and out


def test_what_is_put_in_comes_out_again(project: Project, path: Path) -> None:
    assert project.pairs == (1,)
    assert project.dossier() == DOSSIER
    for digest, data in SOURCES.items():
        assert project.source(digest) == data
    assert project.comparison() is None
    assert project.damage() == ""
    assert names_in(path.parent) == ["dam.lateral"]


def test_the_file_says_what_it_is(path: Path) -> None:
    head = path.read_bytes()[:100]
    assert head.startswith(b"SQLite format 3")
    assert head[68:72] == b"LTRL"


def test_every_change_is_there_after_opening_again(path: Path) -> None:
    dossier, made = some_changes(seed=5, count=200)
    with Project.open(path) as project:
        for change in made:
            dossier = changed(dossier, change)
            assert project.apply(change) == dossier
    with Project.open(path) as project:
        assert project.dossier() == dossier
        for change in reversed(made):
            project.apply(change.inverse)
        assert json.dumps(to_plain(project.dossier())) == json.dumps(to_plain(DOSSIER))


def test_of_changes_saved_together_all_are_made_or_none(project: Project) -> None:
    new, taken = Change(after=replace(NOTE, id="new")), Change(after=replace(NOTE, text="x"))
    with pytest.raises(ReaderError, match="changed elsewhere"):
        project.apply(new, taken)
    assert project.dossier() == DOSSIER
    assert project.apply(new, new.inverse) == DOSSIER


def test_an_article_is_replaced_with_its_source(project: Project) -> None:
    data = "Ein anderes Märchen \ud800.".encode("utf-8", "surrogatepass")
    left = DOSSIER.articles[0]
    other = replace(
        left,
        text="Half a pair: \ud800",
        source=replace(left.source, sha256=project.keep_source(data)),
    )
    after = project.apply(Change(before=left, after=other, side=Side.A))
    assert project.dossier() == after
    assert after.articles[0].text == "Half a pair: \ud800"
    assert project.source(other.source.sha256) == data


def test_an_article_whose_source_is_not_there_is_refused(project: Project) -> None:
    left = DOSSIER.articles[0]
    other = replace(left, source=replace(left.source, sha256="0" * 64))
    with pytest.raises(ReaderError, match="could not be read or written"):
        project.apply(Change(before=left, after=other, side=Side.A))
    assert project.dossier() == DOSSIER
    with pytest.raises(ReaderError, match="does not hold the source 000000"):
        project.source("0" * 64)


def test_the_last_comparison_is_kept(project: Project) -> None:
    project.keep_comparison({"schema": "x", "text": "“é” \ud800"})
    project.keep_comparison({"schema": "y"})
    assert project.comparison() == {"schema": "y"}


def test_several_pairs_share_their_tags_and_nothing_else(project: Project) -> None:
    other = Dossier(articles=DOSSIER.articles[::-1], settings=Settings(link_threshold=0.5))
    number = project.add_pair(other, SOURCES)
    assert project.pairs == (1, number)
    assert project.dossier(number) == replace(other, tag_sets=DOSSIER.tag_sets)
    project.apply(Change(after=TagSet(id="own", name="Own", tags=())), pair=number)
    assert [tags.id for tags in project.dossier().tag_sets] == ["lenses", "own"]
    with pytest.raises(ReaderError, match="no pair number 7"):
        project.dossier(7)


def test_a_source_that_changed_while_it_was_read_is_refused(tmp_path: Path) -> None:
    wrong = dict.fromkeys(SOURCES, b"Something else")
    with pytest.raises(ReaderError, match="changed while it was read"):
        Project.create(tmp_path / "x.lateral", DOSSIER, wrong)
    assert names_in(tmp_path) == []


def test_a_file_that_is_there_is_never_written_over(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(ReaderError, match="is there already"):
        Project.create(path, DOSSIER, SOURCES)
    assert path.read_bytes() == before


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match=r"cannot be written: No such file"):
        Project.create(tmp_path / "absent" / "x.lateral", DOSSIER, SOURCES)


def test_a_copy_is_a_project_of_its_own(project: Project, path: Path) -> None:
    copy = path.with_name("copy.lateral")
    project.copy_to(copy)
    project.apply(noted("Later"))
    with Project.open(copy) as other:
        assert other.dossier() == DOSSIER
    assert names_in(path.parent) == ["copy.lateral", "dam.lateral"]


# ------------------------------------------------------------------------- two windows


def test_two_windows_see_each_others_changes_and_lose_none(project: Project, path: Path) -> None:
    with Project.open(path) as other:
        assert not other.was_changed_elsewhere()
        project.apply(noted("Mine"))
        assert other.was_changed_elsewhere()
        assert not project.was_changed_elsewhere()
        with pytest.raises(ReaderError, match="changed elsewhere"):
            other.apply(noted("Theirs"))
        theirs = replace(NOTE, id="theirs")
        other.apply(Change(after=theirs))
        assert not other.was_changed_elsewhere()
    texts = {note.id: note.text for note in project.dossier().notes}
    assert texts[NOTE.id] == "Mine"
    assert texts["theirs"] == NOTE.text


def test_a_window_that_writes_for_long_is_waited_for_and_then_named(
    project: Project, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project._connection.execute("PRAGMA busy_timeout = 10")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(ReaderError, match="is being written by another window"):
            project.apply(noted("x"))
        other.execute("ROLLBACK")
    assert project.apply(noted("x")).notes[0].text == "x"


# ------------------------------------------------------------- other files and versions


def test_a_file_that_is_none_of_ours_is_refused(tmp_path: Path) -> None:
    text, other = tmp_path / "x.lateral", tmp_path / "y.lateral"
    text.write_text("Some words. " * 100, encoding="utf-8")
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE t (x)")
    for path in (text, other):
        with pytest.raises(ReaderError, match="not a Lateral project"):
            Project.open(path)
    with pytest.raises(ReaderError, match="was not found"):
        Project.open(tmp_path / "absent.lateral")


def test_a_damaged_file_is_named(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:] = b"\x07" * (len(data) - 4096)
    path.write_bytes(data)
    with Project.open(path) as project, pytest.raises(ReaderError, match="is damaged"):
        project.dossier()


def test_a_newer_version_is_refused_and_not_touched(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    before = path.read_bytes()
    with pytest.raises(ReaderError, match="newer version of Lateral"):
        Project.open(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("version", range(1, len(STEPS) + 1))
def test_an_older_version_is_migrated_after_a_copy_is_set_aside(path: Path, version: int) -> None:
    # Every version so far has the tables that the sample fills.
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {version}")
    before = path.read_bytes()
    with Project.open(path, steps=(*STEPS, NEXT)) as project:
        assert project.dossier() == DOSSIER
        assert project._rows("SELECT name FROM pair") == [("",)]
    aside = path.with_name(f"dam.version-{version}.lateral")
    with Project.open(aside) as old:
        assert old.dossier() == DOSSIER
    assert before != path.read_bytes()


def test_a_migration_that_fails_leaves_the_file_as_it_was(path: Path) -> None:
    broken = (*STEPS, (*NEXT, "CREATE TABLE pair (id)"))
    with pytest.raises(ReaderError, match="could not be read or written"):
        Project.open(path, steps=broken)
    with pytest.raises(ReaderError, match="could not be read or written"):
        Project.open(path, steps=broken)
    with Project.open(path) as project:
        assert project.dossier() == DOSSIER
    names = ["dam.lateral", "dam.version-1-2.lateral", "dam.version-1.lateral"]
    assert names_in(path.parent) == names


def test_a_new_file_is_built_by_the_same_steps() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        build(connection, (*STEPS, NEXT), start=0)
        assert connection.execute("PRAGMA user_version").fetchone() == (len(STEPS) + 1,)


# --------------------------------------------------------------------------- read-only


def test_a_read_only_project_is_read_and_never_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with Project.open(path) as project:
        assert project.is_read_only
        assert project.dossier() == DOSSIER
        with pytest.raises(ReaderError, match="may not be written"):
            project.apply(noted("x"))
        assert project.dossier() == DOSSIER
    with pytest.raises(ReaderError, match="older version of Lateral and may not be written"):
        Project.open(path, steps=(*STEPS, NEXT))


def test_what_a_crash_left_is_put_right_or_named_where_nothing_may_be_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crashed = path.with_name("crashed.lateral")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN")
        for number in range(200):
            connection.execute("INSERT INTO source VALUES (?, ?)", (str(number), b"x" * 4000))
        for ending in ("", "-journal"):
            half = Path(f"{path}{ending}").read_bytes()
            Path(f"{crashed}{ending}").write_bytes(half)
        connection.execute("ROLLBACK")
    with monkeypatch.context() as patch:
        patch.setattr(os, "access", lambda *_: False)
        with pytest.raises(ReaderError, match=r"crashed\.lateral-journal"):
            Project.open(crashed)
    with Project.open(crashed) as project:
        assert project.dossier() == DOSSIER
        assert project.damage() == ""
    assert names_in(path.parent) == ["crashed.lateral", "dam.lateral"]
