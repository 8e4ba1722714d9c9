"""`lateral compare` in detail, with articles and comparisons made up; no model is loaded."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from reader._cli_arguments import CompareTwo
from reader._cli_compare import compare_files, compare_two, print_json, refuse_to_overwrite
from reader._equipment import Equipment
from reader.core import Article, Comparison, ReaderError
from reader.export import Layout, PageStyle
from tests.factories import draft, parse, sample_comparison

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


class Stage(Equipment):
    """Opens any file as one of two invented articles; notes what is asked of it."""

    def __init__(self, *, fails: bool = False) -> None:
        super().__init__(RESOURCES)
        self.asked: list[str] = []
        self.styles: list[object] = []
        self._fails = fails

    def open_article(self, path: Path) -> Article:
        self.asked.append(f"open {path.name}")
        if self._fails:
            raise ReaderError(f"{path.name} is no article.", "Choose another.")
        return draft(parse(f"paragraph: {path.name} tells."), name=str(path)).article

    def compare(self, *_articles: Article, **_more: object) -> Comparison:  # type: ignore[override]
        self.asked.append("compare")
        return sample_comparison()

    def export(  # type: ignore[override]
        self, comparison: Comparison, path: Path, style: object = None, **_more: object
    ) -> None:
        self.asked.append(f"export {path.name}")
        self.styles.append(style)


def request_for(*outputs: str) -> CompareTwo:
    return CompareTwo(left=Path("a.txt"), right=Path("b.txt"), outputs=outputs)


def test_outputs_are_written_in_the_order_they_were_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    stage = Stage()
    compare_two(request_for("x.pdf", "-", "y.HTML"), stage)
    assert stage.asked == ["open a.txt", "open b.txt", "compare", "export x.pdf", "export y.HTML"]
    said = capsys.readouterr()
    assert json.loads(said.out)["schema"] == "lateral.comparison/1"
    assert said.err == "Wrote x.pdf\nWrote y.HTML\n"


def test_the_style_that_was_asked_for_is_handed_on() -> None:
    stage, style = Stage(), PageStyle(layout=Layout.FINDINGS)
    compare_two(replace(request_for("x.pdf"), style=style), stage)
    assert stage.styles == [style]


def test_with_an_output_no_summary_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    compare_two(request_for("x.pdf"), Stage())
    assert capsys.readouterr().out == ""


def test_without_one_the_summary_is_all_that_is_printed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    compare_two(request_for(), Stage())
    said = capsys.readouterr()
    assert said.out.startswith("A: Verrin dam to be drained")
    assert said.err == ""


@pytest.mark.parametrize("output", ["x.xyz", "x", "x.pdf.txt", "pdf"])
def test_an_unknown_ending_is_refused_before_anything_is_opened(output: str) -> None:
    stage = Stage()
    with pytest.raises(ReaderError, match="no ending that can be written"):
        compare_two(request_for("good.pdf", output), stage)
    assert stage.asked == []


def test_a_file_that_is_read_is_never_written(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("x", encoding="utf-8")
    (tmp_path / "link.html").symlink_to(tmp_path / "a.html")
    for name in ("a.html", "link.html"):
        with pytest.raises(ReaderError, match="would be lost"):
            refuse_to_overwrite(tmp_path / name, [tmp_path / "a.html"])
    refuse_to_overwrite(tmp_path / "other.html", [tmp_path / "a.html"])


def test_what_is_wrong_with_an_article_passes_through() -> None:
    stage = Stage(fails=True)
    with pytest.raises(ReaderError, match=r"a\.txt is no article"):
        compare_two(request_for(), stage)
    assert stage.asked == ["open a.txt"]


def test_two_different_files_need_no_note(capsys: pytest.CaptureFixture[str]) -> None:
    compare_files(Path("a.txt"), Path("b.txt"), Stage())
    assert capsys.readouterr().err == ""


def test_the_same_file_twice_is_noted(capsys: pytest.CaptureFixture[str]) -> None:
    compare_files(Path("x/a.txt"), Path("y/a.txt"), Stage())
    assert capsys.readouterr().err == "Note: a.txt and a.txt are the same file.\n"


def test_json_is_printed_as_it_is_with_one_line_end(capsys: pytest.CaptureFixture[str]) -> None:
    print_json(sample_comparison())
    printed = capsys.readouterr().out
    assert printed.endswith("}\n")
    assert "“We will not gamble" in printed
    assert json.loads(printed)["articles"][0]["outlet"] == "The Tarrow Herald"
