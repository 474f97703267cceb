"""Tense, modals, marks and questions of a clause."""

from __future__ import annotations

from communique.reading.clauses import low
from communique.reading.document import Document
from communique.reading.once import once_per_token
from communique.reading.standing_words import standing_words


def mark_effect(document: Document, verb: int) -> str | None:
    """What a clause's subordinator says: `hypothetical`, `past`, `future` or nothing."""
    words = standing_words()
    for child in document.children(verb, "mark", "case"):
        effect = words.marks.get(low(document, child))
        if effect is not None:
            return effect
    if any(low(document, child) in ("when", "once") for child in document.children(verb, "advmod")):
        return None
    return None


def modal_of(document: Document, verb: int) -> tuple[str, int] | None:
    """The effect of a clause's modal and its token, shared by joined verbs; None without one."""
    words = standing_words()
    auxiliaries = document.children(verb, "aux")
    for child in auxiliaries:
        effect = words.modals.get(low(document, child))
        if effect is not None:
            return effect, child
    if document.analysis.tokens[verb].deprel in ("conj",):
        head = document.analysis.tokens[verb].head
        own = document.children(verb, "aux", "nsubj")
        if not own and head >= 0 and "VerbForm=Fin" not in document.analysis.tokens[verb].feats:
            return modal_of(document, head)
    return None


def is_question(document: Document, verb: int) -> bool:
    """Whether a clause is asked, not told."""
    sentence = document.sentence(verb)
    last = document.analysis.tokens[sentence.last - 1].text
    return (
        "?" in last
        and document.clause_root(verb) == verb
        and document.relation(verb) in ("root", "ccomp", "conj")
    )


def is_pluperfect(document: Document, token: int) -> bool:
    """Whether the clause of a token is told as past before the past: "the two had met"."""
    verb = document.clause_root(token)
    return any(low(document, each) == "had" for each in document.children(verb, "aux"))


@once_per_token
def tense_of(document: Document, verb: int) -> str | None:
    """`past`, `perfect`, `ongoing`, `present`, `planned` ("is to meet") or None for a verb without tense of its own."""
    tokens = document.analysis.tokens
    auxiliaries = [low(document, each) for each in document.children(verb, "aux", "cop")]
    feats = tokens[verb].feats
    infinitive = any(low(document, each) == "to" for each in document.children(verb, "mark"))
    if infinitive:
        return (
            "planned"
            if set(auxiliaries) & {"is", "are", "was", "were", "'s", "'re"}
            and document.relation(verb) != "xcomp"
            else None
        )
    if "having" in auxiliaries:
        return "past"
    progressive = low(document, verb).endswith("ing") and tokens[verb].upos == "VERB"
    if set(auxiliaries) & {"has", "have", "'ve", "had"}:
        if progressive:
            return "ongoing"
        return "past" if "had" in auxiliaries else "perfect"
    if "'s" in auxiliaries and not progressive and document.children(verb, "obj"):
        # "he's announced tariffs": has
        return "perfect"
    if set(auxiliaries) & {"is", "are", "am", "'s", "'re", "'m"}:
        if progressive:
            return "ongoing"
        return "present"
    if set(auxiliaries) & {"was", "were"}:
        if progressive and document.relation(verb) == "ccomp":
            return "ongoing"
        return "past"
    if set(auxiliaries) & {"did"}:
        return "past"
    if set(auxiliaries) & {"do", "does"}:
        return "present"
    if "VerbForm=Fin" in feats:
        return "past" if "Tense=Past" in feats else "present"
    relation = document.relation(verb)
    if relation == "conj":
        head = tokens[verb].head
        if "Tense=Past" in feats and head >= 0 and not document.children(verb, "nsubj"):
            return tense_of(document, head)
        return None
    if relation in ("root", "ccomp", "parataxis") and "Tense=Past" in feats:
        return "past"
    return None
