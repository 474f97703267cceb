"""Words near an event that settle its standing by themselves: causes, remarks, habits, deadlines missed."""

from __future__ import annotations

from typing import Final

from communique.reading.clauses import cases, forms, low
from communique.reading.document import Document
from communique.reading.standing_words import standing_words
from communique.reading.tense import tense_of

IMPLYING: Final = frozenset(
    {
        "prompt",
        "lead",
        "force",
        "cause",
        "compel",
        "drive",
        "help",
        "manage",
        "move",
        "vote",
        "dare",
        "choose",
        "opt",
        "act",
        "join",
    }
)
"""Verbs over an infinitive that tell that it was done."""
_BRINGING_ABOUT: Final = frozenset({"convince", "persuade", "induce", "get", "make"})
"""Verbs by which one makes another do a thing: once that is told as past, it was done."""
SEEMING: Final = frozenset({"appear", "seem", "likely", "believe", "think"})
TOPICS: Final = frozenset({"on", "about", "of", "over", "regarding", "concerning"})
SETTING_OUT: Final = frozenset({"leave", "depart", "go", "set", "start", "embark"})
"""Verbs over "on" and a journey that begin it: "left on a tour"."""
OCCURRING: Final = frozenset(
    {"occur", "happen", "come", "follow", "proceed", "take", "last", "result", "culminate", "run"}
)


ACCUSED: Final = "accused"
"""The effect of a verb of accusing: what somebody is said to have done, by who says so."""


def is_remark(document: Document, noun: int) -> bool:
    """Whether a meeting or call is where a thing was said, whatever was said: "vowed to help in a call with his counterpart"."""
    if not set(cases(document, noun)) & {"in", "during"} or not any(
        "with" in cases(document, child) for child in document.children(noun, "nmod")
    ):
        return False
    return any(
        forms(document, above) & (standing_words().reporting | _VOWING)
        and tense_of(document, above) == "past"
        for above in document.ancestors(noun)
    )


_VOWING: Final = frozenset(
    {"vow", "pledge", "promise", "reiterate", "repeat", "reaffirm", "urge", "warn", "threaten", "demand"}
)
_CAUSES: Final = frozenset(
    [
        "retaliation", "response", "revenge", "punishment", "reprisal", "retaliate", "punish", "blame", "criticise",
        "criticize", "condemn", "denounce", "praise", "thank", "accuse", "responsible", "responsibility", "gather", "meet",
        "arrive", "come", "travel", "sanction", "penalise", "penalize", "go", "return", "join", "host", "convene", "sit",
    ]
)  # fmt: skip
"""Words over "for" and an event that took place: what is answered, or what people came for."""


def is_cause(document: Document, head: int) -> bool:
    """Whether a word over "for" and an event says that the event took place: "in retaliation for the strikes"."""
    return bool(forms(document, head) & _CAUSES)


def many_times(document: Document, verb: int) -> bool:
    """Whether something is told as done again and again: "agreed to it many times"."""
    inner = document.children(verb, "xcomp")
    return any(
        low(document, child) == "times"
        and any(
            low(document, each) in ("many", "several", "numerous", "countless")
            for each in document.children(child)
        )
        for here in (verb, *inner)
        for child in document.children(here)
    )


def is_whenever(document: Document, verb: int) -> bool:
    """Whether a clause in the present tells of no one time: "even when a deal is struck", "whenever tariffs rise"."""
    if tense_of(document, verb) != "present":
        return False
    return any(
        low(document, child) == "whenever"
        or (low(document, child) == "when" and child > 0 and low(document, child - 1) == "even")
        for child in document.children(verb, "advmod", "mark")
    )


def brought_about(document: Document, verb: int) -> bool:
    """Whether a verb tells that somebody was made to do a thing, and did it: "convinced the rebels to disarm"."""
    if not forms(document, verb) & _BRINGING_ABOUT or not document.children(verb, "obj", "iobj"):
        return False
    return (
        tense_of(document, verb) in ("past", "perfect")
        or "Tense=Past" in document.analysis.tokens[verb].feats
    )


def is_missed(document: Document, noun: int) -> bool:
    """Whether a deadline was missed: what was due by it is put off (guidelines, ruling 44)."""
    governor = document.analysis.tokens[noun].head
    return (
        "deadline" in forms(document, noun)
        and governor >= 0
        and bool(forms(document, governor) & {"miss", "overrun", "blow", "breach"})
    )


COMING_ON: Final = frozenset({"approach", "loom", "await", "imminent", "impending", "forthcoming", "pending"})
"""What is said of an event that is yet to come."""


def is_imagined(document: Document, noun: int) -> bool:
    """Whether a noun is the subject of what only might, could or would be."""
    above = document.analysis.tokens[noun].head
    return (
        above >= 0
        and document.relation(noun) == "nsubj"
        and any(
            low(document, each) in ("might", "may", "could", "would")
            for each in document.children(above, "aux")
        )
    )
