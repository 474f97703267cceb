"""What a governing verb, a modal or the clause above do to an event, once the standing of their own clause is known."""

from __future__ import annotations

from typing import Final

import msgspec

from communique.reading.clauses import forms, low
from communique.reading.document import Document
from communique.reading.standing_parts import SETTLING, Standing, is_conditional, speech_above
from communique.reading.standing_words import effect_of_verb
from communique.reading.tense import mark_effect, tense_of

_FACTIVE: Final = frozenset({
    "celebrate", "condemn", "denounce", "mourn", "applaud", "hail", "deplore", "commemorate", "avenge", "regret",
})  # fmt: skip
"""What can only be done of a thing that was: "crowds came to celebrate the release"."""


def combined(
    document: Document, head: int, effect: str | None, clause: Standing, noun: int | None = None
) -> Standing:
    """A governing verb's effect on an event together with the standing of that verb's own clause.

    Args:
        document: The document.
        head: The verb.
        effect: What it does to the event.
        clause: The standing of its clause.
        noun: The event noun, if it is one.

    Returns:
        The standing of the event.
    """
    if effect == "observed":
        known = forms(document, head) & _FACTIVE and clause.code not in ("hypothetical", "future", "possible")
        told = clause.code in ("past", "perfect") or known
        code = "past" if told and not clause.negated else "none"
        return Standing(code, (head,), governor=None, effect=effect)
    if noun is not None and "follow" in forms(document, head) and document.relation(noun) == "obj":
        return Standing("past", (head,), governor=None)
    base = msgspec.structs.replace(clause, governor=head, effect=effect, cue=(head, *clause.cue))
    firm = {"firm": effect in ("realised", "begun", "resumed", "ended", "failed")}
    if effect in ("realised", None):
        return msgspec.structs.replace(base, firm=clause.firm and effect is not None)
    if effect in ("begun", "resumed"):
        return msgspec.structs.replace(base, begun=True, **firm)
    if effect == "ended":
        return msgspec.structs.replace(base, **firm)
    if effect == "failed":
        if clause.code in ("past", "perfect", "present") and not clause.negated:
            return msgspec.structs.replace(base, code="past", failed=True, **firm)
        return base
    if effect in ("cancelled", "postponed", "denied"):
        if clause.code == "planned" and not clause.negated:
            return msgspec.structs.replace(base, code=effect, firm=True)
        if clause.negated or clause.code in SETTLING or clause.code == "future":
            return msgspec.structs.replace(
                base, code="hypothetical" if clause.code in ("threatened", "hypothetical") else "planned"
            )
        return msgspec.structs.replace(base, code=effect, firm=True)
    if clause.code == "possible" and effect not in ("refused", "denied"):
        return msgspec.structs.replace(base, code="possible", firm=False)
    if effect == "refused" and clause.negated:
        return msgspec.structs.replace(base, code="hypothetical")
    if effect == "planned" and clause.negated:
        return msgspec.structs.replace(base, code="refused", negated=True)
    if clause.code in ("hypothetical", "demanded", "proposed", "threatened") and effect in (
        "planned",
        "offered",
    ):
        return base
    return msgspec.structs.replace(base, code=effect, firm=effect == "planned", negated=False)


def with_modal(
    document: Document, verb: int, modal: tuple[str, int], depth: int, extra: Standing
) -> Standing:
    """The standing of a clause with a modal: what will be, would, could or must be."""
    effect, cue = modal
    perfect = any(low(document, each) == "have" for each in document.children(verb, "aux"))
    if effect == "future" and is_conditional(document, verb):
        return msgspec.structs.replace(extra, code="hypothetical", cue=(cue, verb))
    if effect == "future":
        above = speech_above(document, verb, depth)
        if above in ("threatened", "hypothetical", "demanded", "proposed"):
            return msgspec.structs.replace(extra, code=above, cue=(cue, verb))
        if extra.negated:
            return msgspec.structs.replace(extra, code="refused", cue=(cue, verb))
        return msgspec.structs.replace(extra, code="future", cue=(cue, verb), firm=True)
    if effect == "would":
        if perfect or extra.negated:
            return msgspec.structs.replace(extra, code="hypothetical", cue=(cue, verb))
        above = speech_above(document, verb, depth)
        if document.analysis.tokens[verb].deprel == "acl:relcl" and above == "none":
            outer = document.clause_root(document.analysis.tokens[verb].head)
            above = "planned" if tense_of(document, outer) == "past" else above
        if above in ("planned", "neutral") and is_conditional(document, verb):
            # "said he would meet him if there were a deal": what is held out, and no plan
            return msgspec.structs.replace(extra, code="offered", cue=(cue, verb))
        if above in ("planned", "neutral"):
            return msgspec.structs.replace(extra, code="future", cue=(cue, verb), firm=True)
        return msgspec.structs.replace(
            extra, code=above if above in SETTLING else "hypothetical", cue=(cue, verb)
        )
    if effect == "possible":
        return msgspec.structs.replace(extra, code="possible", cue=(cue, verb))
    if effect == "able":
        return msgspec.structs.replace(extra, code="hypothetical", cue=(cue, verb))
    return msgspec.structs.replace(extra, code="demanded", cue=(cue, verb))


def above_finite(document: Document, verb: int, own: Standing, depth: int) -> Standing:
    """A finite clause inside another: only what is wished, denied or doubted above touches it."""
    first = _first_of_row(document, verb)
    relation = document.relation(first)
    head = document.analysis.tokens[first].head
    if head < 0 or relation not in ("ccomp", "csubj", "acl"):
        return own
    effect = (
        effect_of_verb(document, head) if document.analysis.tokens[head].upos in ("VERB", "ADJ") else None
    )
    if relation == "ccomp" and effect == "denied":
        return msgspec.structs.replace(own, code="denied", cue=(head, *own.cue))
    if (
        relation == "ccomp"
        and effect in ("demanded", "proposed", "threatened", "refused")
        and own.code in ("present", "none")
    ):
        return msgspec.structs.replace(own, code=effect, cue=(head, *own.cue), firm=False)
    if relation == "ccomp" and effect == "doubted":
        return msgspec.structs.replace(own, doubted=True)
    if relation == "acl" and own.code == "present":
        above = document.clause_root(head)
        if above != verb and mark_effect(document, above) == "hypothetical":
            return msgspec.structs.replace(own, code="hypothetical")
    return own


def _first_of_row(document: Document, verb: int) -> int:
    """The first of verbs joined under one subject: what is demanded of one is demanded of all."""
    while document.relation(verb) == "conj" and not document.children(verb, "nsubj"):
        above = document.analysis.tokens[verb].head
        if above < 0 or document.analysis.tokens[above].upos not in ("VERB", "AUX"):
            break
        verb = above
    return verb
