"""`lateral annotate`: copies beside each other, the originals as they were. No model is loaded."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from reader._cli_annotate import annotate_originals
from reader._cli_arguments import AnnotateOriginals, parse
from reader._cli_new_project import make_project
from reader._equipment import Equipment
from reader.core import (
    Article,
    Change,
    Comparison,
    Correction,
    Progress,
    ReaderError,
    Review,
    ReviewState,
    Settings,
    silent,
)
from reader.export import PageStyle
from reader.presentation import Role, findings_of, target_of
from reader.store import Project
from tests.factories import sample_comparison
from tests.typeset import Setting, Story, typeset

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
TWO = Setting(columns=2)


class Stage(Equipment):
    """Compares what it reads as the invented pair, whatever its texts."""

    def __init__(self) -> None:
        super().__init__(RESOURCES)

    def compare(
        self,
        left: Article,
        right: Article,
        settings: Settings,
        progress: Progress = silent,
        corrections: Sequence[Correction] = (),
    ) -> Comparison:
        made = sample_comparison()
        pairs = zip(made.articles, (left, right), strict=True)
        left, right = (replace(known, source=read.source) for known, read in pairs)
        return replace(made, articles=(left, right))


def printed(article: Article) -> bytes:
    headline, *rest = [block.span.of(article.text) for block in article.blocks]
    return typeset(Story(headline=headline, paragraphs=rest), TWO)


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    paths = (tmp_path / "herald.pdf", tmp_path / "post.pdf")
    for path, article in zip(paths, sample_comparison().articles, strict=True):
        path.write_bytes(printed(article))
    return paths


def request_for(left: Path, right: Path | None, folder: Path) -> AnnotateOriginals:
    return AnnotateOriginals(left=left, right=right, folder=folder)


def marks_in(path: Path) -> int:
    with pikepdf.open(path) as pdf:
        found = [a for page in pdf.pages for a in page.obj.get("/Annots", ())]
        return sum(a.Subtype in ("/Highlight", "/Underline") for a in found)


def test_each_pdf_gets_a_marked_copy_and_stays_as_it_was(
    pair: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = [path.read_bytes() for path in pair]
    out = tmp_path / "out"
    assert annotate_originals(request_for(*pair, out), Stage())
    assert sorted(path.name for path in out.iterdir()) == [
        "herald-annotated.pdf",
        "post-annotated.pdf",
    ]
    assert all(marks_in(path) > 10 for path in out.iterdir())
    assert [path.read_bytes() for path in pair] == before
    said = capsys.readouterr().err
    assert f"Wrote {out / 'herald-annotated.pdf'}: " in said
    assert "were not found" not in said


def test_nothing_that_is_there_is_written_over(pair: tuple[Path, Path], tmp_path: Path) -> None:
    taken = tmp_path / "herald-annotated.pdf"
    taken.write_bytes(b"mine")
    annotate_originals(request_for(*pair, tmp_path), Stage())
    assert taken.read_bytes() == b"mine"
    assert marks_in(tmp_path / "herald-annotated-2.pdf") > 10


def test_what_is_not_on_the_pages_is_printed(
    pair: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = Story(headline="Another article of words", paragraphs=["It has none of these words."])
    pair[0].write_bytes(typeset(story))
    assert annotate_originals(request_for(*pair, tmp_path), Stage())
    said = capsys.readouterr().err
    assert "herald-annotated.pdf: 0 passages are marked." in said
    assert "passages were not found on these pages:\n- " in said


def test_one_that_may_not_be_marked_does_not_keep_the_other_from_its_copy(
    pair: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pikepdf.open(pair[0], allow_overwriting_input=True) as pdf:
        pdf.save(pair[0], encryption=pikepdf.Encryption(owner="a", user=""))
    assert not annotate_originals(request_for(*pair, tmp_path), Stage())
    assert not (tmp_path / "herald-annotated.pdf").exists()
    assert marks_in(tmp_path / "post-annotated.pdf") > 5
    assert "lateral: “herald.pdf” is encrypted" in capsys.readouterr().err


def test_without_a_pdf_there_is_nothing_to_annotate(tmp_path: Path) -> None:
    paths = (tmp_path / "a.txt", tmp_path / "b.txt")
    for path in paths:
        path.write_text("A headline\n\nA paragraph of words.\n", encoding="utf-8")
    with pytest.raises(ReaderError, match="Neither article was opened from a PDF"):
        annotate_originals(request_for(*paths, tmp_path), Stage())


def test_a_project_needs_no_original_beside_it(pair: tuple[Path, Path], tmp_path: Path) -> None:
    stage, project = Stage(), tmp_path / "pair.lateral"
    articles = [stage.open_article(path) for path in pair]
    make_project(stage.compare(articles[0], articles[1], Settings()), project)
    for path in pair:
        path.unlink()
    assert annotate_originals(request_for(project, None, tmp_path), stage)
    assert marks_in(tmp_path / "herald-annotated.pdf") > 10


def test_only_what_was_confirmed_in_a_project_is_marked(
    pair: tuple[Path, Path], tmp_path: Path
) -> None:
    stage, path = Stage(), tmp_path / "pair.lateral"
    articles = [stage.open_article(source) for source in pair]
    comparison = stage.compare(articles[0], articles[1], Settings())
    make_project(comparison, path)
    finding = next(f for f in findings_of(comparison) if f.role is Role.CONFLICT)
    target = target_of(comparison, finding)
    with Project.open(path) as project:
        project.apply(Change(after=Review(id="r1", target=target, state=ReviewState.CONFIRMED)))
    request = replace(request_for(path, None, tmp_path / "out"), only_confirmed=True)
    assert annotate_originals(request, stage)
    assert [marks_in(copy) for copy in (tmp_path / "out").iterdir()] == [2, 2]


def test_the_project_in_a_report_is_annotated(pair: tuple[Path, Path], tmp_path: Path) -> None:
    stage, report = Stage(), tmp_path / "report.pdf"
    articles = [stage.open_article(path) for path in pair]
    comparison = stage.compare(articles[0], articles[1], Settings())
    stage.export(comparison, report, PageStyle(embeds_project=True))
    assert annotate_originals(request_for(report, None, tmp_path / "out"), stage)
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_a_folder_that_cannot_be_made_is_named(pair: tuple[Path, Path], tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="cannot be made"):
        annotate_originals(request_for(*pair, tmp_path / "no" / "such"), Stage())


def test_articles_and_a_folder_are_asked_for_on_the_command_line() -> None:
    found = parse(["annotate", "a.pdf", "b.txt", "-o", "out", "--black-and-white"])
    assert found == AnnotateOriginals(
        left=Path("a.pdf"), right=Path("b.txt"), folder=Path("out"), is_black_and_white=True
    )
    project = parse(["annotate", "x.lateral", "-o", "out"])
    assert project == request_for(Path("x.lateral"), None, Path("out"))


@pytest.mark.parametrize(
    "words",
    [
        ["a.txt", "-o", "out"],
        ["a.pdf", "b.pdf"],
        ["a.pdf", "b.pdf", "-o", "out", "--only-confirmed"],
    ],
)
def test_one_article_or_no_folder_is_wrong_usage(words: list[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        parse(["annotate", *words])
