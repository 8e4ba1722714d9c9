"""`lateral batch --report`, with articles and comparisons made up; no model is loaded."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reader._cli_arguments import CompareMany, parse
from reader._cli_batch import compare_many
from reader._equipment import Equipment
from reader.core import Article, Comparison, Progress, ReaderError, silent
from reader.export import PageStyle, Part
from tests.factories import sample_comparison
from tests.unit.export.page_reading import Page

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


class Stage(Equipment):
    """Compares at once any files whose names start with a letter."""

    def __init__(self, *, fails: str = "") -> None:
        super().__init__(RESOURCES)
        self._fails = fails

    def open_article(self, path: Path) -> Article:
        if not path.name[0].isalpha():
            raise ReaderError(f"{path.name} is no article.", "Choose <another>.")
        return sample_comparison().articles[0]

    def compare(self, *_articles: Article, **_more: object) -> Comparison:  # type: ignore[override]
        return sample_comparison()

    def export(
        self,
        comparison: Comparison,
        path: Path,
        style: PageStyle | None = None,
        progress: Progress = silent,
        **more: Any,
    ) -> None:
        if self._fails and self._fails in path.name:
            raise ReaderError(f"{path.name} cannot be written.")
        super().export(comparison, path, style, progress, **more)


def request_for(folder: Path, *identities: object, report: str = "html") -> CompareMany:
    rows = [json.dumps({"id": name, "articles": ["a.txt", "b.txt"]}) for name in identities]
    (folder / "manifest.jsonl").write_text("\n".join(rows), encoding="utf-8")
    return CompareMany(
        manifest=folder / "manifest.jsonl", output=folder / "out.jsonl", report=report
    )


def index_of(folder: Path) -> Page:
    return Page((folder / "out-reports" / "index.html").read_text(encoding="utf-8"))


def test_every_pair_gets_a_report_and_a_line_in_the_list(tmp_path: Path) -> None:
    assert compare_many(request_for(tmp_path, "dam", "valley"), Stage())
    folder = tmp_path / "out-reports"
    names = ["001-dam.html", "002-valley.html", "index.html"]
    assert sorted(path.name for path in folder.iterdir()) == names
    page = index_of(tmp_path)
    assert page.all("href") == names[:2]
    assert not page.open
    assert len((tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()) == 2


@pytest.mark.parametrize(("report", "start"), [("pdf", b"%PDF-1.7"), ("docx", b"PK")])
def test_the_report_has_the_form_that_was_asked_for(
    report: str, start: bytes, tmp_path: Path
) -> None:
    assert compare_many(request_for(tmp_path, "dam", report=report), Stage())
    assert (tmp_path / "out-reports" / f"001-dam.{report}").read_bytes().startswith(start)
    assert index_of(tmp_path).all("href") == [f"001-dam.{report}"]


def test_the_list_tells_titles_outlets_and_counts(tmp_path: Path) -> None:
    compare_many(request_for(tmp_path, "dam"), Stage())
    text = " ".join("|".join(index_of(tmp_path).texts).split())
    comparison = sample_comparison()
    assert all(article.title in text for article in comparison.articles)
    assert "The Tarrow Herald" in text
    assert f"|{len(comparison.conflicts)}|{len(comparison.quotes)}|" in text


def test_any_id_gives_a_safe_name(tmp_path: Path) -> None:
    names = ["../../etc/passwd", "日本語", None, {"k": [1]}, "x" * 300, "a b#c?", 7, ""]
    assert compare_many(request_for(tmp_path, *names, report="md"), Stage())
    made = sorted(path.name for path in (tmp_path / "out-reports").iterdir())
    assert made[:-1] == [
        "001-etc-passwd.md",
        "002.md",
        "003.md",
        "004-k-1.md",
        f"005-{'x' * 48}.md",
        "006-a-b-c.md",
        "007-7.md",
        "008.md",
    ]
    assert index_of(tmp_path).all("href") == made[:-1]


def test_a_pair_that_fails_is_told_in_the_list(tmp_path: Path) -> None:
    request = request_for(tmp_path, "good")
    bad = json.dumps({"id": "<bad>", "articles": ["1.txt", "b.txt"]})
    with request.manifest.open("a", encoding="utf-8") as manifest:
        manifest.write(f"\n{bad}\nno json")
    assert not compare_many(request, Stage())
    page = index_of(tmp_path)
    text = "".join(page.texts)
    assert "1.txt is no article. Choose <another>." in text
    assert "2. <bad>" in text
    assert "Line 3 of the manifest is not JSON." in text
    assert "3 pairs, 2 without a report" in text
    assert page.all("href") == ["001-good.html"]


def test_a_report_that_cannot_be_written_keeps_the_comparison(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not compare_many(request_for(tmp_path, "one", "two"), Stage(fails="one"))
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert all("links" in row for row in rows)
    assert "001-one.html cannot be written." in "".join(index_of(tmp_path).texts)
    assert "2 pairs, 1 failed" in capsys.readouterr().err


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "out-reports").write_text("a file", encoding="utf-8")
    with pytest.raises(ReaderError, match="out-reports cannot be made"):
        compare_many(request_for(tmp_path, "dam"), Stage())
    assert not (tmp_path / "out.jsonl").exists()


def test_without_the_option_there_is_no_folder(tmp_path: Path) -> None:
    assert compare_many(request_for(tmp_path, "dam", report=""), Stage())
    assert not (tmp_path / "out-reports").exists()


def test_the_option_is_read() -> None:
    found = parse(["batch", "m.jsonl", "-o", "out.jsonl", "--report", "pdf"])
    assert found == CompareMany(manifest=Path("m.jsonl"), output=Path("out.jsonl"), report="pdf")


@pytest.mark.parametrize(
    "words", [["-o", "out.jsonl", "--report", "odt"], ["-o", "-", "--report", "pdf"]]
)
def test_what_cannot_be_meant_is_refused(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        parse(["batch", "m.jsonl", *words])
    assert stop.value.code == 2
    assert "--report" in capsys.readouterr().err


def test_the_reports_have_the_parts_that_were_asked_for(tmp_path: Path) -> None:
    style = PageStyle(parts=frozenset({Part.FINDINGS}))
    compare_many(replace(request_for(tmp_path, "dam"), style=style), Stage())
    page = Page((tmp_path / "out-reports" / "001-dam.html").read_text(encoding="utf-8"))
    assert [a["id"] for tag, a in page.tags if tag == "section"] == ["findings"]
