import pytest

from reader.presentation import RELATION_ROLES, ROLE_STYLES, Role


def test_every_role_has_a_look() -> None:
    assert set(ROLE_STYLES) == set(Role)


@pytest.mark.parametrize("part", ["line", "glyph", "letter", "word", "meaning"])
def test_no_two_roles_share_a_part_of_their_look(part: str) -> None:
    shown = [getattr(style, part) for style in ROLE_STYLES.values()]
    assert len(set(shown)) == len(shown) == len(Role)


def test_letters_and_glyphs_are_one_sign_each() -> None:
    for style in ROLE_STYLES.values():
        assert len(style.letter) == len(style.glyph) == 1
        assert style.letter == style.letter.upper()
        assert style.letter in style.word.upper()


def test_meanings_are_whole_sentences() -> None:
    for style in ROLE_STYLES.values():
        assert style.meaning[0].isupper()
        assert style.meaning.endswith(".")


def test_a_sign_stands_alone_for_each_role() -> None:
    assert len({role.sign for role in Role}) == len(Role)
    assert all(role.sign for role in Role)


def test_the_relations_come_first_and_leave_details_out() -> None:
    assert tuple(Role)[: len(RELATION_ROLES)] == RELATION_ROLES
    assert Role.QUOTATION not in RELATION_ROLES
    assert Role.FRAMING not in RELATION_ROLES


def test_the_table_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        ROLE_STYLES[Role.SAME] = ROLE_STYLES[Role.MOVED]  # type: ignore[index]
