"""The kind that words show by themselves, whatever the cue: rules tried in order, the first that holds decides.

Who is to act (the speaker's own side, another, or both), modals, negation, conditions and word lists: "we will"
is a pledge or a threat, "they must" a demand, "no talks unless" a condition.
"""

from __future__ import annotations

import re

from communique.model.vocabulary import Kind
from communique.reading.content_rest import kind_of_rest, kind_of_stand
from communique.reading.kind_patterns import (
    ALL_MUST,
    BEFORE_LONG,
    BEGINNINGS,
    BLOWS,
    CAN,
    COMMITTED,
    CONCEDED,
    CONFIDENT,
    DEEDS,
    EASING,
    EXCHANGED,
    FARES,
    FIRST,
    GATHERINGS,
    HARMLESS,
    HAS_TO,
    HELD_OUT,
    IF_GOING_ON,
    IF_NOT,
    IMPOSSIBLE,
    MEASURE,
    MINDS,
    NECESSARY,
    NONE,
    NOT_DONE,
    NOTHING_UNTIL,
    OPENERS,
    OR_ELSE,
    PROBABLY,
    SCHEDULED,
    SET_DOWN,
    SHOULD_BE_NO,
    SHOULD_PROVE,
    SHOWN,
    TIME_TO,
    UNFLINCHING,
    UNSHAKEABLE,
    VIEWED,
    WHETHER,
)
from communique.reading.said import Said, accepts, acts, conditional, does, harms, has, hedged, weighs, willed


def kind_of_content(said: Said) -> tuple[Kind, str]:
    """The kind that what is said shows by itself, and the rule that gave it."""
    for rule in _RULES:
        found = rule(said)
        if found is not None:
            return found
    return kind_of_rest(said) or ("assessment", "default")


def _by_noncommittal(said: Said) -> tuple[Kind, str] | None:
    if has(said.words, "noncommittal") and not has(said.words, "hoping"):
        return "assessment", "noncommittal"
    return None


def _by_denial(said: Said) -> tuple[Kind, str] | None:
    if (
        said.partisan
        and said.past
        and said.refused
        and said.subject in ("own", "none")
        and NOT_DONE.search(said.words)
    ):
        return "denial", "has not done so"
    if (
        said.subject in ("own", "joint", "none")
        and has(said.words, "denying")
        and (said.refused or " not " in said.words)
    ):
        return "denial", "denies of its own side"
    return None


def _by_willingness(said: Said) -> tuple[Kind, str] | None:
    if said.refused or said.subject == "other" or not said.partisan or WHETHER.search(said.words):
        return None
    if has(said.words, "willing_soft") and harms(said.words):
        return "threat", "ready for force"
    if said.subject != "own" and not has(EXCHANGED.sub(" ", said.words), "willing"):
        return None
    if has(said.words, "willing"):
        return "offer", "willing"
    return None


def _by_consequence(said: Said) -> tuple[Kind, str] | None:
    """Harm held out should another not do as told: "we will do that unless they...", "if they go on, they will be destroyed"."""
    if not said.partisan or said.refused or not (willed(said) or CAN.search(said.words)):
        return None
    if OR_ELSE.search(said.words):
        return "threat", "or else"
    if IF_NOT.search(said.words) and said.subject != "joint" and not has(said.words, "willing"):
        return "threat", "if not, this follows"
    if IF_GOING_ON.search(said.words) and has(said.words, "hostile"):
        return "threat", "if they go on, harm"
    return None


def _by_condition(said: Said) -> tuple[Kind, str] | None:
    if said.partisan and (FIRST.search(said.words) or NOTHING_UNTIL.search(said.words)):
        return "condition", "this first"
    if not conditional(said) or not said.partisan:
        return None
    if (
        said.subject == "own"
        and has(said.words, "hostile")
        and (willed(said) or has(said.words, "willing_soft"))
    ):
        return "threat", "if not, harm"
    if " depend " in said.words and " whether " in said.words:
        return "condition", "it depends"
    if " depend " in said.words and not re.search(
        r" (?:will|whether|would continue) ", said.words.split(" depend")[0]
    ):
        return None
    ordered = re.search(
        r" (?:unless|until|come first|precondition|pre-condition|(?<!provide )(?<!create )condition (?:for|that|of|be)|first|depend|only if|only when|only after|without progress|as soon as(?! possible)) ",
        said.words,
    ) or (
        " before " in said.words
        and not BEFORE_LONG.search(said.words)
        and (said.refused or {"must", "should", "need"} & set(said.modals) or HAS_TO.search(said.words))
    )
    if ordered and (
        willed(said)
        or said.refused
        or has(said.words, "needing")
        or " depend " in said.words
        or re.search(r"(?<!provide )(?<!create )condition (?:for|that|of|be) ", said.words)
        or " first " in said.words
    ):
        return "condition", "one before the other"
    if re.search(r" (?:will|would) only ", said.words) and said.subject in ("own", "none"):
        return "condition", "only so"
    if " if " in said.words and said.subject in ("own", "joint") and (willed(said) or said.refused):
        return "condition", "if"
    if " if " in said.words and has(said.words, "needing"):
        return ("demand", "if so, you must") if said.subject == "other" else ("condition", "if, then must")
    return None


def _by_refusal(said: Said) -> tuple[Kind, str] | None:
    if said.partisan and NONE.search(said.words):
        return "refusal", "there will be none"
    if said.partisan and SHOULD_BE_NO.search(said.words) and said.subject != "own":
        return "refusal", "there should be none"
    if said.partisan and IMPOSSIBLE.search(said.words) and said.subject != "other":
        return "refusal", "impossible"
    if (
        said.partisan
        and said.refused
        and said.subject == "own"
        and (willed(said) or " and will not " in said.words)
        and HARMLESS.search(said.words)
    ):
        return "pledge", "will do no harm"
    if not said.partisan or (
        said.subject == "other" and not re.search(r" (?:will|would) never force ", said.words)
    ):
        return None
    words = said.words
    if said.refused and willed(said) and said.subject == "own" and CONCEDED.search(words):
        return "offer", "will not insist"
    able = bool({"can", "could", "ca"} & set(said.modals)) and (said.subject != "none" or accepts(words))
    does_not = bool({"do", "does", "did"} & set(said.modals)) and accepts(words)
    if said.refused and ((willed(said) and not (said.copula and said.subject == "none")) or able or does_not):
        if said.subject == "none" and PROBABLY.search(words):
            return "prediction", "will probably not"
        return "refusal", "will not"
    if re.search(r" (?:will|would) never | (?:no one|nobody) (?:be going to|will) ", words):
        return "refusal", "never"
    if re.search(
        r" (?:never|no one|nobody|there will be no|no longer|run scared|not the answer|out of the question|not negotiable|non-negotiable|no need) ",
        words,
    ) and (willed(said) or " not the answer " in words or "negotiable " in words):
        return "refusal", "never"
    return None


def _by_command(said: Said) -> tuple[Kind, str] | None:
    if not said.imperative or OPENERS.match(said.words):
        return None
    if re.match(r" (?:[“\"'] )?let (?:us|'s|’s) ", said.words):
        return "appeal", "let us"
    return ("appeal", "calls on all") if has(said.words, "everybody") else ("demand", "commands")


def _by_demand(said: Said) -> tuple[Kind, str] | None:
    if not has(said.words, "needing") or (
        said.subject != "own" and (MINDS.search(said.words) or SHOULD_PROVE.search(said.words))
    ):
        return None
    if TIME_TO.search(said.words) and has(said.words, "calm"):
        return "appeal", "time to talk"
    if said.subject == "own":
        if said.peer and {"must", "should"} & set(said.modals) and not said.copula:
            return "demand", "tells its own state"
        return _own_need(said)
    if not re.search(
        r" (?:must|should|ought|have to|(?<!the )need to|have got to|it be time|time for|can not be|can 't be|not be allow|be require|demand(?:s|ed|ing)? (?:that|to|an?|the)|onus be on|be up to|expect \S+ to|need|imperative|necessary|essential) ",
        said.words,
    ):
        return None
    if not said.partisan and not {"must", "should"} & set(said.modals):
        return None
    if NECESSARY.search(said.words):
        return "demand", "it is necessary"
    if (
        said.copula
        and said.subject == "none"
        and not {"must", "should"} & set(said.modals)
        and not said.refused
    ):
        return None
    if ALL_MUST.search(said.words) or (has(said.words, "calm") and has(said.words, "everybody")):
        return "appeal", "all should"
    return "demand", "somebody must"


def _own_need(said: Said) -> tuple[Kind, str] | None:
    """What "we" must have or do, said to the other side: "we need to see actions", "we need to get to the table"."""
    if not said.partisan or said.form not in ("quote", "run") or said.past:
        return None
    if not re.search(r" we (?:\S+ )?(?:need|must|have to|should|ought) ", said.words):
        return None
    return ("appeal", "we should talk") if has(said.words, "calm") else ("demand", "we need to see")


def _by_threat(said: Said) -> tuple[Kind, str] | None:
    if EASING.search(said.words) or (said.refused and not UNFLINCHING.search(said.words)):
        return None
    if said.partisan and UNFLINCHING.search(said.words) and said.subject != "other":
        return "threat", "will not hesitate"
    if not said.partisan or not has(said.words, "hostile") or (said.past and not willed(said)):
        return None
    if said.copula and not HELD_OUT.search(said.words):
        return None
    if said.account == "step":
        return None
    if said.subject != "other" and willed(said) and MEASURE.search(said.words) and not conditional(said):
        return "announcement", "own measure to come"
    if said.subject in ("own", "none", "joint") and (
        willed(said) or re.search(r" (?:option|on the table|prepared|ready) ", said.words)
    ):
        return "threat", "will do harm"
    if (
        said.subject == "other"
        and willed(said)
        and re.search(r" (?:pay|regret|suffer|face|consequence|price|sea of|life and death) ", said.words)
    ):
        return "threat", "will suffer"
    if re.search(
        r" (?:war (?:may|could|can) break out|life and death|there (?:will be|be) consequence) ", said.words
    ):
        return "threat", "foretells harm"
    return None


def _by_pledge(said: Said) -> tuple[Kind, str] | None:
    if not said.partisan or said.refused:
        return None
    if CONFIDENT.search(said.words) and (willed(said) or " will " in said.words or " can be " in said.words):
        return "prediction", "is confident that it will be"
    if UNSHAKEABLE.search(said.words):
        return "pledge", "stands by it"
    if said.subject in ("own", "joint") and COMMITTED.search(said.words):
        return "pledge", "commits itself"
    if (
        said.subject == "own"
        and willed(said)
        and not said.copula
        and not re.search(r" would (?:like|love|prefer|hope|argue|say) ", said.words)
    ):
        if said.account in GATHERINGS:
            return "announcement", "own event to come"
        if said.verb in SCHEDULED:
            return "announcement", "own act to come"
        return "pledge", "own side will"
    return None


def _by_hope(said: Said) -> tuple[Kind, str] | None:
    if re.search(r" (?:may|might|could) (?:already )?have ", said.words):
        return "assessment", "supposes of the past"
    return ("prediction", "hopes or expects") if hedged(said) else None


def _by_accusation(said: Said) -> tuple[Kind, str] | None:
    if (
        (said.subject == "own" and not said.peer)
        or not has(said.words, "accusing")
        or {"may", "might", "could"} & set(said.modals)
        or said.subject == "joint"
        or (not said.past and (PROBABLY.search(said.words) or (said.subject == "none" and willed(said))))
    ):
        return None
    return ("accusation", "puts another in the wrong") if said.partisan else None


def _by_announcement(said: Said) -> tuple[Kind, str] | None:
    if not said.partisan or not does(said):
        return None
    if re.search(r" (?:agree|agreed) (?:in principle )?(?:to|on) ", said.words) and not willed(said):
        return "announcement", "tells what was agreed"
    if said.account in SHOWN and said.past and said.subject in ("own", "none"):
        return "announcement", "tells of its own test or drill"
    if said.copula or FARES.search(said.words):
        return None
    if said.subject in ("own", "joint") and (said.account is not None or (said.past and acts(said))):
        return None if weighs(said) else ("announcement", "own act")
    if (
        said.past
        and said.verb in DEEDS
        and said.form == "clause"
        and not has(said.words, "accusing")
        and not VIEWED.search(said.words)
    ):
        return "announcement", "tells an act"
    if said.account is not None and said.past and not willed(said) and not weighs(said):
        if said.subject == "other" and said.account in BLOWS:
            return "accusation", "tells another's blow"
        return "announcement", "own event"
    return None


def _scheduled(said: Said) -> bool:
    """Whether it tells a thing set to be done: "the three will hold drills", "the work would begin at once"."""
    set_down = said.subject == "none" and SET_DOWN.search(said.words.split("|")[0]) is not None
    verbs = BEGINNINGS if said.subject == "none" and not set_down else SCHEDULED | DEEDS
    return said.verb in verbs and not said.refused and not conditional(said)


def _by_future(said: Said) -> tuple[Kind, str] | None:
    if not ({"will", "would", "'ll", "shall", "could"} & set(said.modals) or " be going to " in said.words):
        return None
    if said.subject == "joint" and said.partisan:
        return "announcement", "joint plan"
    if said.partisan and willed(said) and _scheduled(said):
        return "announcement", "event to come"
    if said.partisan and said.account is not None and {"will", "'ll", "shall"} & set(said.modals):
        return "announcement", "own event to come"
    if (" depend " in said.words or (said.copula and "would" in said.modals)) and " if " not in said.words:
        return "assessment", "judges what would be"
    return "prediction", "foretells"


_RULES = (
    _by_noncommittal, _by_command, _by_denial, _by_willingness, _by_consequence, _by_condition, _by_threat, _by_refusal, _by_demand, _by_pledge,
    _by_accusation, kind_of_stand, _by_hope, _by_announcement, _by_future,
)  # fmt: skip
