"""The PDF as veraPDF sees it: made to last (PDF/A) and for everybody (PDF/UA), in every layout.

Skipped where Java, its JAXB or veraPDF is not there; `.ci/verapdf` fetches the last.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.core import Comparison, Dossier, Side
from reader.export import Assets, Format, Layout, PageStyle, Paper, project_bytes, render
from reader.export._source_copy import source_copy
from reader.presentation import build_report
from reader.sources import text_places
from tests.dossiers import sample_dossier
from tests.factories import large_comparison, sample_comparison
from tests.typeset import Setting, Story, typeset
from tests.unit.export.odd_pairs import empty_comparison, hard_comparison, quiet_comparison

ROOT = Path(__file__).parents[3]
JAR = Path(os.environ.get("LATERAL_VERAPDF", ROOT / ".venv/verapdf/verapdf.jar"))
JAXB = [Path("/usr/share/java") / f"jaxb-{name}.jar" for name in ("api", "runtime")]
JAVA = shutil.which("java")

pytestmark = [
    pytest.mark.skipif(JAVA is None, reason="there is no Java"),
    pytest.mark.skipif(not all(path.is_file() for path in JAXB), reason="there is no JAXB"),
    pytest.mark.skipif(not JAR.is_file(), reason="there is no veraPDF: .ci/verapdf fetches it"),
]

_STYLES = {
    **{layout.value: PageStyle(layout=layout) for layout in Layout},
    **{
        f"{layout.value}-grey": PageStyle(layout=layout, is_black_and_white=True)
        for layout in Layout
    },
    "letter": PageStyle(paper=Paper.LETTER),
}
_PAIRS: dict[str, Callable[[], Comparison]] = {
    "long": lambda: large_comparison(600),
    "hard": hard_comparison,
    "quiet": quiet_comparison,
    "empty": empty_comparison,
}


def files(assets: Assets) -> Iterator[tuple[str, bytes]]:
    def made(pair: Comparison, style: PageStyle, dossier: Dossier | None = None) -> bytes:
        report = build_report(pair, dossier=dossier)
        return render(report, Format.PDF, assets=assets, style=style)

    for name, style in _STYLES.items():
        yield name, made(sample_comparison(), style, sample_dossier())
    for name, pair in _PAIRS.items():
        yield name, made(pair(), PageStyle())


def broken_rules(standard: str, paths: list[Path]) -> list[str]:
    """Give the rules of a standard that files break."""
    classes = os.pathsep.join(map(str, [JAR, *JAXB]))
    command = [str(JAVA), "-cp", classes, str(ROOT / ".ci/VeraPdf.java"), standard]
    said = subprocess.run(
        [*command, *map(str, paths)], capture_output=True, check=True, timeout=300, text=True
    ).stdout.splitlines()
    assert [line for line in said if line.startswith("checked\t")] == [
        f"checked\t{path}" for path in paths
    ]
    return [line.removeprefix("broken\t") for line in said if line.startswith("broken\t")]


@pytest.fixture(scope="module")
def written(assets: Assets, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("archival")
    paths = []
    for name, data in files(assets):
        path = folder / f"{name}.pdf"
        path.write_bytes(data)
        paths.append(path)
    return paths


@pytest.mark.parametrize("standard", ["2a", "ua1"])
def test_every_layout_keeps_the_standard(standard: str, written: list[Path]) -> None:
    assert broken_rules(standard, written) == []


@pytest.mark.parametrize("standard", ["3a", "ua1"])
def test_a_file_with_the_project_inside_keeps_it(
    standard: str, assets: Assets, tmp_path: Path
) -> None:
    comparison, dossier = sample_comparison(), sample_dossier()
    sources = {a.source.sha256: a.text.encode("utf-8") for a in comparison.articles}
    path = tmp_path / "embedded.pdf"
    path.write_bytes(
        render(
            build_report(comparison, dossier=dossier),
            Format.PDF,
            assets=assets,
            style=PageStyle(embeds_project=True),
            project=project_bytes(comparison, dossier, sources),
        )
    )
    assert broken_rules(standard, [path]) == []


@pytest.mark.parametrize(("standard", "kept"), [("2a", ("a-2a", "ua-1")), ("3a", ("a-3a",))])
def test_a_copy_of_an_original_keeps_the_standards_of_that(
    standard: str, kept: tuple[str, ...], assets: Assets, tmp_path: Path
) -> None:
    article = sample_comparison().articles[Side.A]
    headline, *rest = [block.span.of(article.text) for block in article.blocks]
    setting = Setting(columns=2, width="150mm", height="120mm", standards=kept)
    data = typeset(Story(headline=headline, paragraphs=rest), setting)
    report = build_report(sample_comparison(), dossier=sample_dossier())
    places = text_places(data, name="a.pdf")
    path = tmp_path / "annotated.pdf"
    path.write_bytes(source_copy(data, report, Side.A, places, assets=assets).data)
    assert broken_rules(standard, [path]) == []
    assert "ua-1" not in kept or broken_rules("ua1", [path]) == []


def test_a_standard_that_a_file_does_not_keep_is_found(written: list[Path]) -> None:
    assert broken_rules("1b", written[:1])
