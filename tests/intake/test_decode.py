"""Encodings: found by mark, by trial, by what the file says, by what its bytes look like; damage is borne."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.errors import NotTextError
from communique.intake.decode import decode, keepable

FRENCH = "Le président a déclaré : « Nous négocions »"
KOREAN = "남북한 고위급 회담이 월요일에 열렸다고 당국자가 말했다. " * 8
ENGLISH = "Talks resumed on Monday in Geneva, officials said."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "utf-8"), (KOREAN, "utf-8"), (FRENCH, "utf-8-sig"), (FRENCH, "utf-16"), (FRENCH, "utf-32"),
        (ENGLISH, "utf-16-le"), (ENGLISH, "utf-16-be"), (FRENCH, "cp1252"), (KOREAN, "euc-kr"),
    ],
)  # fmt: skip
def test_text_is_read_in_its_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_the_declared_encoding_comes_before_guessing() -> None:
    assert decode("Ивановский договор".encode("koi8-r"), declared="KOI8-R").text == "Ивановский договор"
    assert decode(FRENCH.encode(), declared="latin-1").text == FRENCH
    assert decode(FRENCH.encode("cp1252"), declared="no-such-encoding").text == FRENCH


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Talks “resumed” on Monday".encode() + b"\xff\xfe here", "Talks “resumed” on Monday\ufffd\ufffd here"),
        ("Talks resumed — “yes”".encode()[:-1], "Talks resumed — “yes\ufffd"),
        (b"Talks \xe2\x80 resumed in Geneva " + b"and went on " * 20, "Talks \ufffd resumed in Geneva " + "and went on " * 20),
        (b"words with a \x00 in them, and many more words", "words with a \ufffd in them, and many more words"),
    ],
)  # fmt: skip
def test_damaged_utf_8_is_read_with_its_damage_marked(data: bytes, text: str) -> None:
    found = decode(data)
    assert found.text == text
    assert found.replaced or "\x00" not in found.text


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 10, b"\x89PNG\r\n\x1a\n words", b"PK\x03\x04 words", b"\x00\x01\x02" * 500]
)
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(NotTextError) as caught:
        decode(data, where="a.txt")
    assert caught.value.where == "a.txt"


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_text_that_can_be_kept_or_refused(data: bytes) -> None:
    try:
        found = decode(data)
    except NotTextError:
        return
    found.text.encode("utf-8")
    assert "\x00" not in found.text


@given(st.text())
def test_keeping_never_moves_a_character(text: str) -> None:
    assert len(keepable(text)) == len(text)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    if not text.startswith("\ufeff") and text.count("\ufffd") <= 2 and text[:2] not in ("PK", "MZ", "BZ"):
        assert decode(text.encode()).text == text
