"""Where an event noun stands in its clause, when another noun counts it or carries it on: "rounds of talks", "tariff hike"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.reading.clauses import cases, forms
from communique.reading.quantities import CARRIERS, QUANTITIES

if TYPE_CHECKING:
    from communique.reading.document import Document


def is_carried(document: Document, noun: int) -> bool:
    """Whether a compound's head only carries the event on: "a tariff hike", "the sanctions regime"."""
    head = document.analysis.tokens[noun].head
    return head >= 0 and bool(forms(document, head) & CARRIERS)


def seat(document: Document, noun: int) -> int:
    """Where a noun stands in its clause: a noun that counts it ("two rounds of talks") stands for it."""
    here = noun
    for _ in range(4):
        head = document.analysis.tokens[here].head
        if head >= 0 and document.relation(here) == "compound" and is_carried(document, here):
            here = head
            continue
        if head < 0 or document.relation(here) != "nmod" or "of" not in cases(document, here):
            return here
        if not forms(document, head) & QUANTITIES:
            return here
        here = head
    return here
