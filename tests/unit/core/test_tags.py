import pytest

from reader.core import FRAMING_TAGS, LENS_TAGS, FramingKind, Tag, TagSet


def test_there_is_a_framing_tag_for_every_kind_of_framing() -> None:
    first_words = [tag.name.split()[0].lower() for tag in FRAMING_TAGS.tags]
    assert first_words == [kind.value for kind in FramingKind]


@pytest.mark.parametrize("ready_made", [FRAMING_TAGS, LENS_TAGS])
def test_ready_made_tags_have_keys_in_order_and_a_colour_each(ready_made: TagSet) -> None:
    assert [tag.key for tag in ready_made.tags] == list(range(1, len(ready_made.tags) + 1))
    assert len({tag.colour for tag in ready_made.tags}) == len(ready_made.tags)


def test_the_class_has_eight_lenses() -> None:
    assert len(LENS_TAGS.tags) == 8


@pytest.mark.parametrize(
    ("name", "colour", "key"),
    [(" ", "#000000", 1), ("x", "red", 1), ("x", "#00000", 1), ("x", "#000000", 10)],
)
def test_a_tag_needs_a_name_a_colour_and_a_key_that_exists(
    name: str, colour: str, key: int
) -> None:
    with pytest.raises(ValueError, match=r"has a name|not a colour|not a key"):
        Tag(name=name, colour=colour, key=key)


def test_no_two_tags_of_a_set_share_a_name_or_key() -> None:
    one = Tag(name="x", colour="#000000", key=1)
    for two in (Tag(name="x", colour="#000000"), Tag(name="y", colour="#000000", key=1)):
        with pytest.raises(ValueError, match="one name or one key"):
            TagSet(id="s", name="Set", tags=(one, two))


def test_a_tag_has_a_sign_of_its_letters_or_its_first_one() -> None:
    assert Tag(name=" headline", colour="#000000").sign == "H"
    assert Tag(name="headline", colour="#000000", letters="Hl").sign == "Hl"
    with pytest.raises(ValueError, match="more than 2 letters"):
        Tag(name="headline", colour="#000000", letters="Hdl")


@pytest.mark.parametrize("ready_made", [FRAMING_TAGS, LENS_TAGS])
def test_signs_tell_ready_made_tags_apart(ready_made: TagSet) -> None:
    assert len({tag.sign for tag in ready_made.tags}) == len(ready_made.tags)
