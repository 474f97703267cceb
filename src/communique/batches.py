"""Long runs of values taken some at a time, so that memory and statements stay small; and many made at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def batched(values: Iterable[T], size: int) -> Iterator[list[T]]:
    """The values in lists of at most `size`."""
    held = iter(values)
    while some := list(islice(held, size)):
        yield some
