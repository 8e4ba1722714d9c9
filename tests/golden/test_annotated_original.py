"""An annotated copy of an original PDF, as the user's guide shows it."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from reader.core import Side
from reader.export import Assets, draw_page
from reader.export._source_copy import source_copy
from reader.presentation import build_report
from reader.sources import text_places
from tests.dossiers import sample_dossier
from tests.factories import sample_comparison
from tests.typeset import Setting, Story, typeset

ROOT = Path(__file__).parents[2]
PICTURE = ROOT / "docs/images/annotated-original.png"
RESOURCES = ROOT / "resources"
PAGE = Setting(columns=2, width="170mm", height="132mm")
MOST_DIFFERING, STEP = 0.002, 24


def annotated() -> bytes:
    comparison = sample_comparison()
    article = comparison.articles[Side.A]
    headline, standfirst, byline, *rest = [b.span.of(article.text) for b in article.blocks]
    story = Story(headline=headline, standfirst=standfirst, byline=byline, paragraphs=rest)
    original = typeset(story, PAGE)
    return source_copy(
        original,
        build_report(comparison, dossier=sample_dossier()),
        Side.A,
        text_places(original, name="a.pdf"),
        assets=Assets(
            fonts=RESOURCES / "fonts",
            templates=RESOURCES / "templates",
            theme=RESOURCES / "themes" / "print.toml",
        ),
    ).data


def test_an_annotated_original_looks_as_in_its_picture(request: pytest.FixtureRequest) -> None:
    page = draw_page(annotated(), 0, 2.0)
    raw = ("raw", "RGB", page.stride)
    made = Image.frombytes("RGB", (page.width, page.height), page.data, *raw)
    if request.config.getoption("--update-golden", default=False):
        made.save(PICTURE, optimize=True)
    assert PICTURE.is_file(), "it is not there: run pytest tests/golden --update-golden"
    known = Image.open(PICTURE).convert("RGB")
    assert made.size == known.size
    apart = np.abs(np.asarray(made, np.int16) - np.asarray(known, np.int16))
    assert (apart > STEP).mean() <= MOST_DIFFERING
