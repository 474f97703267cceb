"""Frames that tell nothing of their own, since another word of the sentence tells the same event."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from communique.reading.clauses import cases, forms

if TYPE_CHECKING:
    from communique.reading.document import Document
    from communique.reading.match import Match


def only_agrees_to_meet(
    document: Document, match: Match, contacts: frozenset[int], deals: frozenset[int]
) -> bool:
    """Whether what is agreed has a noun of its own, a meeting or a truce: that is the account."""
    if match.frame.type != "agreement" or match.frame.form != "verb":
        return False
    if "agree" in forms(document, match.head):
        contacts = contacts | deals
    if any(head in contacts for name in ("to", "object") for head in match.places.get(name, ())):
        return True
    clauses = match.places.get("clause", ())
    return any(head in contacts or set(document.children(head, "obj")) & contacts for head in clauses)


def is_their_purpose(document: Document, match: Match, contacts: frozenset[int]) -> bool:
    """Whether it only says what a meeting or call is for, without a partner: "spoke by phone to discuss the border"."""
    if match.frame.type != "talks" or not match.frame.vague or match.places.get("with"):
        return False
    above = document.analysis.tokens[match.head].head
    if above < 0 or document.relation(match.head) not in ("advcl", "acl", "xcomp"):
        return False
    return above in contacts or bool(set(document.children(above, "obj")) & contacts)


def out_and_back(document: Document, match: Match, drills: frozenset[int]) -> bool:
    """Whether forces are sent only to exercise: "sent two bombers on a training run" (ruling 41)."""
    if match.frame.type == "missile-test" and match.frame.form != "noun":
        return any(head in drills for head in document.children(match.head, "advcl"))
    if match.frame.type == "exercise" and match.frame.form != "noun":
        # "the drill simulated an attack" tells of the drill, which has a noun of its own
        return any(head in drills for head in match.places.get("subject", ()))
    if match.frame.type != "deployment" or match.frame.form == "noun":
        return False
    return any(head in drills for name in ("on", "for", "in") for head in match.places.get(name, ()))


_AT: Final = frozenset({"at", "during", "in", "of", "around", "before", "after"})
ASIDE: Final = frozenset({"sideline", "margin", "fringe"})
"""Where others meet while a larger gathering goes on."""
_ACRONYM: Final = re.compile(r"[A-Z]{3,6}|G-?\d{1,2}")
_ADDRESSING: Final = frozenset({"tell", "address", "brief", "inform", "remind", "warn", "assure"})
"""Verbs by which somebody speaks to a meeting."""
_CLIMB: Final = 3


def is_venue(document: Document, match: Match, contacts: frozenset[int]) -> bool:
    """Whether a body's meeting is only where others met or spoke: "met him on the sidelines of the G20 summit" (ruling 18).

    Args:
        document: The report.
        match: A frame found.
        contacts: Heads of all frames of talks, calls and visits.
    """
    if match.frame.type != "talks" or match.frame.form != "noun" or match.frame.level not in (None, "summit"):
        return False
    above = document.analysis.tokens[match.head].head
    if (
        above >= 0
        and document.relation(match.head) in ("obj", "iobj")
        and forms(document, above) & _ADDRESSING
    ):
        # "told a meeting of the Security Council that ..."
        return is_of_a_body(document, match.head)
    aside = above >= 0 and bool(forms(document, above) & ASIDE)
    if not set(cases(document, match.head)) & _AT or not (aside or is_of_a_body(document, match.head)):
        return False
    here = match.head
    for _ in range(_CLIMB):
        if document.relation(here) not in ("nmod", "obl"):
            return False
        here = document.analysis.tokens[here].head
        if here in contacts:
            return True
    return False


def is_of_a_body(document: Document, noun: int) -> bool:
    """Whether a meeting bears the name of a body or region of many states: "the G20 summit", "the Summit of the Americas"."""
    named = False
    for child in document.children(noun, "compound", "amod", "nmod:poss", "nmod"):
        if document.relation(child) == "nmod" and "of" not in cases(document, child):
            continue
        kinds = {
            known.kind
            for mention in document.mentions_at(child)
            for actor in mention.actors
            if (known := document.cast.by_id.get(actor)) is not None
        }
        if kinds & {"state", "person"}:
            return False
        region = document.relation(child) == "nmod" and document.analysis.tokens[noun].upos == "PROPN"
        if "organisation" in kinds or region or _ACRONYM.fullmatch(document.analysis.tokens[child].text):
            named = True
    return named
