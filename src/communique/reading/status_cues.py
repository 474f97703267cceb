"""Single findings that decide a status: forums and deals by name, deals in the making, shared views, vows, settings."""

from __future__ import annotations

from typing import Final

from communique.reading.absorbed import is_of_a_body
from communique.reading.clauses import cases, forms, low, modifiers
from communique.reading.document import Document
from communique.reading.match import Match
from communique.reading.standing_parts import Standing
from communique.reading.standing_words import standing_words
from communique.reading.tense import tense_of
from communique.reading.when import When


def is_forum(document: Document, match: Match) -> bool:
    """Whether talks are a forum of its own name: "the six-party talks", "the Geneva process" (ruling 18)."""
    if match.frame.type != "talks" or match.frame.form != "noun":
        return False
    around = [*modifiers(document, match.head), *document.children(match.head, "compound", "amod")]
    counted = any("party" in forms(document, each) or "way" in forms(document, each) for each in around)
    return counted and any("NumType=Card" in document.analysis.tokens[each].feats for each in around)


_COMING_ABOUT: Final = frozenset({"be", "have", "hold", "take", "make", "occur", "happen"})
_MEETING: Final = frozenset({"talks", "visit", "call", "contact"})


def is_said_not_to_be(document: Document, match: Match, standing: Standing) -> bool:
    """Whether a contact is told not to have been: "there was no meeting", "has had no contact with" (ruling 34)."""
    if match.frame.type not in _MEETING or match.frame.form != "noun" or standing.governor is None:
        return False
    if not any(low(document, child) == "no" for child in document.children(match.head, "det")):
        return False
    return bool(forms(document, standing.governor) & _COMING_ABOUT) and tense_of(
        document, standing.governor
    ) in (
        "past",
        "perfect",
    )


_VOWS: Final = frozenset(
    {
        "vow",
        "pledge",
        "promise",
        "threaten",
        "swear",
        "warn",
        "determine",
        "continue",
        "imminent",
        "impending",
        "loom",
    }
)


_TALKED_OVER: Final = frozenset({"discuss", "consider", "debate", "mull", "explore", "weigh"})
_WORKED_OUT: Final = frozenset(
    {"negotiate", "draft", "hammer", "finalise", "finalize", "broker", "pursue", "work"}
)


def under_negotiation(document: Document, match: Match, standing: Standing) -> bool:
    """Whether a deal is only being talked over or worked out: it is proposed until it is made (ruling 24)."""
    if match.frame.form == "noun" and _being_worked_out(document, match.head):
        return True
    if match.frame.form != "noun" or standing.governor is None or standing.governor == match.head:
        return False
    words = forms(document, standing.governor)
    determiners = {low(document, child) for child in document.children(match.head, "det")}
    if (
        words & _TALKED_OVER
        and determiners <= {"a", "an"}
        and standing.code in ("past", "perfect", "ongoing", "present")
    ):
        return True
    return bool(words & _WORKED_OUT) and standing.code == "ongoing"


def _being_worked_out(document: Document, noun: int) -> bool:
    """Whether a clause on a deal says that it is being made: "the deal that they are negotiating", "a pact being drafted"."""
    return any(
        forms(document, child) & _WORKED_OUT
        and (
            tense_of(document, child) == "ongoing"
            or any(low(document, each) == "being" for each in document.children(child, "aux"))
        )
        for child in document.children(noun, "acl")
    )


_VIEWS: Final = frozenset(
    {
        "need",
        "importance",
        "necessity",
        "principle",
        "fact",
        "view",
        "point",
        "value",
        "urgency",
        "goal",
        "objective",
    }
)


def shares_a_view(document: Document, match: Match, code: str) -> bool:
    """Whether those who "agree" only think alike: in the plain present, or on the need for a thing."""
    if "agree" not in forms(document, match.head):
        return False
    if any(
        forms(document, head) & _VIEWS for place in ("on", "about") for head in match.places.get(place, ())
    ):
        return True
    held = document.analysis.tokens[match.head]
    if held.deprel == "acl:relcl" and forms(document, held.head) & _MATTERS:
        # "one of the few things on which they agreed": a view that they share
        return True
    return code == "present" and document.zone(match.head) == "body"


_MATTERS: Final = frozenset(
    {"area", "thing", "point", "issue", "matter", "topic", "subject", "question", "one", "place"}
)


def is_awaited(document: Document, match: Match) -> bool:
    """Whether a deal is only looked to, with whom it would be: "any eventual deal with Peru" (ruling 24)."""
    if match.frame.form != "noun" or match.inner or match.frame.loose:
        return False
    return bool(match.places.get("with") or match.places.get("between") or match.places.get("compound"))


def is_of_any(document: Document, match: Match) -> bool:
    """Whether the plain present tells of any deal rather than of one: "a state strikes a deal or it pays"."""
    if match.frame.type != "agreement" or match.frame.form != "noun" or document.zone(match.head) != "body":
        return False
    return {low(document, child) for child in document.children(match.head, "det")} <= {"a", "an"} and not (
        document.children(match.head, "nmod:poss", "nummod") or document.mentions_at(match.head)
    )


def takes_effect(document: Document, match: Match) -> bool:
    """Whether saying it does it: a line cut or an accord voided by who says that it will be (ruling 40)."""
    cut = match.frame.type == "channel" and match.frame.outcome == "cut"
    left = match.frame.type == "withdrawal" and any("agreement" in wanted for _, wanted in match.frame.needs)
    root = document.clause_root(match.head)
    above = document.analysis.tokens[root].head
    if not (cut or left) or above < 0 or document.relation(root) != "ccomp":
        return False
    return bool(forms(document, above) & {"say", "announce", "declare", "state"})


def is_vowed(document: Document, standing: Standing) -> bool:
    """Whether a hostile act is only vowed or feared: a threat or a refusal, no plan."""
    return any(forms(document, token) & _VOWS for token in standing.cue)


def is_setting(document: Document, match: Match, *, definite: bool) -> bool:
    """Whether talks without parties are only where somebody spoke: "made the remarks at a security meeting" (ruling 18)."""
    above = document.analysis.tokens[match.head].head
    if set(cases(document, match.head)) & {"at", "during"} and is_of_a_body(document, match.head):
        # "at the G20 meeting in Antalya he sounded as if ..."
        return True
    if definite:
        return False
    if (
        above >= 0
        and set(cases(document, match.head)) & {"from", "to"}
        and forms(document, above) & _ON_THE_WAY
    ):
        # "was on his way home from a summit in Laos"
        return True
    if above < 0 or not set(cases(document, match.head)) & {"at", "during", "in"}:
        return False
    said = {"comment", "remark", "statement", "speech", "announcement"}
    spoken = any(forms(document, child) & said for child in document.children(above, "obj"))
    return spoken or bool(
        forms(document, above) & (standing_words().reporting | {"speak", "talk", "address"})
    )


_ON_THE_WAY: Final = frozenset({"return", "route", "way", "home", "fly", "travel", "back", "head", "journey"})
_PROCESS: Final = frozenset(
    {"dialogue", "talks", "talk", "negotiation", "discussion", "consultation", "conversation", "engagement"}
)


def is_willingness(document: Document, match: Match, standing: Standing) -> bool:
    """Whether talks are only wished for in general: "is open to dialogue", "wants negotiations" (ruling 18)."""
    if match.frame.type != "talks" or match.frame.form != "noun" or match.frame.level is not None:
        return False
    if standing.code not in ("offered", "proposed") or standing.begun or is_forum(document, match):
        return False
    named = document.children(match.head, "det", "nummod", "nmod:poss")
    return bool(forms(document, match.head) & _PROCESS) and not named


_SIGNING: Final = frozenset(
    {"sign", "seal", "initial", "ink", "ratify", "endorse", "adopt", "issue", "announce", "unveil"}
)
"""What is done to a deal that has been worked out."""


def is_foreseen(document: Document, match: Match, standing: Standing) -> bool:
    """Whether a deal is only said to come: "we will reach a deal" tells of one under negotiation (ruling 24)."""
    if match.frame.type != "agreement" or match.frame.form == "phrase":
        return False
    verb = match.head if standing.governor is None else standing.governor
    return not forms(document, verb) & _SIGNING


_HELD: Final = frozenset({"realised", "begun", "resumed", "planned", "cancelled", "postponed"})
_STAFF: Final = frozenset(
    {"delegation", "delegate", "negotiator", "representative", "envoy", "team", "head", "chief", "side"}
)


def is_idle(document: Document, match: Match, standing: Standing) -> bool:
    """Whether talks are named without being told of: dialogue as a state of things, talks that somebody is delegate to.

    "They scuttled the dialogue" speaks of a relation, where "the talks collapsed" tells of talks; "the head of the
    delegation to the military talks" only says who speaks.
    """
    if match.frame.type != "talks" or match.frame.form != "noun":
        return False
    above = document.analysis.tokens[match.head].head
    if above >= 0 and document.relation(match.head) == "nmod" and forms(document, above) & _STAFF:
        return bool(set(cases(document, match.head)) & {"to", "at", "for", "in"})
    if match.frame.words != ("dialogue",) or document.children(match.head, "nummod"):
        return False
    return standing.effect not in _HELD or standing.failed


def was_tried(document: Document, standing: Standing) -> bool:
    """Whether a thing was attempted, by a verb or by an attempt that is told to be over: "its attempt to launch a satellite failed"."""
    return any(
        forms(document, each) & {"try", "attempt", "effort", "bid"} and _is_over(document, each)
        for each in standing.cue
    )


def _is_over(document: Document, token: int) -> bool:
    """Whether trying is told as past, by its verb or by what became of the attempt."""
    tokens = document.analysis.tokens
    if tokens[token].upos != "NOUN":
        return tense_of(document, token) == "past"
    if any(
        standing_words().adjectives.get(word) in ("failed", "ended")
        for each in modifiers(document, token)
        for word in sorted(forms(document, each))
    ):
        return True
    above = tokens[token].head
    return (
        document.relation(token) == "nsubj"
        and above >= 0
        and tense_of(document, above) == "past"
        and bool(forms(document, above) & {"fail", "end", "succeed", "collapse"})
    )


_WHENEVER: Final = frozenset({"when", "before", "after", "until", "once"})


def is_yet_to_come(document: Document, match: Match) -> bool:
    """Whether a clause of time in the present tense looks ahead with the clause above: "will come up when they meet"."""
    root = document.clause_root(match.head)
    if document.relation(root) != "advcl":
        return False
    opening = {low(document, each) for each in document.children(root, "mark", "advmod")}
    above = document.analysis.tokens[root].head
    modals = {low(document, each) for each in document.children(above, "aux")} if above >= 0 else set()
    return bool(opening & _WHENEVER) and bool(modals & _AHEAD)


_AHEAD: Final = frozenset(
    {"will", "'ll", "’ll", "shall", "would", "may", "might", "could", "can", "must", "should"}
)


def is_now(document: Document, match: Match, when: When | None) -> bool:
    """Whether a visit is the setting of a remark of the report's own day: "said during a visit to ..."."""
    if "during" not in cases(document, match.head) or document.relation(match.head) != "obl":
        return False
    above = document.analysis.tokens[match.head].head
    if above < 0 or not forms(document, above) & standing_words().reporting:
        return False
    return when is None or (document.day is not None and when.interval == document.day)
