"""Pages of a PDF as pictures: their sizes in points, their pixels at a scale."""

import numpy as np
import pytest

from reader.export import Assets, Format, Layout, PageStyle, draw_page, page_sizes, render
from reader.presentation import build_report
from tests.factories import sample_comparison


@pytest.fixture(scope="module")
def pdf(assets: Assets) -> bytes:
    style = PageStyle(layout=Layout.FINDINGS)
    return render(build_report(sample_comparison()), Format.PDF, assets=assets, style=style)


def test_the_sizes_of_all_pages_are_told(pdf: bytes) -> None:
    sizes = page_sizes(pdf)
    assert len(sizes) > 1
    assert {(round(width), round(height)) for width, height in sizes} == {(595, 842)}


def test_a_page_is_drawn_at_the_scale_asked_for(pdf: bytes) -> None:
    picture = draw_page(pdf, 1, 2.0)
    assert (picture.width, picture.height) == (1191, 1684)
    rows = np.frombuffer(picture.data, np.uint8).reshape(picture.height, picture.stride)
    assert rows[0, 0] == 255
    assert rows.min() < 100


def test_colours_are_given_red_first(pdf: bytes) -> None:
    picture = draw_page(pdf, 0, 2.0)
    rows = np.frombuffer(picture.data, np.uint8).reshape(picture.height, picture.stride)
    red, blue = (rows[:, first : picture.width * 3 : 3].astype(int) for first in (0, 2))
    assert (red - blue).max() > 30  # the tint of conflicts is a light red
