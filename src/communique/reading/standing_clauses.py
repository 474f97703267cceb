"""The standing of a clause: its tense, modals, negation and mark, and what the clause above does to it."""

from __future__ import annotations

from typing import Final

import msgspec

from communique.reading.clauses import (
    calls_on,
    forms,
    low,
)
from communique.reading.document import Document
from communique.reading.infinitives import as_named, is_journey, is_ranked, is_too_much, seen
from communique.reading.standing_cues import (
    ACCUSED,
    IMPLYING,
    SEEMING,
    brought_about,
    is_missed,
    is_whenever,
    many_times,
)
from communique.reading.standing_effects import above_finite, combined, with_modal
from communique.reading.standing_parts import (
    SETTLING,
    Standing,
)
from communique.reading.standing_words import effect_of_verb, standing_words
from communique.reading.tense import is_question, mark_effect, modal_of, tense_of

_DEPTH: Final = 8
_AHEAD: Final = frozenset({"future", "planned", "possible", "proposed", "demanded", "hypothetical"})


def merged(
    document: Document, head: int, effect: str | None, depth: int, noun: int | None = None
) -> Standing:
    """What a governing verb does to an event, with the standing of that verb's own clause."""
    return combined(document, head, effect, of_clause(document, head, depth + 1), noun)


def of_clause(document: Document, verb: int, depth: int) -> Standing:
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
        low(document, below) in ("no", "neither")
        for each in document.children(verb, "nsubj", "obj")
        for below in document.children(each, "det", "cc")
    )
    negated = negated or any(
        low(document, each) == "longer" and low(document, each - 1) == "no" for each in children if each
    )
    adverbs = {
        low(document, each)
        for each in children
        if document.relation(each) in ("advmod", "obl") and not (each and low(document, each - 1) == "than")
    }
    habitual = bool(adverbs & words.habits) or many_times(document, verb) or is_whenever(document, verb)
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
    if tense == "planned":
        tense = as_named(document, verb) or tense
    if marked == "future" and tense in ("present", "perfect") and _is_condition(document, verb):
        return msgspec.structs.replace(extra, code="hypothetical", cue=(verb,))
    if marked == "future" and tense == "present":
        return msgspec.structs.replace(extra, code="future", cue=(verb,), firm=True)
    if tense is not None:
        own = msgspec.structs.replace(extra, code=tense, cue=(verb,), firm=True)
        return above_finite(document, verb, own, depth)
    if marked == "future" and _goes_before(document, verb):
        return msgspec.structs.replace(extra, code="past", cue=(verb,), firm=True)
    if marked == "future" and _hangs_on_unreal(document, verb, depth):
        return msgspec.structs.replace(extra, code="hypothetical", cue=(verb,))
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


_IN_GENERAL: Final = frozenset({"capable", "incapable", "fond", "afraid", "wary"})
_HARD: Final = frozenset({
    "difficult", "hard", "easy", "easier", "harder", "tough", "tricky", "dangerous", "risky", "costly", "foolish", "unwise", "pointless",
    "futile", "useless", "tempting", "reckless", "irresponsible", "naive", "premature",
})  # fmt: skip
"""What a thing would be to do: "it is difficult to disarm"."""


def _is_example(document: Document, verb: int) -> bool:
    """Whether a gerund only names the kind of thing that is meant: "provocations like firing a missile", "such as ..."."""
    first = next(each for each in document.subtree(verb) if document.analysis.tokens[each].upos != "PUNCT")
    return low(document, first) == "like" or (
        low(document, first) == "such" and first < verb and low(document, first + 1) == "as"
    )


def _is_prospect(document: Document, noun: int) -> bool:
    """Whether a noun completes one that names a thought, hope or fear: "the risk of tariffs"."""
    above = document.analysis.tokens[noun].head
    words = standing_words().nouns
    return (
        above >= 0
        and document.relation(noun) in ("nmod", "obl")
        and any(words.get(word) in SETTLING for word in sorted(forms(document, above)))
    )


_TASKS: Final = frozenset({
    "aim", "art", "benefit", "business", "challenge", "complexity", "cost", "difficulty", "goal", "grind", "hope", "idea", "intention", "job", "logistics",
    "matter", "means", "merit", "method", "notion", "objective", "option", "point", "possibility", "price", "problem", "process", "prospect", "purpose",
    "question", "risk", "strategy", "task", "thought", "value", "vision", "way", "wisdom", "work",
})  # fmt: skip
"""Nouns over "of" and a gerund that name what is to be done, thought or weighed."""


def _goes_before(document: Document, verb: int) -> bool:
    """Whether one thing is told to have come before another that was too: "flew 400 km before falling into the sea"."""
    above = document.analysis.tokens[verb].head
    if above < 0 or not low(document, verb).endswith("ing") or document.relation(verb) != "advcl":
        return False
    effect = effect_of_verb(document, above)
    if effect in SETTLING or forms(document, above) & standing_words().reporting:
        return False
    clause = of_clause(document, above, 1)
    return clause.code == "past" and not clause.negated


def _hangs_on_unreal(document: Document, verb: int, depth: int) -> bool:
    """Whether a thing would follow on what is only thought of: "a ploy to rearm before resuming the war"."""
    above = document.analysis.tokens[verb].head
    if above < 0 or document.relation(verb) != "advcl" or not low(document, verb).endswith("ing"):
        return False
    return of_clause(document, above, depth + 1).code in ("possible", "hypothetical", "doubted", "threatened")


def _is_condition(document: Document, verb: int) -> bool:
    """Whether a clause says what would have to come first: "will not lift them until the North gives up its weapons"."""
    above = document.analysis.tokens[verb].head
    if above < 0 or document.relation(verb) != "advcl":
        return False
    return _negated_by_adverb(document, above) or effect_of_verb(document, above) == "refused"


def _negated_by_adverb(document: Document, verb: int) -> bool:
    """Whether a verb's own negation, shared by those joined to it, is what denies it."""
    negations = standing_words().negations
    return any(low(document, each) in negations for each in document.children(verb, "advmod", "aux", "cc"))


def _over_noun(document: Document, noun: int, depth: int) -> Standing | None:
    """What the verb over a noun does to what hangs on it: "rejected the plan to meet"."""
    governor = document.analysis.tokens[noun].head
    if governor < 0 or document.relation(noun) not in ("obj", "nsubj"):
        return None
    governor = _infinitive_before(document, governor, noun)
    return merged(document, governor, effect_of_verb(document, governor), depth, noun)


def _infinitive_before(document: Document, verb: int, noun: int) -> int:
    """The infinitive between a verb and an object that the tree hangs on the verb: "decided to drop a bid"."""
    between = [
        child
        for child in document.children(verb, "xcomp", "advcl")
        if verb < child < noun
        and document.analysis.tokens[child].upos == "VERB"
        and not document.children(child, "obj")
        and any(low(document, each) == "to" for each in document.children(child, "mark"))
    ]
    return between[-1] if between else verb


def _accepts(document: Document, noun: int) -> bool:
    """Whether a proposal is taken up: "accepted an invitation", "took up the offer"."""
    governor = document.analysis.tokens[noun].head
    return (
        governor >= 0
        and document.relation(noun) == "obj"
        and bool(forms(document, governor) & {"accept", "approve", "honour", "honor"})
    )


_ON_THE_WAY: Final = frozenset({"progress", "headway", "step", "stride", "advance", "inroad"})
"""Nouns for what leads to an act, told by a gerund behind them: "progress in", "steps toward"."""


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
    if infinitive and is_too_much(document, head):
        return Standing("hypothetical", (head, verb))
    if marks & {"toward", "towards"}:
        # "moving toward normalizing relations": on the way, and not yet there
        return Standing("planned", (verb,), firm=True)
    if tokens[head].upos == "ADJ" and forms(document, head) & (
        _IN_GENERAL | (_HARD if infinitive else frozenset())
    ):
        return Standing("hypothetical", (head, verb))
    if low(document, verb).endswith("ing") and _is_example(document, verb):
        return Standing("hypothetical", (verb,))
    if relation in ("acl", "appos") and tokens[head].upos in ("NOUN", "PROPN", "PRON"):
        if infinitive and is_missed(document, head):
            return Standing("postponed", (head, verb), firm=True)
        for word in sorted(forms(document, head)):
            effect = words.nouns.get(word)
            if effect in SETTLING:
                above = _over_noun(document, head, depth)
                if above is not None and (
                    above.negated or above.code in ("cancelled", "refused", "postponed")
                ):
                    return above
                if above is not None and above.firm and _accepts(document, head):
                    # "accepted an invitation to visit": it is agreed now
                    return Standing("planned", (head, verb), firm=True)
                return Standing(effect, (head, verb), effect=effect)
        if forms(document, head) & _ON_THE_WAY and not infinitive:
            # "made progress in restoring ties": they are not restored yet
            return Standing("planned", (head, verb), firm=True)
        if infinitive and is_ranked(document, head):
            found = of_clause(document, document.clause_root(head), depth + 1)
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
            if _is_prospect(document, head) and any(
                low(document, each) == "being" for each in document.children(verb, "aux")
            ):
                # "the prospect of duties being imposed": what is thought of
                return Standing("hypothetical", (verb,))
            if any(
                low(document, each) in ("next", "any", "future")
                for each in document.children(head, "amod", "det")
            ):
                return Standing("hypothetical", (verb,))
            witness = seen(document, head)
            outer = Standing("past") if witness is None else of_clause(document, witness, depth + 1)
            if outer.code in _AHEAD:
                return msgspec.structs.replace(outer, cue=(verb, *outer.cue))
            return Standing("past", (verb,), firm=True)
        if relation == "appos" and not marks and low(document, verb).endswith("ing"):
            # "two objectives: halting the attacks and ...": an aim is named, not an act told
            return Standing("hypothetical", (verb,))
        if any(
            low(document, each) in ("on", "about", "for", "over")
            for each in document.children(verb, "mark", "case")
        ):
            # "a deal on freezing the plant": what a noun is about is no more than thought of
            return Standing("hypothetical", (verb,))
        if marks & {"of"} and forms(document, head) & _TASKS:
            # "the long work of hammering out an accord": what a task is has not been done by that
            return Standing("hypothetical", (verb,))
        found = of_clause(document, document.clause_root(head), depth + 1)
        code = (
            found.code
            if found.code in ("past", "perfect", "present", "ongoing", "future", "hypothetical")
            else "none"
        )
        return Standing(code, (verb,), firm=code != "none", negated=found.negated)
    if relation == "xcomp" and infinitive and low(document, head) == "going":
        outer = of_clause(document, head, depth + 1)
        return Standing(
            "refused" if outer.negated else "future", (head, verb), firm=True, negated=outer.negated
        )
    if relation == "xcomp" and infinitive and "have" in forms(document, head):
        # "we have to make a deal": what must be is not yet
        return Standing("demanded", (head, verb))
    if relation in ("xcomp", "advcl") and infinitive and calls_on(document, head):
        return merged(document, head, "demanded", depth + 1)
    if (
        relation in ("advcl", "ccomp", "xcomp", "acl")
        and marks & {"of", "with", "for"}
        and forms(document, head) & {"accuse", "suspect", "charge", "blame"}
    ):
        # "accused Peru of quitting the talks": somebody says so, and nobody else
        found = of_clause(document, head, depth + 1)
        return msgspec.structs.replace(found, effect=ACCUSED)
    if relation in ("xcomp", "ccomp", "csubj") or (
        relation == "advcl"
        and infinitive
        and (effect_of_verb(document, head) in SETTLING or "fail" in forms(document, head))
    ):
        effect = None if forms(document, head) & IMPLYING else effect_of_verb(document, head)
        if (
            effect in ("realised", None)
            and relation != "csubj"
            and forms(document, head) & words.reporting
            and infinitive
        ):
            effect = None
        if infinitive and brought_about(document, head):
            effect = "realised"
        found = merged(document, head, effect, depth + 1)
        if forms(document, head) & SEEMING:
            found = msgspec.structs.replace(found, doubted=True)
        if forms(document, head) & {"fail"} and infinitive:
            return msgspec.structs.replace(found, code="refused", negated=True, failed=False)
        return found
    if relation == "advcl" and marks & {"on", "about"}:
        return Standing("hypothetical", (verb,))
    if relation == "advcl" and infinitive and forms(document, head) & IMPLYING:
        return of_clause(document, head, depth + 1)
    if relation == "advcl" and infinitive:
        clause = of_clause(document, head, depth + 1)
        code = {"past": "purpose", "perfect": "purpose", "present": "purpose", "ongoing": "purpose"}.get(
            clause.code, clause.code
        )
        return Standing(code, (verb, *clause.cue))
    if (
        relation == "advcl"
        and marks & {"for", "from", "against"}
        and effect_of_verb(document, head) in SETTLING
    ):
        # "called for lifting the ban", "stopped short of", "ruled out striking"
        return merged(document, head, effect_of_verb(document, head), depth + 1)
    if relation == "conj":
        joined = of_clause(document, head, depth + 1)
        # "by saying no and sitting down": what one verb's object denies, the next does not
        return msgspec.structs.replace(joined, negated=joined.negated and _negated_by_adverb(document, head))
    if relation in ("advcl", "parataxis", "acl", "nmod", "obl"):
        return of_clause(document, head, depth + 1)
    if tokens[head].upos in ("VERB", "AUX"):
        return of_clause(document, head, depth + 1)
    return Standing("none", (verb,))
