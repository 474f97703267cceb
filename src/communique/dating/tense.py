"""Where a clause looks: back or ahead. By the tree and tense of its verb where they are told, else by its words.

A bare weekday, month or day is the last one under a past tense and the next under a future ("said Thursday",
"will meet Thursday").
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import yaml

from communique.dating.words import Words, token_at

if TYPE_CHECKING:
    from communique.language import Analysis

_DATA: Final = yaml.safe_load(Path(__file__).with_name("tense.yaml").read_text(encoding="utf-8"))
_AHEAD: Final = frozenset(_DATA["ahead"])
_WITH_TO: Final = frozenset(_DATA["ahead_with_to"])
_WITH_MORE: Final = frozenset(_DATA["ahead_with_more"])
_BACK: Final = frozenset(_DATA["back"])
_NOT_PAST: Final = frozenset(_DATA["not_past"])
_FUTURE_AUX: Final = frozenset(
    {"will", "shall", "'ll", "’ll", "wo", "would", "may", "might", "could", "should", "must", "can"}
)
_PLANS: Final = frozenset(
    [
        "plan",
        "schedule",
        "expect",
        "intend",
        "aim",
        "hope",
        "set",
        "due",
        "slate",
        "want",
        "agree",
        "decide",
        "threaten",
        "promise",
        "pledge",
        "vow",
        "need",
        "ask",
        "urge",
        "tell",
        "order",
        "prepare",
        "propose",
        "invite",
        "offer",
        "seek",
        "try",
        "wait",
        "go",
        "suppose",
        "arrange",
        "call",
        "order",
    ]
)
_AFTERMATH: Final = frozenset({"wake", "aftermath", "outcome", "result", "success", "failure", "fallout"})
"""Nouns of what has come of an event, which then lies behind."""
_JUDGING: Final = frozenset({"blame", "condemn", "denounce", "deplore", "mourn", "decry", "regret", "recall"})
"""Verbs whose object lies behind, whenever they are said."""
_PUT_FORWARD: Final = frozenset({"propose", "suggest", "offer", "invite", "arrange"})
_AGENDA: Final = frozenset(
    [
        "meet",
        "begin",
        "open",
        "start",
        "arrive",
        "head",
        "convene",
        "resume",
        "travel",
        "visit",
        "depart",
        "leave",
        "host",
        "fly",
        "come",
        "go",
        "hold",
        "take",
        "mark",
        "expire",
        "end",
        "close",
        "run",
    ]
)
_DETERMINERS: Final = frozenset(
    [
        "the",
        "a",
        "an",
        "its",
        "his",
        "their",
        "her",
        "our",
        "my",
        "this",
        "that",
        "these",
        "those",
        "concerns",
        "lack",
    ]
)
_PLANNED: Final = frozenset({"due", "scheduled", "set", "expected", "planned", "slated"})
_NEW_CLAUSE: Final = frozenset({"and", "but", "while", "although", "though", "whereas", "because"})
_STOPS: Final = frozenset({".", "!", "?", ";", ""})
_REACH: Final = 12


def of_words(words: Words, first: int, last: int) -> int:
    """Direction by the nearest telling word of the sentence, those before counting nearer than those after."""
    best, found = 99.0, 0
    for distance, sign in _telling(words, first, last):
        if distance < best:
            best, found = distance, sign
    return found


def _telling(words: Words, first: int, last: int) -> list[tuple[float, int]]:
    held: list[tuple[float, int]] = []
    had = "had" in words.lows[max(0, first - _REACH) : first]
    if (words.low(first - 1) == "by" and not had) or words.lows[max(0, first - 3) : first] == [
        "as",
        "soon",
        "as",
    ]:
        held.append((0.5, 1))
    for step in range(1, _REACH + 1):
        index = first - step
        if index < 0 or words.lows[index] in _STOPS:
            break
        if (sign := _sign(words, index)) != 0:
            held.append((step, -1 if sign > 0 and _had_been_due(words, index) else sign))
            break
    for step in range(_REACH):
        index = last + step
        if index >= len(words.lows) or words.lows[index] in _STOPS or words.lows[index] in _NEW_CLAUSE:
            break
        if (sign := _sign(words, index)) != 0:
            # Behind a comma another clause may have begun, as a rule that of who says so: "will meet him in May, he has said".
            away = (_REACH if held else 2.0) if "," in words.lows[last:index] else 0.0
            held.append((step + 2.5 + away, sign))
            break
    return held


def _had_been_due(words: Words, index: int) -> bool:
    """Whether a word stands in `had been due to expire`: what had been due is as a rule past."""
    return any(
        words.low(at) in _PLANNED and words.low(at - 1) == "been" and words.low(at - 2) == "had"
        for at in range(index, index - 3, -1)
    )


def _sign(words: Words, index: int) -> int:
    word = words.lows[index]
    after = words.low(index + 1)
    if word == "due":
        following = words.low(index + 2)
        return 1 if after != "to" or following not in _DETERMINERS else 0
    if word in _WITH_TO and after in ("to", "for", "on"):
        return 1
    if (
        word == "to"
        and after.isalpha()
        and after not in ("the", "a", "his", "its", "their", "north", "south")
    ):
        before = words.low(index - 1)
        return 1 if before in _AHEAD or before in _WITH_TO or before in ("is", "are", "were", "was") else 0
    if word in _AHEAD:
        if (
            word in _WITH_MORE
            and word not in ("may", "might", "could", "would", "can")
            and after not in ("to", "for", "on", "in")
        ):
            return -1 if word in _BACK else 0
        if word in ("could", "can") and (
            after in ("not", "n't", "n’t") or words.low(index - 1) in ("neither", "nor", "none")
        ):
            return 0
        if after in ("have", "be") and words.low(index + 2) == "been":
            return -1
        return 1
    past = word in _BACK or (len(word) > 4 and word.endswith("ed") and word not in _NOT_PAST)
    if not past:
        return 0
    behind = [words.low(index - step) for step in (1, 2, 3)]
    if any(each in _FUTURE_AUX for each in behind[:2]) or (
        "be" in behind and any(each in _FUTURE_AUX or each == "to" for each in behind)
    ):
        return 1 if "have" not in behind else -1
    return -1


def of_tree(analysis: Analysis, start: int) -> int | None:
    """Direction by the verb that governs the words at a character; None where no tree or tense tells."""
    index = token_at(analysis, start)
    tokens = analysis.tokens
    seen = 0
    while index >= 0 and seen < 12:
        token = tokens[index]
        if token.upos in ("VERB", "AUX") and token.feats:
            behind = any(
                tokens[child].lemma in _AFTERMATH and index < child and tokens[child].start < start
                for child in analysis.children(index)
            )
            # "to hail the outcome of the talks on Sunday": whatever the verb, the talks are over
            return -1 if behind else _of_verb(analysis, index)
        if token.upos == "NOUN" and (token.lemma in _AFTERMATH or _is_told_of(analysis, index)):
            return -1
        if token.head == index:
            return None
        index, seen = token.head, seen + 1
    return None


def _is_told_of(analysis: Analysis, noun: int) -> bool:
    """Whether a relative clause tells in the past what a noun did: "the attack on August 21 that killed hundreds"."""
    for child in analysis.children(noun):
        verb = analysis.tokens[child]
        if verb.deprel == "acl:relcl" and "Tense=Past" in verb.feats and "VerbForm=Fin" in verb.feats:
            return True
    return False


def _of_verb(analysis: Analysis, index: int) -> int | None:
    token = analysis.tokens[index]
    aux = [
        child
        for child in analysis.children(index)
        if analysis.tokens[child].deprel.startswith(("aux", "cop"))
    ]
    texts = {analysis.tokens[child].text.lower() for child in aux}
    if texts & {"will", "shall", "'ll", "’ll", "wo"}:
        return 1
    if texts & {"would", "could", "may", "might", "should", "must", "can"}:
        return -1 if "have" in texts else 1
    if token.lemma == "head" and texts & {"is", "are", "'s", "'re", "’s", "’re"}:
        return 1
    if token.lemma in _JUDGING and "Tense=Pres" in token.feats:
        return -1
    if token.lemma in _PUT_FORWARD and texts & {"has", "have"}:
        # "has proposed a meeting in May": the present perfect takes no day of the past, so it is that of the meeting
        return 1
    if texts & {"had", "was", "were", "did", "has", "have", "been"}:
        return _of_plan(token.lemma, analysis, index, -1)
    if "Tense=Past" in token.feats and "VerbForm=Fin" in token.feats:
        return -1
    if "VerbForm=Part" in token.feats and "Tense=Past" in token.feats and not aux:
        return -1 if token.lemma not in _PLANS else 1
    if "VerbForm=Inf" in token.feats or "to" in {
        analysis.tokens[child].text.lower() for child in analysis.children(index)
    }:
        head = analysis.tokens[token.head] if token.head >= 0 else None
        if head is not None and head.lemma in _PLANS:
            return 1
        if head is not None and "Tense=Past" in head.feats:
            return None
        return 1
    if "Tense=Pres" in token.feats and "VerbForm=Fin" in token.feats and token.lemma in _AGENDA:
        return 1
    return None


def _of_plan(lemma: str, analysis: Analysis, index: int, usual: int) -> int:
    """`was scheduled for Thursday` looks ahead of its own day, though the verb is past."""
    if lemma not in ("schedule", "expect", "slate", "set", "plan"):
        return usual
    return 1


def direction(words: Words, first: int, last: int, analysis: Analysis | None) -> Callable[[], int]:
    """The direction of the clause around words [first, last), worked out when asked and only once."""
    known: list[int] = []

    def ask() -> int:
        if not known:
            told = (
                None
                if analysis is None or first >= len(words.starts)
                else of_tree(analysis, words.starts[first])
            )
            known.append(of_words(words, first, last) if told is None else told)
        return known[0]

    return ask
