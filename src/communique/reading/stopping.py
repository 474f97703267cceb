"""What a verb of stopping takes with a gerund: "stopped testing missiles", "refrained from carrying out tests".

The gerund and its object are what the stopping is of: they fill the place that a frame asks for, and tell of no event
themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from communique.reading.clauses import forms, low

if TYPE_CHECKING:
    from communique.reading.document import Document

STOPPING: Final = frozenset({
    "stop", "halt", "cease", "suspend", "freeze", "end", "quit", "discontinue", "pause", "refrain", "abstain", "desist", "forgo",
    "forswear", "renounce",
})  # fmt: skip
"""Verbs over a gerund that say that the thing is not done, or no longer."""


def stopped(document: Document, verb: int) -> tuple[int, ...]:
    """The gerunds that a verb of stopping stops, those joined to them included; none for other verbs."""
    if not forms(document, verb) & STOPPING:
        return ()
    first = [
        child for child in document.children(verb, "xcomp", "ccomp", "advcl") if _is_stopped(document, child)
    ]
    return tuple(
        each
        for head in first
        for each in (head, *(child for child in document.children(head, "conj") if _ing(document, child)))
    )


def stopped_things(document: Document, verb: int) -> tuple[int, ...]:
    """The gerunds that a verb stops, with their objects."""
    return tuple(
        each for gerund in stopped(document, verb) for each in (gerund, *document.children(gerund, "obj"))
    )


def _is_stopped(document: Document, child: int) -> bool:
    if not _ing(document, child):
        return False
    marks = {low(document, each) for each in document.children(child, "mark", "case")}
    return marks <= {"from"} and (document.relation(child) != "advcl" or marks == {"from"})


def _ing(document: Document, token: int) -> bool:
    return low(document, token).endswith("ing")
