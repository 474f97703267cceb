"""Answers about a report that several readers ask for: found once, and kept with the document as long as it is read."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from communique.reading.document import Document

T = TypeVar("T")


def once(find: Callable[[Document], T]) -> Callable[[Document], T]:
    """Ask a question about a document only once. The answer is shared: nobody may change it."""

    @wraps(find)
    def asked(document: Document) -> T:
        if find not in document.answers:
            document.answers[find] = find(document)
        return cast("T", document.answers[find])

    return asked


def once_per_token(find: Callable[[Document, int], T]) -> Callable[[Document, int], T]:
    """Ask a question about each token of a document only once. The answers are shared: nobody may change them."""

    @wraps(find)
    def asked(document: Document, token: int) -> T:
        held = cast("dict[int, T]", document.token_answers[find])
        try:
            return held[token]
        except KeyError:
            answer = held[token] = find(document, token)
            return answer

    return asked
