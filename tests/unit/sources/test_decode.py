import codecs
import random

import pytest

from reader.core import ReaderError
from reader.sources._decode import declared_charset, decode

ENGLISH = "Bridge opens – at last\n\n“It’s ours,” she said of the café… The town paid £3m. " * 4
GERMAN = "Die Bürgermeisterin hat am Montag gesagt, daß die Brücke früher geöffnet wird. " * 5
RUSSIAN = "Мэр города сообщил в понедельник, что мост откроют раньше срока, чем планировали. " * 5


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_taken_off(mark: bytes, encoding: str) -> None:
    found = decode(mark + ENGLISH.encode(encoding), name="a", declared="koi8-r")
    assert found.text == ENGLISH
    assert found.warnings == ()


def test_utf8_comes_before_what_the_page_declares() -> None:
    assert decode(ENGLISH.encode(), name="a", declared="iso-8859-1").text == ENGLISH


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        (RUSSIAN, "koi8-r", "koi8-r"),
        (ENGLISH, "cp1252", "iso-8859-1"),
        (RUSSIAN, "cp1251", "windows-1251"),
    ],
)
def test_the_declared_encoding_comes_next(text: str, encoding: str, declared: str) -> None:
    assert decode(text.encode(encoding), name="a", declared=declared).text == text


@pytest.mark.parametrize(
    ("text", "encoding"), [(ENGLISH, "cp1252"), (GERMAN, "cp1252"), (RUSSIAN, "cp1251")]
)
@pytest.mark.parametrize("declared", [None, "no-such-encoding", "hex"])
def test_the_rest_is_guessed(text: str, encoding: str, declared: str | None) -> None:
    assert decode(text.encode(encoding), name="a", declared=declared).text == text


def test_a_text_cut_off_in_a_character_is_read_with_a_warning() -> None:
    found = decode((ENGLISH * 5 + "…").encode()[:-1], name="a")
    assert found.text == ENGLISH * 5 + "\ufffd"
    assert found.warnings == ("One place in the file could not be read and is shown as �.",)


def test_bytes_in_no_encoding_are_refused() -> None:
    chance = random.Random(3)
    data = bytes(chance.randrange(1, 256) for _ in range(3000))
    with pytest.raises(ReaderError, match=r"“a\.txt” could not be read: its characters"):
        decode(data, name="a.txt")


def test_wrong_bytes_after_a_mark_are_refused() -> None:
    with pytest.raises(ReaderError, match="unknown encoding"):
        decode(codecs.BOM_UTF8 + b"\xff\xfe\xff" * 50, name="a")


def test_binary_data_is_refused() -> None:
    with pytest.raises(ReaderError, match="binary"):
        decode(b"text\0more", name="a")


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        (b'<meta charset="utf-8">', "utf-8"),
        (
            b"<META http-equiv=Content-Type content='text/html; charset=windows-1252'>",
            "windows-1252",
        ),
        (b'<?xml version="1.0" encoding="koi8-r"?>', "koi8-r"),
        (b"<p>charset</p>", None),
    ],
)
def test_a_page_declares_its_encoding(head: bytes, charset: str | None) -> None:
    assert declared_charset(head) == charset
