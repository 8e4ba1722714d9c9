"""`lateral tags`: sets of tags out of a project and into one."""

from dataclasses import replace
from pathlib import Path

import pytest

from reader._cli_arguments import TransferTags, parse
from reader._cli_tags import transfer_tags
from reader.core import FRAMING_TAGS, LENS_TAGS, ReaderError
from reader.store import Project, read_tag_sets, write_tag_sets
from tests.dossiers import sample_dossier

DOSSIER = sample_dossier()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "pair.lateral"
    sources = {a.source.sha256: a.text.encode() for a in DOSSIER.articles}
    Project.create(path, DOSSIER, sources).close()
    return path


def test_the_command_is_read() -> None:
    found = parse(["tags", "x.lateral", "--add", "y.json", "--set", "Framing", "-o", "z.json"])
    assert found == TransferTags(
        project=Path("x.lateral"),
        added=(Path("y.json"),),
        names=("Framing",),
        output=Path("z.json"),
    )
    assert parse(["tags"]) == TransferTags()


def test_adding_needs_a_project(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["tags", "--add", "y.json"])
    assert "needs the project" in capsys.readouterr().err


def test_the_ready_made_sets_are_printed_with_key_letters_and_colour(
    capsys: pytest.CaptureFixture[str],
) -> None:
    transfer_tags(TransferTags())
    lines = capsys.readouterr().out.splitlines()
    assert "Framing (framing)" in lines
    assert "Eight lenses (lenses)" in lines
    assert "  3  Hl  #0072b2  Headline" in lines


def test_one_ready_made_set_goes_to_a_file(tmp_path: Path) -> None:
    out = tmp_path / "lenses.json"
    transfer_tags(TransferTags(names=("Eight lenses",), output=out))
    assert read_tag_sets(out) == (LENS_TAGS,)


def test_a_set_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(ReaderError, match="no set of tags “Tone”") as refused:
        transfer_tags(TransferTags(names=("Tone",)))
    assert refused.value.hint == "There are: “Framing”, “Eight lenses”."


def test_sets_are_added_and_replaced(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "tags.json"
    shorter = replace(LENS_TAGS, tags=LENS_TAGS.tags[:3])
    write_tag_sets(file, (FRAMING_TAGS, shorter))
    transfer_tags(TransferTags(project=project, added=(file,)))
    said = capsys.readouterr()
    assert said.err == "tags.json: 1 added, 1 replaced\n"
    assert "Statistics" not in said.out
    with Project.open(project) as opened:
        assert opened.dossier().tag_sets == (FRAMING_TAGS, shorter)
    transfer_tags(TransferTags(project=project, added=(file,)))
    assert capsys.readouterr().err == "tags.json: 0 added, 0 replaced\n"


def test_a_bad_file_changes_nothing(project: Path, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    write_tag_sets(good, (FRAMING_TAGS,))
    bad.write_text("{}", encoding="utf-8")
    with pytest.raises(ReaderError, match="not a file of tags"):
        transfer_tags(TransferTags(project=project, added=(good, bad)))
    with Project.open(project) as opened:
        assert opened.dossier() == DOSSIER


def test_the_project_is_not_written_over(project: Path) -> None:
    with pytest.raises(ReaderError, match="one of the files to be read"):
        transfer_tags(TransferTags(project=project, output=project))
