"""Corrections as the store keeps them (JSON) and as merging takes them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def decode_corrections(rows: Sequence[tuple[str, bool]]) -> tuple[Any, ...]:
    """The corrections in force, in the order they were made."""
    return ()
