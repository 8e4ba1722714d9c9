import hashlib

import pytest

from reader.core import BlockKind
from tests.factories import draft


def test_the_digest_of_a_text_is_that_of_its_bytes_in_utf_8() -> None:
    article = draft([(BlockKind.PARAGRAPH, ["Über 5 °C."])]).article
    assert article.text_sha256 == hashlib.sha256("Über 5 °C.".encode()).hexdigest()


def test_a_text_with_half_a_surrogate_pair_still_has_a_digest() -> None:
    article = draft([(BlockKind.PARAGRAPH, ["Half \ud83d."])]).article
    assert len(article.text_sha256) == 64


@pytest.mark.parametrize("kind", list(BlockKind))
def test_only_bylines_and_boilerplate_are_left_out_of_the_comparison(kind: BlockKind) -> None:
    assert kind.is_compared == (kind not in {BlockKind.BYLINE, BlockKind.BOILERPLATE})
