"""What kind of thing is said: demand, offer, threat and so on, by the cue and by what is said.

The cue's own kind stands where it is firm. Otherwise the rules below look at the words of what is said: who is to
act (the speaker's own side, another, or both), modals, negation, conditions, and the word lists of `kinds.yaml`.
They are tried in order; the first that holds names the kind, and its name is the rule that is cited.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any, Literal, cast

import msgspec
import yaml

from communique.errors import DataError
from communique.model.vocabulary import Kind

Actor = Literal["own", "other", "joint", "none"]

LISTS = (
    "hostile", "accusing", "willing", "willing_soft", "hoping", "needing", "joining", "calm", "everybody", "going_on",
    "denying", "noncommittal", "conditional", "official", "outsider",
)  # fmt: skip


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What the rules look at.

    Attributes:
        words: Texts and lemmas of what is said, in lower case, as `" text text " + "|" + " lemma lemma "`.
        group: Name of the cue's group, empty for a bare quotation.
        cue: The cue's key.
        prior: The cue's kind.
        firm: Whether the cue settles it.
        negated: Whether the cue is denied.
        subject: Who is to act in what is said.
        modals: Auxiliaries of its main verb.
        refused: Whether its main verb is negated.
        past: Whether its main verb tells something past or going on.
        form: Complement that it is.
        partisan: Whether the speaker speaks for a side.
        account: Type of an account that it tells, with the speaker's side among its sides.
        imperative: Whether it commands.
        cue_words: Texts of the cue's words, in lower case.
        named: Whether the cue names somebody who is asked to act.
        copula: Whether it says what something is rather than what somebody does.
    """

    words: str
    group: str = ""
    cue: str = ""
    prior: Kind | None = None
    firm: bool = False
    negated: bool = False
    subject: Actor = "none"
    modals: tuple[str, ...] = ()
    refused: bool = False
    past: bool = False
    form: str = "clause"
    partisan: bool = True
    account: str | None = None
    imperative: bool = False
    cue_words: tuple[str, ...] = ()
    named: bool = False
    copula: bool = False


@cache
def word_lists() -> dict[str, re.Pattern[str]]:
    """The word lists of `kinds.yaml`, compiled and checked once.

    Raises:
        DataError: If a list is missing, empty or unknown.
    """
    source = resources.files("communique.reading").joinpath("kinds.yaml")
    return parse_lists(yaml.safe_load(source.read_text("utf-8")), "kinds.yaml")


def parse_lists(data: Any, where: str) -> dict[str, re.Pattern[str]]:
    """Check the lists of a kinds file and compile each to one pattern.

    Args:
        data: The file's YAML.
        where: Its name, for errors.
    """
    if not isinstance(data, dict) or set(data) != set(LISTS):
        raise DataError(f"a kinds file holds exactly the lists {', '.join(LISTS)}", where=where)
    found = {}
    for name, phrases in data.items():
        if not isinstance(phrases, list) or not phrases:
            raise DataError(f"the list {name!r} is empty", where=where)
        parts = [re.escape(str(each)).replace(r"\ \*\ ", r" \S+ ").replace(r"\*", r"\S*") for each in phrases]
        found[name] = re.compile(rf"(?<=[ ])(?:{'|'.join(sorted(parts, key=len, reverse=True))})(?=[ ])")
    return found


def has(words: str, name: str) -> bool:
    """Whether words hold a phrase of a list."""
    return word_lists()[name].search(words) is not None


def kind_of(said: Said) -> tuple[Kind, str]:
    """The kind of a statement and the rule that gave it."""
    if said.negated and (turned := _denied_cue(said)):
        return turned
    if said.firm and said.prior is not None:
        return _firm(said)
    by_group = _GROUPS.get(said.group)
    if by_group is not None:
        return by_group(said)
    return _content(said)


def _denied_cue(said: Said) -> tuple[Kind, str] | None:
    if said.prior == "refusal":
        return ("threat" if has(said.words, "hostile") else "offer"), "has not ruled out"
    if said.prior in ("offer", "pledge", "demand", "appeal"):
        return "refusal", f"denied {said.prior}"
    if said.prior == "denial":
        return "assessment", "does not deny"
    return None


def _firm(said: Said) -> tuple[Kind, str]:
    kind = cast("Kind", said.prior)
    if (
        kind == "offer"
        and has(said.words, "hostile")
        and said.group == "willingness"
        and not has(said.words, "calm")
    ):
        return "threat", "ready for force"
    if kind == "demand" and said.group == "demanding" and _conditional(said) and "talk" in said.words:
        return "condition", "demand before talks"
    if kind == "refusal" and " unless " in said.words:
        return "condition", "refused unless"
    if kind == "prediction" and said.cue == "expect" and said.form == "to" and said.partisan:
        return ("assessment", "had expected") if "had" in said.cue_words else ("demand", "expects of another")
    if (
        kind == "pledge"
        and said.group == "commitment"
        and has(said.words, "going_on")
        and has(said.words, "hostile")
    ):
        return "threat", "committed to force"
    return kind, "cue"


# --- groups of cues whose kind leans on what is said ---------------------------------------------------------


def _wanting(said: Said) -> tuple[Kind, str]:
    if has(said.words, "calm") and " see " in said.words:
        return "appeal", "wants to see peace"
    if said.form == "to" and not said.named:
        return ("offer", "wants to meet") if _meets(said) else ("assessment", "wants to")
    if _conditional(said) and " before " in said.words:
        return "condition", "wants before"
    return "demand", "wants of another"


def _keen(said: Said) -> tuple[Kind, str]:
    if _meets(said):
        return "offer", "keen to meet"
    return ("appeal", "keen to see peace") if has(said.words, "calm") else ("assessment", "keen")


def _urging(said: Said) -> tuple[Kind, str]:
    if said.words.startswith(" not to ") and _meets(said):
        return "refusal", "urged not to talk"
    if has(said.words, "calm") or has(said.words, "everybody"):
        return "appeal", "urged to talk or keep calm"
    return "demand", "urged a named thing"


def _vowing(said: Said) -> tuple[Kind, str]:
    if has(said.words, "hostile"):
        return "threat", "vowed harm"
    if has(said.words, "going_on"):
        return "refusal", "vowed to go on"
    if has(said.words, "noncommittal"):
        return "assessment", "noncommittal"
    return "pledge", "cue"


def _warning(said: Said) -> tuple[Kind, str]:
    if said.form == "to" or said.imperative:
        return "demand", "warned to act"
    if said.form == "against":
        return "demand", "warned against"
    if has(said.words, "needing") and said.subject != "own":
        return "demand", "warned of a need"
    if not said.partisan:
        return (
            ("prediction", "warned by an outsider")
            if _hedged(said)
            else ("assessment", "warned by an outsider")
        )
    if said.subject == "own" and not has(said.words, "hostile"):
        return "announcement", "warned of an own plan"
    if has(said.words, "hostile") or said.form == "of":
        return "threat", "warned of harm"
    if re.search(r" (?:may|might|could) have ", said.words):
        return "assessment", "warned of a fact"
    if _hedged(said) or "will" in said.modals or "would" in said.modals:
        return "prediction", "warned of what may come"
    return "assessment", "warned of a fact"


def _pledging(said: Said) -> tuple[Kind, str]:
    if said.cue == "agree" and said.form == "clause":
        if has(said.words, "needing"):
            return "demand", "agreed that another must"
        return "assessment", "agreed that"
    return "pledge", "cue"


def _announcing(said: Said) -> tuple[Kind, str]:
    if said.subject != "other" and has(said.words, "going_on") and has(said.words, "hostile"):
        return "threat", "announced harm"
    return "announcement", "cue"


def _judging(said: Said) -> tuple[Kind, str]:
    if has(said.words, "accusing"):
        return "accusation", "judged as wrong"
    return "assessment", "cue"


def _viewing(said: Said) -> tuple[Kind, str]:
    if said.form in ("clause", "quote") and not said.partisan and _hedged(said):
        return "prediction", "expects"
    return "assessment", "cue"


# --- what is said alone --------------------------------------------------------------------------------------


def _content(said: Said) -> tuple[Kind, str]:
    for rule in _RULES:
        found = rule(said)
        if found is not None:
            return found
    return "assessment", "default"


def _by_noncommittal(said: Said) -> tuple[Kind, str] | None:
    if has(said.words, "noncommittal") and not has(said.words, "hoping"):
        return "assessment", "noncommittal"
    return None


def _by_denial(said: Said) -> tuple[Kind, str] | None:
    if (
        said.subject in ("own", "joint", "none")
        and has(said.words, "denying")
        and (said.refused or " not " in said.words)
    ):
        return "denial", "denies of its own side"
    return None


def _by_willingness(said: Said) -> tuple[Kind, str] | None:
    if said.refused or said.subject == "other" or not said.partisan:
        return None
    if has(said.words, "willing_soft") and has(said.words, "hostile"):
        return "threat", "ready for force"
    if has(said.words, "willing"):
        return "offer", "willing"
    return None


def _by_condition(said: Said) -> tuple[Kind, str] | None:
    if not _conditional(said) or not said.partisan:
        return None
    if (
        said.subject == "own"
        and has(said.words, "hostile")
        and (_willed(said) or has(said.words, "willing_soft"))
    ):
        return "threat", "if not, harm"
    if " depend " in said.words and " whether " in said.words:
        return "condition", "it depends"
    if " depend " in said.words and not re.search(
        r" (?:will|whether|would continue) ", said.words.split(" depend")[0]
    ):
        return None
    ordered = re.search(
        r" (?:before|unless|until|come first|condition|precondition|pre-condition|first|depend|only if|only when|only after|without progress|as soon as) ",
        said.words,
    )
    if ordered and (
        _willed(said)
        or said.refused
        or has(said.words, "needing")
        or " depend " in said.words
        or "condition " in said.words
        or " first " in said.words
    ):
        return "condition", "one before the other"
    if " if " in said.words and said.subject in ("own", "joint") and (_willed(said) or said.refused):
        return "condition", "if"
    if " if " in said.words and has(said.words, "needing"):
        return ("demand", "if so, you must") if said.subject == "other" else ("condition", "if, then must")
    return None


def _by_refusal(said: Said) -> tuple[Kind, str] | None:
    if not said.partisan or (
        said.subject == "other" and not re.search(r" (?:will|would) never force ", said.words)
    ):
        return None
    words = said.words
    if said.refused and (
        _willed(said)
        or "can" in said.modals
        or "could" in said.modals
        or ("do" in said.modals and _accepts(words))
    ):
        return "refusal", "will not"
    if re.search(r" (?:will|would) never | (?:no one|nobody) (?:be going to|will) ", words):
        return "refusal", "never"
    if re.search(
        r" (?:never|no one|nobody|there will be no|no longer|run scared|not the answer|out of the question|not negotiable|non-negotiable|no need) ",
        words,
    ) and (_willed(said) or " not the answer " in words or "negotiable " in words):
        return "refusal", "never"
    return None


def _by_command(said: Said) -> tuple[Kind, str] | None:
    if not said.imperative:
        return None
    return ("appeal", "calls on all") if has(said.words, "everybody") else ("demand", "commands")


def _by_demand(said: Said) -> tuple[Kind, str] | None:
    if said.subject == "own" or not has(said.words, "needing"):
        return None
    if not re.search(
        r" (?:must|should|ought|have to|need to|have got to|it be time|time for|can not be|can 't be|not be allow|be require|demand|expect \S+ to|need|imperative|necessary|essential) ",
        said.words,
    ):
        return None
    if not said.partisan and not {"must", "should"} & set(said.modals):
        return None
    if has(said.words, "calm") and has(said.words, "everybody"):
        return "appeal", "all should talk"
    return "demand", "somebody must"


def _by_threat(said: Said) -> tuple[Kind, str] | None:
    if not said.partisan or not has(said.words, "hostile") or (said.past and not _willed(said)):
        return None
    if said.subject in ("own", "none", "joint") and (
        _willed(said) or re.search(r" (?:option|on the table|prepared|ready) ", said.words)
    ):
        return "threat", "will do harm"
    if (
        said.subject == "other"
        and _willed(said)
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
    if (
        re.search(
            r" (?:commit to|be commit|commitment|pledge|promise|vow|guarantee|stand by|stand with|steadfast|unwavering|unshakeable|unshakable|ironclad|iron-clad) ",
            said.words,
        )
        and said.subject != "other"
    ):
        return "pledge", "commits itself"
    if said.subject == "own" and _willed(said):
        if said.account in _GATHERINGS:
            return "announcement", "own event to come"
        return "pledge", "own side will"
    return None


def _by_hope(said: Said) -> tuple[Kind, str] | None:
    if re.search(r" (?:may|might|could) (?:already )?have ", said.words):
        return "assessment", "supposes of the past"
    return ("prediction", "hopes or expects") if _hedged(said) else None


def _by_accusation(said: Said) -> tuple[Kind, str] | None:
    if (
        said.subject == "own"
        or not has(said.words, "accusing")
        or {"may", "might", "could"} & set(said.modals)
    ):
        return None
    return ("accusation", "puts another in the wrong") if said.partisan else None


def _by_announcement(said: Said) -> tuple[Kind, str] | None:
    if not said.partisan or not _does(said):
        return None
    if re.search(r" (?:agree|agreed) (?:in principle )?(?:to|on) ", said.words) and not _willed(said):
        return "announcement", "tells what was agreed"
    if said.copula:
        return None
    if said.subject in ("own", "joint") and (said.account is not None or said.past):
        return "announcement", "own act"
    if said.account is not None and not _willed(said):
        return "announcement", "own event"
    return None


def _by_future(said: Said) -> tuple[Kind, str] | None:
    if not {"will", "would", "'ll", "shall", "could"} & set(said.modals):
        return None
    if said.copula and "would" in said.modals:
        return "assessment", "judges what would be"
    if said.subject == "joint" and said.partisan:
        return "announcement", "joint plan"
    return "prediction", "foretells"


_RULES = (
    _by_noncommittal, _by_command, _by_denial, _by_willingness, _by_condition, _by_threat, _by_refusal, _by_demand, _by_pledge,
    _by_accusation, _by_hope, _by_announcement, _by_future,
)  # fmt: skip

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
    "accepting": _announcing,
}


def _conditional(said: Said) -> bool:
    return has(said.words, "conditional")


def _willed(said: Said) -> bool:
    return (
        bool({"will", "would", "'ll", "shall", "wo", "going", "'d"} & set(said.modals))
        or " be going to " in said.words
    )


def _hedged(said: Said) -> bool:
    return bool({"may", "might", "could"} & set(said.modals)) or has(said.words, "hoping")


def _accepts(words: str) -> bool:
    return (
        re.search(
            r" (?:accept|recognize|recognise|agree|negotiate|want to talk|talk|tolerate|allow|support) ",
            words,
        )
        is not None
    )


def _meets(said: Said) -> bool:
    return re.search(r" (?:meet|talk|convene|discuss|resume|reopen|engage) ", said.words) is not None


def _does(said: Said) -> bool:
    """Whether it tells an act, not a state of mind or how things look."""
    return _STATES.search(said.words.split("|")[0]) is None


# Meetings and moves that are announced rather than promised.
_GATHERINGS = frozenset({"talks", "visit", "call", "contact", "channel", "exercise", "deployment"})
_STATES = re.compile(
    r" (?:believes?|believed|thinks?|thought|knows?|knew|feels?|felt|looks? like|looked like|wants?|wanted|hopes?|hoped|needs?|"
    r"needed|sees?|saw|seeing|seems?|seemed|appears?|appeared|depends?|depended|look forward|unlikely|likely) "
)
