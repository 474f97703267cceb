"""Standing: did it happen, is it under way, planned, proposed, called off, denied, or only spoken of?

The words around an event are read outwards from it: its own adjectives, the verb or noun that it hangs on, that verb's
tense, modals and negation, then the clause above. Each step may settle the matter or hand it on.
"""

from __future__ import annotations

from typing import Final

import msgspec

from communique.reading.beside import person_beside
from communique.reading.clauses import (
    cases,
    forms,
    is_passive,
    low,
)
from communique.reading.document import Document
from communique.reading.match import Match
from communique.reading.on_and_off import as_setting, on_or_off
from communique.reading.seats import seat
from communique.reading.standing_clauses import merged, of_clause
from communique.reading.standing_cues import (
    COMING_ON,
    OCCURRING,
    SETTING_OUT,
    TOPICS,
    is_cause,
    is_imagined,
)
from communique.reading.standing_parts import (
    ANSWERING,
    SETTLING,
    Standing,
    joins,
    own_words,
    participle,
    preposition_effect,
    set_for,
)
from communique.reading.standing_words import effect_of_verb, standing_words

_DEPTH: Final = 8


def standing_of(document: Document, match: Match) -> Standing:
    """Read the standing of an event from the words around it.

    Args:
        document: The document.
        match: A frame found in it.

    Returns:
        Its standing.
    """
    if match.frame.form == "noun":
        beside = person_beside(document, match.head)
        if beside is not None:
            clause = of_clause(document, document.clause_root(beside), 0)
            code = "past" if clause.code in ("past", "perfect") else "none"
            return Standing(code, (match.head,), firm=code == "past")
        place = seat(document, match.head)
        held = _of_noun(document, match.head, 0)
        if match.frame.type == "agreement" and _is_announced(document, place):
            return Standing("past", (match.head,), firm=held.firm, governor=held.governor, effect=held.effect)
        planning = next((participle(document, each) for each in set_for(document, match)), None)
        if planning is not None and held.code not in ("cancelled", "postponed", "denied", "refused"):
            return msgspec.structs.replace(planning, governor=held.governor, effect=held.effect)
        if match.frame.type == "agreement" and held.governor is not None and held.effect == "planned":
            held = _agreed(document, held, held.governor)
        return held if place == match.head or held.code in SETTLING else _of_noun(document, place, 0)
    held = of_clause(document, match.head, 0)
    return msgspec.structs.replace(held, governor=match.head)


def _is_announced(document: Document, noun: int) -> bool:
    """Whether a deal is known by its announcement: "before Saturday's announcement of the deal"."""
    above = document.analysis.tokens[noun].head
    return (
        above >= 0
        and "of" in cases(document, noun)
        and bool(
            forms(document, above)
            & {"announcement", "signing", "conclusion", "unveiling", "adoption", "signature"}
        )
        and own_words(document, noun) is None
        and not document.children(above, "amod")
    )


def _agreed(document: Document, held: Standing, governor: int) -> Standing:
    """A deal that was agreed to is made, where a meeting agreed to is only planned: "agreed to a ceasefire"."""
    if "agree" not in forms(document, governor):
        return held
    clause = of_clause(document, governor, 0)
    return msgspec.structs.replace(clause, governor=governor, effect="realised") if clause.firm else held


def _of_noun(document: Document, noun: int, depth: int) -> Standing:
    own = own_words(document, noun)
    if own is not None and own.code in SETTLING:
        outer = _around_noun(document, noun, depth)
        if own.code in ("planned", "proposed", "hypothetical") and outer.code in (
            "cancelled",
            "postponed",
            "refused",
            "past",
        ):
            return outer
        return msgspec.structs.replace(
            own, governor=outer.governor, effect=outer.effect, negated=outer.negated
        )
    outer = _around_noun(document, noun, depth)
    if (
        own is not None
        and own.code == "past"
        and outer.code in _SPOKEN_OF | {"future"}
        and _points_back(document, noun)
    ):
        # "discussed Peru's latest missile test": what is spoken of has been
        return msgspec.structs.replace(own, governor=None)
    if own is None and outer.code in ("none", "present"):
        return _told_by_relative(document, noun, depth) or outer
    if own is None:
        return outer
    if own.code == "past" and own.firm and (outer.negated or outer.code in _UNSETTLED):
        # "the accord, signed in May, was never carried out": what becomes of it later does not undo the signing
        return own
    if outer.code in ("none", "present") or (own.code == "ongoing" and not outer.firm):
        return msgspec.structs.replace(
            outer, code=own.code, cue=(*own.cue, *outer.cue), failed=own.failed or outer.failed, firm=own.firm or outer.firm,
            doubted=own.doubted or outer.doubted,
        )  # fmt: skip
    return msgspec.structs.replace(
        outer, failed=own.failed or outer.failed, doubted=own.doubted or outer.doubted
    )


_SPOKEN_OF: Final = frozenset({"proposed", "demanded", "threatened", "hypothetical", "possible", "doubted"})
_BACK: Final = frozenset({"latest", "recent", "previous", "earlier", "past"})


def _points_back(document: Document, noun: int) -> bool:
    """Whether an event is told as whose it was and as one of the past: "Peru's recent launch", "the latest test"."""
    tokens = document.analysis.tokens
    known = any(
        tokens[each].deprel == "nmod:poss" or low(document, each) in ("the", "this", "that")
        for each in document.children(noun, "nmod", "det")
    )
    return known and any(low(document, each) in _BACK for each in document.children(noun, "amod"))


_UNSETTLED: Final = frozenset(
    {"hypothetical", "possible", "demanded", "proposed", "threatened", "refused", "doubted"}
)


def _around_noun(document: Document, noun: int, depth: int) -> Standing:
    """What the word that an event noun hangs on says."""
    tokens = document.analysis.tokens
    held = tokens[noun]
    if depth > _DEPTH:
        return Standing("none")
    if document.children(noun, "cop"):
        clause = of_clause(document, noun, depth + 1)
        if clause.code == "present":
            return msgspec.structs.replace(clause, code="none", firm=False, governor=noun)
        return msgspec.structs.replace(clause, governor=noun if clause.governor is None else clause.governor)
    relative = next(
        (each for each in document.children(noun, "acl") if tokens[each].deprel == "acl:relcl"), None
    )
    if held.head < 0:
        return _of_relative(document, noun, relative, depth) or _fragment(document, noun)
    relation = held.deprel.partition(":")[0]
    head = held.head
    if relation in ("conj", "appos", "flat", "compound", "list") and tokens[head].upos in (
        "NOUN",
        "PROPN",
        "PRON",
        "NUM",
        "ADJ",
    ):
        return _around_noun(document, head, depth + 1)
    if relation == "dep" or relation == "parataxis":
        return _fragment(document, noun)
    if tokens[head].upos in ("NOUN", "PROPN", "NUM", "PRON", "DET") and relation in ("nmod", "obl", "acl"):
        return _under_noun(document, noun, head, depth)
    if tokens[head].upos in ("VERB", "AUX", "ADJ", "ADV", "ADP", "SCONJ") or document.children(
        head, "nsubj", "cop"
    ):
        return _under_verb(document, noun, head, relation, depth)
    return Standing("none")


def _told_by_relative(document: Document, noun: int, depth: int) -> Standing | None:
    """What a relative clause says was done with the event itself: "the talks that they had agreed to"."""
    relative = next(
        (
            each
            for each in document.children(noun, "acl")
            if document.analysis.tokens[each].deprel == "acl:relcl"
        ),
        None,
    )
    if relative is None or effect_of_verb(document, relative) not in _DOING:
        return None
    if any(low(document, each) in ("a", "an") for each in document.children(noun, "det")) and is_imagined(
        document, noun
    ):
        # "a truce that held might help": there is none yet
        return Standing("hypothetical", (noun,))
    found = _of_relative(document, noun, relative, depth)
    return None if found is None else msgspec.structs.replace(found, governor=None)


_DOING: Final = frozenset(
    {"realised", "begun", "resumed", "ended", "failed", "planned", "cancelled", "postponed"}
)


def _of_relative(document: Document, noun: int, relative: int | None, depth: int) -> Standing | None:
    if relative is None:
        return None
    effect = effect_of_verb(document, relative)
    if effect is None:
        return None
    return merged(document, relative, effect, depth + 1)


def _fragment(document: Document, noun: int) -> Standing:
    return Standing("none", (noun,))


_FEARED: Final = frozenset({"threatened", "hypothetical", "possible", "doubted"})
_WISHED: Final = frozenset({"demanded", "proposed", "offered", "threatened", "refused", "hypothetical"})


def _under_noun(document: Document, noun: int, head: int, depth: int) -> Standing:
    """An event noun that hangs on another noun: "plans for a summit", "the day after the summit"."""
    words = standing_words()
    for word in sorted(forms(document, head)):
        effect = words.nouns.get(word)
        if effect == "planned" and set(cases(document, noun)[:1]) & {"in", "at", "during"}:
            # "commitments made in talks last week": where something was promised is itself no promise
            break
        if effect in SETTLING:
            outer = _around_noun(document, head, depth + 1)
            if outer.code in _WISHED:
                # "demanded the suspension of the drills": nothing has been suspended
                return Standing("hypothetical", (head, *outer.cue))
            return Standing(effect, (head,), governor=None, effect=effect)
        if effect == "failed" and _around_noun(document, head, depth + 1).code in _FEARED:
            # "the risk of a breakdown in talks": nothing has broken down
            return Standing("none", (head,))
        if effect == "failed":
            return Standing("past", (head,), failed=True, firm=True)
        if effect in ("ended",):
            outer = _around_noun(document, head, depth + 1)
            if outer.code in _WISHED or outer.code in ("possible", "future"):
                # "demanded an end to the drills": who would end them is another matter than when they were
                return Standing("none", (head, *outer.cue))
            return Standing("past", (head,))
        if effect in ("begun", "resumed"):
            found = _around_noun(document, head, depth + 1)
            return msgspec.structs.replace(found, begun=True)
    effect, cue = preposition_effect(document, noun)
    if effect == "past":
        return Standing("past", cue)
    if effect == "future":
        return Standing("future", cue)
    if effect == "hypothetical":
        return Standing("hypothetical", cue)
    found = _around_noun(document, head, depth + 1)
    if (
        set(cases(document, noun)) & {"in", "at", "during"}
        and found.effect in SETTLING
        and found.governor is not None
    ):
        # "vowed peace at the summit": what was only vowed was vowed there all the same
        found = of_clause(document, found.governor, depth + 1)
    if (
        "for" in cases(document, noun)
        and found.code in ("past", "perfect", "ongoing")
        and not is_cause(document, head)
    ):
        # "was a good choice for the talks" tells nothing of whether they were held
        found = msgspec.structs.replace(found, code="none")
    return msgspec.structs.replace(found, governor=None, effect=None, firm=False)


def _under_verb(document: Document, noun: int, head: int, relation: str, depth: int) -> Standing:
    """An event noun that is an argument of a verb or predicate."""
    tokens = document.analysis.tokens
    active = (
        relation == "nsubj" and not tokens[noun].deprel.endswith("pass") and not is_passive(document, head)
    )
    if active and noun > head and any(each < head for each in document.children(head, "nsubj")):
        relation, active = "obj", False
    if relation == "nsubj" and "way" in forms(document, head) and "under" in cases(document, head):
        return Standing("ongoing", (head,), begun=True, firm=True, governor=head, effect="begun")
    if relation == "nsubj" and document.children(head, "expl") and "be" in forms(document, head):
        return merged(document, head, "realised", depth, noun)
    if active:
        switched = on_or_off(document, head, of_clause(document, head, depth + 1))
        if switched is not None:
            return switched
    if (
        active
        and effect_of_verb(document, head) in ("cancelled", "postponed")
        and document.children(head, "obj")
    ):
        # "the deal froze the programme": it is not the deal that is frozen
        return Standing("none", (head,))
    setting_out = "on" in cases(document, noun) and forms(document, head) & SETTING_OUT
    if relation == "obl" and (setting_out or _answers_with(document, noun, head)):
        return merged(document, head, "realised", depth, noun)
    if relation in ("obj", "nsubj", "xcomp", "iobj", "csubj") or (
        relation == "obl" and joins(document, noun, head)
    ):
        if active and effect_of_verb(document, head) in _UNDERGONE and _acts_on(document, head):
            # "the killing did not derail the talks": it acts on something else, and has been itself
            clause = of_clause(document, head, depth + 1)
            return Standing("past" if clause.code in ("past", "perfect") else "none", (head,))
        if (active and effect_of_verb(document, head) not in (
            "begun", "resumed", "ended", "failed", "realised", "planned", "cancelled", "postponed",
        )) or (active and effect_of_verb(document, head) == "realised" and not forms(document, head) & OCCURRING):  # fmt: skip
            clause = of_clause(document, head, depth + 1)
            if clause.code == "future" and document.children(head, "cop"):
                # "the talks will be the third": what will be something is to come
                return msgspec.structs.replace(clause, governor=None)
            code = (
                "past"
                if clause.code in ("past", "perfect") and effect_of_verb(document, head) in (None, "realised")
                else "none"
            )
            return Standing(code, (head,), governor=head if code == "past" else None)
        if relation == "nsubj" and forms(document, head) & _PURPOSED and is_passive(document, head):
            # "the exercise was aimed at practising strikes": what for, not whether
            clause = of_clause(document, head, depth + 1)
            return Standing("past" if clause.code in ("past", "perfect") else "none", (head,))
        if active and effect_of_verb(document, head) == "planned":
            effect = "planned" if forms(document, head) & COMING_ON else None
        else:
            effect = effect_of_verb(document, head)
        return merged(document, head, effect, depth, noun)
    if relation in ("obl", "nmod", "advmod"):
        effect, cue = preposition_effect(document, noun)
        clause = of_clause(document, head, depth + 1)
        if effect == "past" and cue and cue[0] > 0 and low(document, cue[0] - 1) == ",":
            # Set off by a comma it belongs to the whole sentence, wherever the tree hangs it.
            return Standing("past", cue)
        if effect == "past":
            unreal = clause.code in SETTLING or clause.code in ("future", "purpose", "possible")
            return Standing("none" if unreal else "past", cue)
        if effect == "future":
            return Standing("future", cue)
        if effect == "hypothetical":
            return Standing("hypothetical", cue)
        if (
            "for" in cases(document, noun)
            and clause.code in ("past", "perfect")
            and not is_cause(document, head)
        ):
            return Standing("none", clause.cue)
        if set(cases(document, noun)) & TOPICS and clause.code not in ("past", "perfect"):
            return Standing("none", clause.cue)
        return msgspec.structs.replace(as_setting(document, noun, clause), governor=None, firm=False)
    if relation in ("root", "ccomp", "advcl", "acl"):
        return of_clause(document, noun, depth + 1)
    return Standing("none")


_UNDERGONE: Final = frozenset({"begun", "resumed", "ended", "failed", "cancelled", "postponed"})


def _acts_on(document: Document, verb: int) -> bool:
    """Whether a verb that can tell of its subject's end or start has an object, which is what ends or starts."""
    return any(
        not document.times_at(child) and document.analysis.tokens[child].upos != "PRON"
        for child in document.children(verb, "obj")
    )


_PURPOSED: Final = frozenset({"aim", "design", "mean", "intend", "direct", "gear"})
"""Verbs that say in the passive what a thing is for: "is designed to", "was meant to warn"."""


def _answers_with(document: Document, noun: int, verb: int) -> bool:
    """Whether an event is how one act answers another: "responded with tariffs"."""
    return "with" in cases(document, noun) and bool(forms(document, verb) & ANSWERING)
