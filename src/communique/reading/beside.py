"""Event nouns that stand beside a person like a participle."""

from __future__ import annotations

from communique.reading.clauses import low
from communique.reading.document import Document


def person_beside(document: Document, noun: int) -> int | None:
    """The person whom an event noun in -ing stands beside like a participle: "the minister, meeting with his rival, said"."""
    head = document.analysis.tokens[noun].head
    if head < 0 or document.relation(noun) != "appos" or not low(document, noun).endswith("ing"):
        return None
    if document.children(noun, "det", "nmod:poss", "amod"):
        return None
    mention = document.mention_headed(head)
    held = None if mention is None or not mention.actors else document.cast.by_id.get(mention.actors[0])
    return head if held is not None and held.kind == "person" else None
