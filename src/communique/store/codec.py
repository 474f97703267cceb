"""Readings and derived values as compact JSON, and back.

A reading's spans nearly all lie in its own report, so that report's id is written once and not with each span.
"""

from __future__ import annotations

import zlib
from typing import TypeVar

import msgspec

from communique.errors import RecordError
from communique.model import Reading, Report

T = TypeVar("T")
_OWN = ""
_LEVEL = 6


def encode_reading(reading: Reading) -> bytes:
    """A reading without its report's text, as compressed JSON."""
    slim = msgspec.structs.replace(reading, report=Report(id=reading.report.id, text="", name=""))
    text = msgspec.json.encode(slim).replace(_mark(reading.report.id), _mark(_OWN))
    return zlib.compress(text, _LEVEL)


def decode_reading(data: bytes, report: Report) -> Reading:
    """The reading of `report` from what `encode_reading` wrote.

    Raises:
        RecordError: If the bytes are damaged or of another shape.
    """
    slim = _decoded(data, report.name or report.id, Reading, (_mark(_OWN), _mark(report.id)))
    return msgspec.structs.replace(slim, report=report)


def sketch(data: bytes, report: str, shape: type[T]) -> T:
    """So much of the reading of a report as `shape` holds; where it holds spans, those do not say of which report they are.

    Raises:
        RecordError: If the bytes are damaged or of another shape.
    """
    return _decoded(data, report, shape)


def _decoded(data: bytes, name: str, kind: type[T], *replaced: tuple[bytes, bytes]) -> T:
    try:
        text = zlib.decompress(data)
        for old, new in replaced:
            text = text.replace(old, new)
        return msgspec.json.decode(text, type=kind)
    except (zlib.error, msgspec.MsgspecError) as error:
        raise RecordError(
            f"The reading of this report cannot be decoded ({error}).",
            where=name,
            todo="Read the report again: communique read --again SOURCE.",
        ) from error


def _mark(report: str) -> bytes:
    return b'{"report":"' + report.encode() + b'","start":'


def encode(value: object) -> str:
    """Any of the model's values as JSON text."""
    return msgspec.json.encode(value).decode()


def decode(text: str, kind: type[T]) -> T:
    """A value of the model from JSON text.

    Raises:
        RecordError: If the text is of another shape.
    """
    try:
        return msgspec.json.decode(text, type=kind)
    except msgspec.MsgspecError as error:
        raise RecordError(
            f"A stored {kind.__name__} cannot be decoded ({error}).",
            todo="Rebuild what is derived: communique rebuild.",
        ) from error
