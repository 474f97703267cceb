"""What kind of thing is said: demand, offer, threat and so on, by the cue and by what is said.

The cue's own kind stands where it is firm. Some cues lean on what is said: "warned" is a threat, a demand or a
prediction. The rest is left to what is said alone (`content_kinds`). The rule's name is what is cited.
"""

from __future__ import annotations

import re
from typing import cast

from communique.model.vocabulary import Kind
from communique.reading.content_kinds import kind_of_content
from communique.reading.said import Said, conditional, harms, has, hedged, meets, willed


def kind_of(said: Said) -> tuple[Kind, str]:
    """The kind of a statement and the rule that gave it."""
    if said.negated and (turned := _denied_cue(said)):
        return turned
    if said.firm and said.prior is not None:
        return _firm(said)
    by_group = _GROUPS.get(said.group)
    if by_group is not None:
        return by_group(said)
    return kind_of_content(said)


def _denied_cue(said: Said) -> tuple[Kind, str] | None:
    if said.prior == "demand" and said.group == "wanting of another" and not meets(said):
        if said.partisan and said.form in ("to", "object") and said.named:
            return "refusal", "does not want it done"
        return "assessment", "does not want"
    if said.prior == "prediction":
        return "assessment", "does not expect"
    if said.prior == "refusal":
        return ("threat" if has(said.words, "hostile") else "offer"), "has not ruled out"
    if said.prior in ("offer", "pledge", "demand", "appeal"):
        return "refusal", f"denied {said.prior}"
    if said.prior == "denial":
        return "assessment", "does not deny"
    return None


def _firm(said: Said) -> tuple[Kind, str]:
    kind = cast("Kind", said.prior)
    if kind == "offer" and harms(said.words) and said.group == "willingness" and not has(said.words, "calm"):
        return "threat", "ready for force"
    if kind == "offer" and said.cue == "interested" and not meets(said) and not has(said.words, "calm"):
        return "assessment", "interested in another thing"
    if kind == "demand" and said.group == "demanding" and conditional(said) and "talk" in said.words:
        return "condition", "demand before talks"
    if (
        kind == "prediction"
        and said.cue == "hope"
        and said.partisan
        and said.subject != "own"
        and (has(said.words, "everybody") or _BOTH.search(said.words))
    ):
        return "appeal", "hopes of those who can grant it"
    if kind == "refusal" and re.search(
        r" (?:unless|until|before|as long as|so long as|without first) ", said.words
    ):
        return "condition", "refused unless"
    if kind == "offer" and re.search(
        r" (?:only if|only when|only after|unless|until|but (?:\S+ )?first|provided (?:that )?|on condition) ",
        said.words,
    ):
        return "condition", "offered only if"
    if kind == "refusal" and _CLAIMS.match(said.words):
        return "denial", "rejected what is claimed"
    if kind == "prediction" and said.cue == "expect" and said.form == "to" and said.partisan:
        if "had" in said.cue_words:
            return "assessment", "had expected"
        if said.named and "expected" not in said.cue_words and not has(said.words, "hostile"):
            return "demand", "expects of another"
    if (
        kind == "pledge"
        and said.group == "commitment"
        and has(said.words, "going_on")
        and has(said.words, "hostile")
    ):
        return "threat", "committed to force"
    return kind, "cue"


_CLAIMS = re.compile(
    r" (?:the |any |all |such |these |those |its |their |his |her |as )?(?:\w+ )?(?:assertion|claim|allegation|accusation|charge|report|suggestion|notion|"
    r"assumption|rumor|rumour)s? "
)


# Two who are hoped to do something: "hopes both Peru and Chile will".
_BOTH = re.compile(r" both (?:\S+ ){1,4}?and (?:\S+ ){1,4}?(?:will|would|can|could) ")

# --- groups of cues whose kind leans on what is said ---------------------------------------------------------


def _wanting(said: Said) -> tuple[Kind, str]:
    if has(said.words, "calm") and " see " in said.words:
        return "appeal", "wants to see peace"
    if said.form == "to" and not said.named:
        return ("offer", "wants to meet") if meets(said) else ("assessment", "wants to")
    if conditional(said) and " before " in said.words:
        return "condition", "wants before"
    return "demand", "wants of another"


def _keen(said: Said) -> tuple[Kind, str]:
    if meets(said):
        return "offer", "keen to meet"
    return ("appeal", "keen to see peace") if has(said.words, "calm") else ("assessment", "keen")


def _urging(said: Said) -> tuple[Kind, str]:
    if " not to " in said.words and meets(said):
        return "refusal", "urged not to talk"
    if said.peer:
        return "appeal", "asked of its own side"
    if has(said.words, "calm") or has(said.words, "everybody"):
        return "appeal", "urged to talk or keep calm"
    return "demand", "urged a named thing"


def _vowing(said: Said) -> tuple[Kind, str]:
    if harms(said.words):
        return "threat", "vowed harm"
    if has(said.words, "going_on"):
        return "refusal", "vowed to go on"
    if has(said.words, "noncommittal"):
        return "assessment", "noncommittal"
    return "pledge", "cue"


def _warning(said: Said) -> tuple[Kind, str]:
    if (
        re.search(r" or (?:else|(?:it |they )?(?:will )?(?:face|suffer|pay|risk)) ", said.words)
        and said.partisan
    ):
        return "threat", "warned, or else"
    if said.form == "to" or said.imperative:
        return "demand", "warned to act"
    if said.cue == "warn of" and not has(said.words, "hostile"):
        return "prediction", "warned of what may come"
    if said.form == "against" or said.cue == "warn against":
        return "demand", "warned against"
    if has(said.words, "needing") and said.subject != "own":
        return "demand", "warned of a need"
    if said.partisan and " if " in said.words and willed(said):
        return "threat", "warned of what follows"
    if not said.partisan:
        return (
            ("prediction", "warned by an outsider")
            if hedged(said)
            else ("assessment", "warned by an outsider")
        )
    if said.subject == "own" and (willed(said) or {"could", "may", "might", "can"} & set(said.modals)):
        return "threat", "warned of what it may do"
    if said.subject == "own" and not has(said.words, "hostile"):
        return "announcement", "warned of an own plan"
    if has(said.words, "hostile") or said.form == "of":
        return "threat", "warned of harm"
    if re.search(r" (?:may|might|could) have ", said.words):
        return "assessment", "warned of a fact"
    if hedged(said) or "will" in said.modals or "would" in said.modals:
        return "prediction", "warned of what may come"
    return "assessment", "warned of a fact"


def _pledging(said: Said) -> tuple[Kind, str]:
    if said.cue == "agree" and said.form == "clause":
        if has(said.words, "needing"):
            return "demand", "agreed that another must"
        return "assessment", "agreed that"
    return "pledge", "cue"


def _accepting(said: Said) -> tuple[Kind, str]:
    if said.negated or {"not", "n't", "never", "cannot"} & set(said.cue_words):
        return "refusal", "not accepted"
    if {"could", "would", "might", "may", "can"} & set(said.cue_words):
        return "offer", "could accept"
    return _announcing(said)


def _announcing(said: Said) -> tuple[Kind, str]:
    if said.cue in ("declare", "proclaim") and said.form in ("clause", "quote", "run"):
        # To declare that something is so is to say it with weight: what is said tells its kind.
        found = kind_of_content(said)
        if found[1] == "default":
            return ("assessment", "declares a view") if said.copula else ("announcement", "cue")
        return found
    if said.subject == "other" and {"must", "should"} & set(said.modals):
        return "demand", "announced that another must"
    if (said.subject == "other" or said.peer) and said.partisan and has(said.words, "accusing"):
        return "accusation", "told another's wrong"
    if said.subject != "other" and has(said.words, "going_on") and has(said.words, "hostile"):
        return "threat", "announced harm"
    if said.subject == "own" and said.refused and willed(said):
        return "refusal", "announced that it will not"
    return "announcement", "cue"


def _judging(said: Said) -> tuple[Kind, str]:
    if _UNTRUE.search(said.words):
        return "denial", "called untrue"
    if said.cue not in _WEIGHING and has(said.words, "accusing"):
        return "accusation", "judged as wrong"
    return "assessment", "cue"


# Verbs of praise and doubt, which put nobody in the wrong by themselves.
_WEIGHING = frozenset(
    {"praise", "hail", "welcome", "applaud", "laud", "commend", "thank", "credit", "credit with", "credit for", "salute", "congratulate",
     "downplay", "play down", "question", "doubt"}
)  # fmt: skip


def _viewing(said: Said) -> tuple[Kind, str]:
    if said.form == "as" and said.partisan and has(said.words, "accusing"):
        return "accusation", "sees as wrong"
    if said.form in ("clause", "quote") and not said.partisan and hedged(said):
        return "prediction", "expects"
    return "assessment", "cue"


_UNTRUE = re.compile(
    r" (?:lies|lie|fabrication|fabrications|fabricated|false|baseless|groundless|untrue|unfounded|fiction|nonsense|slander) "
)

_GROUPS = {
    "wanting of another": _wanting,
    "urging": _urging,
    "calls": _urging,
    "vowing": _vowing,
    "warning": _warning,
    "pledging": _pledging,
    "pledges": _vowing,
    "announcing": _announcing,
    "announcements": _announcing,
    "judging": _judging,
    "holding a view": _viewing,
    "planning": _announcing,
    "keenness": _keen,
    "accepting": _accepting,
}
