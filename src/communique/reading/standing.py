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
    seat,
)
from communique.reading.document import Document
from communique.reading.infinitives import is_journey, is_ranked, seen
from communique.reading.match import Match
from communique.reading.standing_cues import (
    IMPLYING,
    OCCURRING,
    SEEMING,
    SETTING_OUT,
    TOPICS,
    is_cause,
    is_missed,
    many_times,
)
from communique.reading.standing_effects import above_finite, combined, with_modal
from communique.reading.standing_parts import (
    ANSWERING,
    SETTLING,
    Standing,
    joins,
    own_words,
    preposition_effect,
)
from communique.reading.standing_words import effect_of_verb, standing_words
from communique.reading.tense import is_question, mark_effect, modal_of, tense_of

_DEPTH: Final = 8
_AHEAD: Final = frozenset({"future", "planned", "possible", "proposed", "demanded", "hypothetical"})


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
            clause = _of_clause(document, document.clause_root(beside), 0)
            code = "past" if clause.code in ("past", "perfect") else "none"
            return Standing(code, (match.head,), firm=code == "past")
        place = seat(document, match.head)
        held = _of_noun(document, match.head, 0)
        return held if place == match.head or held.code in SETTLING else _of_noun(document, place, 0)
    held = _of_clause(document, match.head, 0)
    return msgspec.structs.replace(held, governor=match.head)


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
    if own is None and outer.code in ("none", "present"):
        return _told_by_relative(document, noun, depth) or outer
    if own is None:
        return outer
    if outer.code in ("none", "present") or (own.code == "ongoing" and not outer.firm):
        return msgspec.structs.replace(
            outer, code=own.code, cue=(*own.cue, *outer.cue), failed=own.failed or outer.failed, firm=own.firm or outer.firm,
            doubted=own.doubted or outer.doubted,
        )  # fmt: skip
    return msgspec.structs.replace(
        outer, failed=own.failed or outer.failed, doubted=own.doubted or outer.doubted
    )


def _around_noun(document: Document, noun: int, depth: int) -> Standing:
    """What the word that an event noun hangs on says."""
    tokens = document.analysis.tokens
    held = tokens[noun]
    if depth > _DEPTH:
        return Standing("none")
    if document.children(noun, "cop"):
        clause = _of_clause(document, noun, depth + 1)
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
    return _combined(document, relative, effect, depth + 1)


def _fragment(document: Document, noun: int) -> Standing:
    return Standing("none", (noun,))


def _under_noun(document: Document, noun: int, head: int, depth: int) -> Standing:
    """An event noun that hangs on another noun: "plans for a summit", "the day after the summit"."""
    words = standing_words()
    for word in forms(document, head):
        effect = words.nouns.get(word)
        if effect in SETTLING:
            return Standing(effect, (head,), governor=None, effect=effect)
        if effect == "failed":
            return Standing("past", (head,), failed=True, firm=True)
        if effect in ("ended",):
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
    if "for" in cases(document, noun) and found.code in ("past", "perfect") and not is_cause(document, head):
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
    if relation == "nsubj" and document.children(head, "expl") and "be" in forms(document, head):
        return _combined(document, head, "realised", depth, noun)
    setting_out = "on" in cases(document, noun) and forms(document, head) & SETTING_OUT
    if relation == "obl" and (setting_out or _answers_with(document, noun, head)):
        return _combined(document, head, "realised", depth, noun)
    if relation in ("obj", "nsubj", "xcomp", "iobj", "csubj") or (
        relation == "obl" and joins(document, noun, head)
    ):
        if (active and effect_of_verb(document, head) not in (
            "begun", "resumed", "ended", "failed", "realised", "planned", "cancelled", "postponed",
        )) or (active and effect_of_verb(document, head) == "realised" and not forms(document, head) & OCCURRING):  # fmt: skip
            clause = _of_clause(document, head, depth + 1)
            code = (
                "past"
                if clause.code in ("past", "perfect") and effect_of_verb(document, head) in (None, "realised")
                else "none"
            )
            return Standing(code, (head,), governor=head if code == "past" else None)
        if active and effect_of_verb(document, head) == "planned":
            effect = "planned" if forms(document, head) & {"approach", "loom", "await"} else None
        else:
            effect = effect_of_verb(document, head)
        return _combined(document, head, effect, depth, noun)
    if relation in ("obl", "nmod", "advmod"):
        effect, cue = preposition_effect(document, noun)
        clause = _of_clause(document, head, depth + 1)
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
        return msgspec.structs.replace(clause, governor=None, firm=False)
    if relation in ("root", "ccomp", "advcl", "acl"):
        return _of_clause(document, noun, depth + 1)
    return Standing("none")


def _answers_with(document: Document, noun: int, verb: int) -> bool:
    """Whether an event is how one act answers another: "responded with tariffs"."""
    return "with" in cases(document, noun) and bool(forms(document, verb) & ANSWERING)


def _combined(
    document: Document, head: int, effect: str | None, depth: int, noun: int | None = None
) -> Standing:
    return combined(document, head, effect, _of_clause(document, head, depth + 1), noun)


def _of_clause(document: Document, verb: int, depth: int) -> Standing:
    """The standing of a clause from its tense, modals, negation, mark, and the clause above it."""
    words = standing_words()
    tokens = document.analysis.tokens
    if depth > _DEPTH:
        return Standing("none")
    children = document.children(verb)
    negated = any(
        low(document, each) in words.negations
        for each in children
        if document.relation(each) in ("advmod", "det", "cc", "aux", "nsubj", "obj")
    )
    negated = negated or any(
        low(document, below) == "no"
        for each in document.children(verb, "nsubj", "obj")
        for below in document.children(each, "det")
    )
    adverbs = {low(document, each) for each in children if document.relation(each) in ("advmod", "obl")}
    habitual = bool(adverbs & words.habits) or many_times(document, verb)
    doubted = bool(adverbs & words.doubts)
    extra = Standing("none", negated=negated, habitual=habitual, doubted=doubted)
    marked = mark_effect(document, verb)
    if marked == "hypothetical":
        return msgspec.structs.replace(extra, code="hypothetical", cue=(verb,))
    modal = modal_of(document, verb)
    if modal is not None:
        return with_modal(document, verb, modal, depth, extra)
    if is_question(document, verb):
        return msgspec.structs.replace(extra, code="hypothetical", cue=(verb,))
    tense = tense_of(document, verb)
    if marked == "future" and tense == "present":
        return msgspec.structs.replace(extra, code="future", cue=(verb,), firm=True)
    if tense is not None:
        own = msgspec.structs.replace(extra, code=tense, cue=(verb,), firm=True)
        return above_finite(document, verb, own, depth)
    if marked == "future":
        return msgspec.structs.replace(extra, code="future", cue=(verb,))
    if marked == "past":
        return msgspec.structs.replace(extra, code="past", cue=(verb,), firm=True)
    found = _above_nonfinite(document, verb, depth)
    if "Tense=Past" in tokens[verb].feats and found.code == "none":
        found = msgspec.structs.replace(found, code="past", firm=True)
    return msgspec.structs.replace(
        found,
        negated=negated or found.negated,
        habitual=habitual or found.habitual,
        doubted=doubted or found.doubted,
    )


def _negated_by_adverb(document: Document, verb: int) -> bool:
    """Whether a verb's own negation, shared by those joined to it, is what denies it."""
    negations = standing_words().negations
    return any(low(document, each) in negations for each in document.children(verb, "advmod", "aux", "cc"))


def _above_nonfinite(document: Document, verb: int, depth: int) -> Standing:
    """An infinitive or participle takes its standing from what it hangs on."""
    tokens = document.analysis.tokens
    relation, head = document.relation(verb), tokens[verb].head
    if head < 0:
        return Standing("present", (verb,)) if tokens[verb].upos == "VERB" else Standing("none", (verb,))
    words = standing_words()
    infinitive = "VerbForm=Inf" in tokens[verb].feats or any(
        low(document, each) == "to" for each in document.children(verb, "mark")
    )
    marks = {low(document, each) for each in document.children(verb, "mark", "case")}
    if marks & {"toward", "towards"}:
        # "moving toward normalizing relations": on the way, and not yet there
        return Standing("planned", (verb,), firm=True)
    if tokens[head].upos == "ADJ" and forms(document, head) & {
        "capable",
        "incapable",
        "fond",
        "afraid",
        "wary",
    }:
        return Standing("hypothetical", (head, verb))
    if relation in ("acl", "appos") and tokens[head].upos in ("NOUN", "PROPN", "PRON"):
        if infinitive and is_missed(document, head):
            return Standing("postponed", (head, verb), firm=True)
        for word in forms(document, head):
            effect = words.nouns.get(word)
            if effect in SETTLING:
                above = _around_noun(document, head, depth + 1)
                if above.negated or above.code in ("cancelled", "refused"):
                    return above
                return Standing(effect, (head, verb), effect=effect)
        if infinitive and is_ranked(document, head):
            found = _of_clause(document, document.clause_root(head), depth + 1)
            return msgspec.structs.replace(found, governor=None)
        if infinitive and is_journey(document, head):
            return Standing("purpose", (verb,))
        if infinitive:
            return (
                Standing("planned", (verb,))
                if any(low(document, each) == "be" for each in document.children(verb, "aux"))
                else Standing("hypothetical", (verb,))
            )
        if "Tense=Past" in tokens[verb].feats:
            if any(
                low(document, each) in ("next", "any", "future")
                for each in document.children(head, "amod", "det")
            ):
                return Standing("hypothetical", (verb,))
            witness = seen(document, head)
            outer = Standing("past") if witness is None else _of_clause(document, witness, depth + 1)
            if outer.code in _AHEAD:
                return msgspec.structs.replace(outer, cue=(verb, *outer.cue))
            return Standing("past", (verb,), firm=True)
        if any(
            low(document, each) in ("on", "about", "for", "over")
            for each in document.children(verb, "mark", "case")
        ):
            # "a deal on freezing the plant": what a noun is about is no more than thought of
            return Standing("hypothetical", (verb,))
        found = _of_clause(document, document.clause_root(head), depth + 1)
        code = (
            found.code
            if found.code in ("past", "perfect", "present", "ongoing", "future", "hypothetical")
            else "none"
        )
        return Standing(code, (verb,), firm=code != "none", negated=found.negated)
    if relation == "xcomp" and infinitive and low(document, head) == "going":
        outer = _of_clause(document, head, depth + 1)
        return Standing(
            "refused" if outer.negated else "future", (head, verb), firm=True, negated=outer.negated
        )
    if relation == "xcomp" and infinitive and "have" in forms(document, head):
        # "we have to make a deal": what must be is not yet
        return Standing("demanded", (head, verb))
    if relation in ("xcomp", "ccomp", "csubj") or (
        relation == "advcl" and infinitive and effect_of_verb(document, head) in SETTLING
    ):
        effect = None if forms(document, head) & IMPLYING else effect_of_verb(document, head)
        if (
            effect in ("realised", None)
            and relation != "csubj"
            and forms(document, head) & words.reporting
            and infinitive
        ):
            effect = None
        found = _combined(document, head, effect, depth + 1)
        if forms(document, head) & SEEMING:
            found = msgspec.structs.replace(found, doubted=True)
        if forms(document, head) & {"fail"} and infinitive:
            return msgspec.structs.replace(found, code="refused", negated=True, failed=False)
        return found
    if relation == "advcl" and marks & {"on", "about"}:
        return Standing("hypothetical", (verb,))
    if relation == "advcl" and infinitive and forms(document, head) & IMPLYING:
        return _of_clause(document, head, depth + 1)
    if relation == "advcl" and infinitive:
        clause = _of_clause(document, head, depth + 1)
        code = {"past": "purpose", "perfect": "purpose", "present": "purpose", "ongoing": "purpose"}.get(
            clause.code, clause.code
        )
        return Standing(code, (verb, *clause.cue))
    if relation == "conj":
        joined = _of_clause(document, head, depth + 1)
        # "by saying no and sitting down": what one verb's object denies, the next does not
        return msgspec.structs.replace(joined, negated=joined.negated and _negated_by_adverb(document, head))
    if relation in ("advcl", "parataxis", "acl", "nmod", "obl"):
        return _of_clause(document, head, depth + 1)
    if tokens[head].upos in ("VERB", "AUX"):
        return _of_clause(document, head, depth + 1)
    return Standing("none", (verb,))
