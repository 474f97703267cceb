"""Bytes to text: byte order marks and UTF-8 first, then what the file declares, then what its bytes look like.

Nothing is stripped or translated, so that offsets count in the file's own characters; only NUL and lone surrogates,
which no store can hold, become U+FFFD, one for one.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

import charset_normalizer
import msgspec

from communique.errors import NotTextError

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES: Final = {
    b"%PDF-": "a PDF", b"PK\x03\x04": "a ZIP or office file", b"\x89PNG": "a PNG picture", b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture", b"\x1f\x8b": "a gzip file", b"\x7fELF": "a program", b"MZ\x90": "a program",
    b"BZh": "a bzip2 file", b"\xfd7zXZ": "an xz file", b"SQLite format 3": "a database", b"\xd0\xcf\x11\xe0": "an old office file",
}  # fmt: skip
_SAMPLE: Final = 65_536
# Above this share of control characters a file is no text, whatever its bytes decode to.
_MOST_CONTROLS: Final = 0.02
# And above this share of characters that could not be read.
_MOST_UNREADABLE: Final = 0.1
# One bad byte in so many is damage to a UTF-8 file; more is another encoding.
_DAMAGE: Final = 50
# The start of a character in UTF-8, of letters and quotation marks of Europe; as Windows-1252 it would be no word.
_TORN: Final = re.compile(b"[\xc2\xc3\xe2][\x80-\xbf]")
_UNKEEPABLE: Final = re.compile("[\x00\ud800-\udfff]")
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


class Decoded(msgspec.Struct, frozen=True):
    """A file's text, the encoding it was read in, and the number of characters that could not be read."""

    text: str
    encoding: str
    replaced: int = 0


def decode(data: bytes, *, where: str = "", declared: str | None = None) -> Decoded:
    """The text of a file.

    Args:
        data: The file's bytes.
        where: The file, for the error.
        declared: The encoding that the file itself names, tried before guessing.

    Raises:
        NotTextError: If the bytes are no text.
    """
    kind = next((name for start, name in _SIGNATURES.items() if data.startswith(start)), None)
    if kind is not None:
        raise _refusal(f"this is {kind}, not text.", where)
    found = _marked(data) or _utf8(data) or _guessed(data, declared)
    if found is None or _looks_binary(found.text):
        raise _refusal("these bytes are not text.", where)
    return found


def keepable(text: str) -> str:
    """The text with each NUL and lone surrogate as U+FFFD; its length is the same."""
    return _UNKEEPABLE.sub("\ufffd", text)


def _refusal(what: str, where: str) -> NotTextError:
    return NotTextError(
        what, where=where, todo="Give a text, HTML, Markdown or JSON file, or save this one as text first."
    )


def _read(data: bytes, encoding: str) -> Decoded | None:
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    return Decoded(keepable(text), encoding)


def _marked(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            return Decoded(keepable(text), encoding, text.count("\ufffd"))
    return None


def _utf8(data: bytes) -> Decoded | None:
    """UTF-8, also with some damage: then most of its characters beyond ASCII must still be whole."""
    if _zeros(data):
        return None
    whole = _read(data, "utf-8")
    if whole is not None:
        return whole
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = len(re.findall("[\x80-\ufffc\U00010000-\U0010ffff]", text))
    if good >= bad or (good == 0 and bad * _DAMAGE <= len(text) and not _plausible_latin(data)):
        return Decoded(keepable(text), "utf-8", bad)
    return None


def _plausible_latin(data: bytes) -> bool:
    """Whether the bytes beyond ASCII are letters and quotation marks of Windows-1252."""
    if _TORN.search(data):
        return False
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    return all(char.isalpha() or char in "‘’“”–—…€£•·°§©®«»\xa0" for char in text if char > "\x7f")


def _guessed(data: bytes, declared: str | None) -> Decoded | None:
    if declared is not None and declared.isascii():
        found = _read(data, declared.strip().lower())
        if found is not None:
            return found
    if _zeros(data):
        sample = data[:_SAMPLE]
        # Text in UTF-16 has its zeros on one side only: the high bytes of Latin letters.
        even, odd = sample[::2].count(0), sample[1::2].count(0)
        if max(even, odd) > len(sample) * 0.15 and min(even, odd) < len(sample) * 0.01:
            return _read(data[: len(data) // 2 * 2], "utf-16-be" if even > odd else "utf-16-le")
        return Decoded(keepable(data.decode("utf-8", "replace")), "utf-8", 1)
    if _plausible_latin(data):
        return _read(data, "cp1252")
    best = charset_normalizer.from_bytes(data[:_SAMPLE]).best()
    if best is None:
        return None
    text = data.decode(best.encoding, "replace")
    return Decoded(keepable(text), best.encoding, text.count("\ufffd"))


def _zeros(data: bytes) -> bool:
    return b"\x00" in data[:_SAMPLE]


def _looks_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    if len(_CONTROLS.findall(sample)) > max(2.0, len(sample) * _MOST_CONTROLS):
        return True
    return sample.count("\ufffd") > max(2.0, len(sample) * _MOST_UNREADABLE)
