"""Events that a clause leaves standing, or not, in few words: "is back on", "is off", "nothing was settled at the talks"."""

from __future__ import annotations

from typing import Final

import msgspec

from communique.reading.clauses import cases, low
from communique.reading.document import Document
from communique.reading.standing_parts import Standing, is_conditional

_SETTING: Final = frozenset({"at", "during", "in", "after", "following"})
_POINTING: Final = frozenset({"the", "this", "that", "these", "those"})


def on_or_off(document: Document, predicate: int, clause: Standing) -> Standing | None:
    """What "on" and "off" say of their subject: "the summit is back on" plans it, "the visit is off" cancels it.

    Args:
        document: The document.
        predicate: What the subject is said to be.
        clause: The standing of the clause.

    Returns:
        The standing of the event that is its subject, None where the predicate is another word.
    """
    word = low(document, predicate)
    if (
        word not in ("on", "off")
        or not document.children(predicate, "cop")
        or document.children(predicate, "case")
    ):
        return None
    if clause.negated or clause.code not in ("past", "perfect", "present", "ongoing"):
        return msgspec.structs.replace(clause, code="none", negated=False, firm=False)
    if is_conditional(document, predicate):
        # "if they fire, the deal is off"
        return msgspec.structs.replace(clause, code="hypothetical", firm=False)
    code = "planned" if word == "on" else "cancelled"
    return msgspec.structs.replace(clause, code=code, firm=True, governor=predicate, effect=code)


def as_setting(document: Document, noun: int, clause: Standing) -> Standing:
    """The standing of what is only the setting of a clause: its negation leaves the setting alone.

    "No deal was reached at the talks in Lima": there were talks.

    Args:
        document: The document.
        noun: An event noun with a preposition.
        clause: The standing of the clause that it hangs on.
    """
    if not clause.negated or not set(cases(document, noun)) & _SETTING:
        return clause
    known = document.children(noun, "nmod:poss") or any(
        low(document, each) in _POINTING for each in document.children(noun, "det")
    )
    return msgspec.structs.replace(clause, negated=False) if known else clause
