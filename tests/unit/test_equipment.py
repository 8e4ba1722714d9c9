import html
import re
import shutil
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pypdf
import pytest

from reader import __version__
from reader._equipment import Equipment, creation_date
from reader.core import Cancelled, ReaderError, Settings
from reader.export import PageStyle, Part
from tests.dossiers import sample_dossier
from tests.factories import draft, parse, sample_comparison

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
LEFT = draft(parse("paragraph: The dam was built in 1958."), name="a.txt").article
RIGHT = draft(parse("paragraph: The dam was built in 1959."), name="b.txt").article


def moment(text: str | None) -> datetime | None:
    return creation_date({"SOURCE_DATE_EPOCH": text}.get)  # type: ignore[arg-type]


def test_a_comparison_names_the_program_and_all_that_took_part() -> None:
    provenance = Equipment(RESOURCES).compare(LEFT, RIGHT, Settings()).provenance
    assert provenance.app == __version__
    names = {resource.name for resource in provenance.resources}
    assert names >= {"all-MiniLM-L6-v2-w8.onnx", "tokenizer.json", "scorer.json", "hedges"}


def test_the_models_are_loaded_at_first_use_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from reader import _equipment

    read: list[str] = []
    plain = _equipment._bytes
    monkeypatch.setattr(_equipment, "_bytes", lambda path: read.append(path.name) or plain(path))
    equipment = Equipment(RESOURCES)
    assert read == []
    equipment.compare(LEFT, RIGHT, Settings())
    once = list(read)
    equipment.compare(LEFT, RIGHT, Settings())
    assert read == once
    assert len(set(once)) == len(once) >= 6


def test_it_tells_once_that_the_models_are_there() -> None:
    told: list[str] = []
    equipment = Equipment(RESOURCES, on_loaded=lambda: told.append("loaded"))
    assert told == []
    for _ in range(2):
        equipment.compare(LEFT, RIGHT, Settings())
    assert told == ["loaded"]


def test_work_can_be_called_off_before_the_models_are_loaded(tmp_path: Path) -> None:
    def stop(_fraction: float, _stage: str, /) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        Equipment(tmp_path).compare(LEFT, RIGHT, Settings(), stop)


@pytest.mark.parametrize("lost", ["all-MiniLM-L6-v2-w8.onnx", "tokenizer.json", "scorer.json"])
def test_a_lost_file_of_its_own_is_named(lost: str, tmp_path: Path) -> None:
    shutil.copytree(RESOURCES / "lexicons", tmp_path / "lexicons")
    (tmp_path / "models").mkdir()
    for path in (RESOURCES / "models").iterdir():
        if path.name != lost:
            (tmp_path / "models" / path.name).symlink_to(path)
    with pytest.raises(ReaderError, match=lost.split(".", maxsplit=1)[0]) as caught:
        Equipment(tmp_path).compare(LEFT, RIGHT, Settings())
    assert "Install Lateral again" in caught.value.hint


def test_lost_word_lists_are_an_error_for_people(tmp_path: Path) -> None:
    (tmp_path / "models").symlink_to(RESOURCES / "models")
    with pytest.raises(ReaderError, match="word list"):
        Equipment(tmp_path).compare(LEFT, RIGHT, Settings())


def test_pasted_text_is_an_article_like_a_file() -> None:
    article = Equipment(RESOURCES).article_from_text("Dam drained\n\nThe dam was drained.")
    assert article.title == "Dam drained"


def test_a_report_carries_the_date_it_was_given(tmp_path: Path) -> None:
    made = datetime(2024, 3, 14, 12, tzinfo=UTC)
    report = tmp_path / "report.html"
    Equipment(RESOURCES, made).export(sample_comparison(), report)
    assert "2024" in report.read_text(encoding="utf-8")


def test_notes_that_are_left_out_are_nowhere_in_a_report(tmp_path: Path) -> None:
    dossier, equipment = sample_dossier(), Equipment(RESOURCES)
    for parts, is_there in ((frozenset(Part), True), (frozenset(Part) - {Part.NOTES}, False)):
        path = tmp_path / "report.html"
        equipment.export(sample_comparison(), path, PageStyle(parts=parts), dossier=dossier)
        assert ("one speech" in path.read_text(encoding="utf-8")) == is_there


def test_a_report_is_refused_for_an_unknown_ending(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="no ending that can be written"):
        Equipment(RESOURCES).export(sample_comparison(), tmp_path / "report.xyz")


def test_the_date_of_a_build_is_counted_in_seconds() -> None:
    assert moment("1700000000") == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)


@pytest.mark.parametrize("text", [None, ""])
def test_without_a_date_there_is_none(text: str | None) -> None:
    assert moment(text) is None


@pytest.mark.parametrize("text", ["today", "1e9", "9" * 30, "1.5"])
def test_a_date_of_another_form_is_an_error_for_people(text: str) -> None:
    with pytest.raises(ReaderError, match="SOURCE_DATE_EPOCH"):
        moment(text)


def test_vectors_are_kept_where_it_is_told_to(tmp_path: Path) -> None:
    for _ in range(2):
        result = Equipment(RESOURCES, cache=tmp_path / "kept").compare(LEFT, RIGHT, Settings())
        assert result == Equipment(RESOURCES).compare(LEFT, RIGHT, Settings())
    assert [path.name for path in (tmp_path / "kept").iterdir()] == ["vectors.db"]


@pytest.mark.parametrize("ending", ["html", "md", "csv", "json", "docx", "pdf"])
def test_only_what_was_confirmed_is_told_in_every_form(ending: str, tmp_path: Path) -> None:
    comparison, dossier = sample_comparison(), sample_dossier()
    equipment, style = Equipment(RESOURCES), PageStyle(only_confirmed=True)
    path = tmp_path / f"confirmed.{ending}"
    equipment.export(comparison, path, style, dossier=dossier)
    words = _words_of(path)
    assert ("14 metres" in words) is (ending != "csv")  # the texts are whole, but in no table
    assert "two thirds" in words  # the one conflict that the reader confirmed
    assert "insisted” · B: “said" not in words
    if ending != "csv":
        assert "Only what the reader confirmed: 1 finding of" in words


def _words_of(path: Path) -> str:
    """Give the text of a report, whatever its form."""
    if path.suffix == ".pdf":
        reader = pypdf.PdfReader(path)
        return " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as package:
            xml = "".join(
                package.read(name).decode() for name in package.namelist() if "word/" in name
            )
        return re.sub(r"<[^>]+>", "", xml)
    return html.unescape(re.sub(r"<[^>]+>", "", path.read_text(encoding="utf-8")))
