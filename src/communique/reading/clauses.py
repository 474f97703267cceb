"""Clauses and noun phrases as places that arguments stand in: passives turned round, gaps and shared subjects filled.

A place is `subject`, `object`, `second`, `poss`, `compound`, `adj`, or a preposition. What stands outside the clause
itself (a subject shared with the governing verb, the noun that a relative clause hangs on) is filled in by rule.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from communique.reading.document import Document
from communique.reading.frames import LEXICON, load_yaml
from communique.reading.infinitives import doer_of, is_journey, is_ranked
from communique.reading.once import once_per_token
from communique.reading.quantities import QUANTITIES, RISES
from communique.reading.taking_effect import what_starts

_SUBJECTS: Final = ("nsubj",)
_RELATIVE: Final = frozenset({"that", "which", "who", "whom", "whose"})
_PHRASE_BREAKS: Final = frozenset({
    "acl", "acl:relcl", "advcl", "advcl:relcl", "parataxis", "punct", "cc", "conj", "appos", "case", "det", "dep", "discourse",
})  # fmt: skip
_BE: Final = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "'s", "'re"})


def forms(document: Document, token: int) -> frozenset[str]:
    """Dictionary forms of a token."""
    return document.forms[token]


def low(document: Document, token: int) -> str:
    """A token's text in lower case with plain apostrophes."""
    return document.tree.lows[token]


@once_per_token
def cases(document: Document, token: int) -> tuple[str, ...]:
    """The prepositions that stand before a noun, in order; "ahead of" gives both words."""
    found: list[str] = []
    for child in document.children(token, "case"):
        found.append(low(document, child))
        found.extend(low(document, each) for each in document.children(child, "fixed"))
    return tuple(found)


def with_conjuncts(document: Document, token: int) -> tuple[int, ...]:
    """A token and those joined to it by "and"."""
    found = [token]
    for child in document.children(token, "conj"):
        if child not in found:
            found.extend(with_conjuncts(document, child))
    return tuple(found)


def is_passive(document: Document, verb: int) -> bool:
    """Whether a verb is in the passive, or a past participle that modifies a noun."""
    short = any(low(document, child) == "'s" for child in document.children(verb, "aux"))
    if short and document.children(verb, "obj") and not low(document, verb).endswith("ing"):
        # "he's announced tariffs": has, and not is
        return False
    if low(document, verb) == "headed" and not document.children(verb, "obl:agent"):
        # "is headed to Lima": on the way there
        return False
    for child in document.children(verb):
        if document.analysis.tokens[child].deprel in ("nsubj:pass", "aux:pass", "csubj:pass"):
            return True
    held = document.analysis.tokens[verb]
    past = "Tense=Past" in held.feats or low(document, verb).endswith(("ed", "en"))
    been = any(low(document, child) in _BE for child in document.children(verb, "aux"))
    if past and been and not low(document, verb).endswith("ing"):
        return True
    participle = "VerbForm=Part" in held.feats and "Tense=Past" in held.feats
    return participle and held.deprel in ("acl", "amod") and not document.children(verb, "nsubj", "aux")


def surface_subjects(document: Document, verb: int, depth: int = 0) -> tuple[int, ...]:
    """Heads of a verb's grammatical subject, its own or the one that it shares."""
    tokens = document.analysis.tokens
    own = [child for child in document.children(verb, *_SUBJECTS) if tokens[child].deprel != "nsubj:outer"]
    found: list[int] = []
    for child in own:
        if low(document, child) in _RELATIVE and document.relation(verb) == "acl":
            antecedent = (
                tokens[verb].head if low(document, child) != "who" else _whom(document, tokens[verb].head)
            )
            found.append(antecedent)
            if document.relation(antecedent) == "conj" and _plural_verb(document, verb):
                found.append(tokens[antecedent].head)
        else:
            found.append(child)
    if found or depth > 5:
        return tuple(found)
    head, relation = tokens[verb].head, document.relation(verb)
    if head < 0:
        return ()
    starting = what_starts(document, verb)
    if starting:
        return starting
    if relation == "ccomp":
        # "the minister said Díaz, who was in Lima, had called": the tree hangs the subject on the verb of saying
        return tuple(each for each in document.children(head, "nsubj") if head < each < verb)
    if relation == "xcomp":
        if forms(document, head) & object_control() and not is_passive(document, head):
            objects = document.children(head, "obj", "iobj") or _called_on(document, head)
            if objects:
                return objects
        return surface_subjects(document, head, depth + 1)
    if (
        relation == "advcl"
        and "VerbForm=Inf" in tokens[verb].feats
        and forms(document, head) & object_control()
    ):
        # "sent a delegation to negotiate": who is sent negotiates
        sent = document.children(head, "obj")
        if sent and sent[0] < verb and not is_passive(document, head) and _is_sent(document, sent[0]):
            return sent
    if relation == "advcl" and low(document, verb).endswith("ing"):
        marks = {low(document, each) for each in document.children(verb, "mark", "case")}
        objects = document.children(head, "obj")
        if objects and marks & {"for", "of", "from"}:
            return objects
    if relation == "conj" or relation == "advcl":
        return surface_subjects(document, head, depth + 1)
    if relation in ("acl", "appos") and tokens[head].upos in ("NOUN", "PROPN", "PRON"):
        if "VerbForm=Inf" in tokens[verb].feats and is_ranked(document, head):
            return doer_of(document, head)
        if "VerbForm=Inf" in tokens[verb].feats or document.children(verb, "mark"):
            return _holder_of_noun(document, head, depth)
        return (head,)
    return ()


def _whom(document: Document, antecedent: int) -> int:
    """Whom "who" stands for: people, never the country in their description ("an expert on the Koreas who attended")."""
    here = antecedent
    for _ in range(4):
        mention = document.mention_headed(here)
        held = None if mention is None or not mention.actors else document.cast.by_id.get(mention.actors[0])
        if held is None or held.kind not in ("state", "place"):
            return here
        above = document.analysis.tokens[here].head
        if above < 0:
            return antecedent
        here = above
        while (
            document.analysis.tokens[here].upos in ("VERB", "ADJ", "AUX", "ADP")
            and document.analysis.tokens[here].head >= 0
        ):
            here = document.analysis.tokens[here].head
        if document.analysis.tokens[here].upos not in ("NOUN", "PROPN"):
            return antecedent
        if document.relation(here) == "appos":
            here = document.analysis.tokens[here].head
    return antecedent


def _called_on(document: Document, verb: int) -> tuple[int, ...]:
    """Whom a verb with a preposition wants to act: "called on Peru to sign", "appealed to Peru to sign"."""
    return tuple(
        child
        for child in document.children(verb, "obl")
        if set(cases(document, child)) & {"on", "upon", "to"} and not document.times_at(child)
    )


def calls_on(document: Document, verb: int) -> bool:
    """Whether somebody is called on: "called on Peru to sign"."""
    return "call" in forms(document, verb) and any(
        set(cases(document, child)) & {"on", "upon"} for child in _called_on(document, verb)
    )


def _is_sent(document: Document, noun: int) -> bool:
    """Whether a noun names people: a mention of an actor, or a body of delegates."""
    return document.mention_headed(noun) is not None or bool(
        forms(document, noun)
        & {"delegation", "team", "envoy", "official", "emissary", "negotiator", "diplomat", "aide"}
    )


def _plural_verb(document: Document, verb: int) -> bool:
    return any(
        low(document, child) in ("have", "are", "were", "'ve", "'re")
        for child in document.children(verb, "aux")
    )


def _holder_of_noun(document: Document, noun: int, depth: int) -> tuple[int, ...]:
    """Whose a noun is: "Peru's plan to meet", "Peru has a plan to meet"."""
    owners = document.children(noun, "nmod:poss")
    if owners:
        return owners
    head = document.analysis.tokens[noun].head
    if head >= 0 and document.relation(noun) == "obj":
        return surface_subjects(document, head, depth + 1)
    if head >= 0 and depth <= 5 and is_journey(document, noun):
        if is_journey(document, head):
            return _holder_of_noun(document, head, depth + 1)
        if document.relation(noun) == "obl" and document.analysis.tokens[head].upos == "VERB":
            return surface_subjects(document, head, depth + 1)
    return ()


@lru_cache(maxsize=1)
def object_control() -> frozenset[str]:
    """Verbs whose object does what the infinitive says."""
    return frozenset(load_yaml(LEXICON / "standing.yaml")["object-control"])


Places = dict[str, tuple[int, ...]]


def verb_places(document: Document, verb: int) -> Places:
    """The arguments of a verb by place, conjuncts spread out, passives turned round.

    Args:
        document: The document.
        verb: Index of the verb.

    Returns:
        Heads of arguments by place: `subject`, `object`, `second`, `clause` and prepositions.
    """
    tokens = document.analysis.tokens
    found: dict[str, list[int]] = {}

    def add(place: str, heads: Iterable[int]) -> None:
        for head in heads:
            for each in with_conjuncts(document, head):
                if each not in found.setdefault(place, []):
                    found[place].append(each)

    passive = is_passive(document, verb)
    subjects = surface_subjects(document, verb)
    add("object" if passive else "subject", subjects)
    for child in document.children(verb):
        relation = tokens[child].deprel
        if relation == "obj":
            add("object", [child])
        elif relation == "iobj":
            add("second", [child])
        elif relation == "obl:agent":
            add("subject", [child])
        elif relation.startswith("obl") and _is_amount(document, child):
            add("object", [child])
        elif relation.startswith(("obl", "nmod")):
            for case in cases(document, child):
                add("subject" if case == "by" and passive else case, [child])
        elif relation == "advmod" and low(document, child) == "here":
            add("here", [child])
        elif relation in ("ccomp", "xcomp") or _completes(document, verb, child):
            add("clause", [child])
            if tokens[child].upos in ("NOUN", "PROPN") and not passive:
                add("object", [child])
    if passive and not found.get("subject"):
        add("subject", _agents_below(document, verb))
    if any(tokens[each].upos == "SYM" for each in found.get("object", ())):
        # "announced $50 billion in tariffs": what the amount is in, wherever the tree hangs it
        add("object", [each for each in found.get("in", ()) if not document.times_at(each)])
    _fill_gap(document, verb, found, passive)
    return {place: tuple(heads) for place, heads in found.items()}


_WITH_PURPOSE: Final = frozenset({"agree", "call"})


def _completes(document: Document, verb: int, child: int) -> bool:
    """Whether an infinitive that the tree takes for a purpose completes its verb.

    It is what is agreed ("agreed at the summit to end the war"), or what a call is for ("called him to discuss it").
    """
    return (
        document.relation(child) == "advcl"
        and "VerbForm=Inf" in document.analysis.tokens[child].feats
        and bool(_WITH_PURPOSE & forms(document, verb))
    )


def _agents_below(document: Document, verb: int) -> list[int]:
    """Who acts, where the tree hangs it on the noun before it: "the offer was passed to Peru by Chile"."""
    return [
        below
        for child in document.children(verb, "obl")
        for below in document.children(child, "nmod")
        if below > child > verb
        and cases(document, below)[:1] == ("by",)
        and document.analysis.tokens[below].upos == "PROPN"
    ]


def _is_amount(document: Document, token: int) -> bool:
    """Whether a phrase with "up to" or "more than" is how much of a thing is meant: "buy up to $50 billion of goods"."""
    if document.analysis.tokens[token].upos not in ("SYM", "NUM") or document.times_at(token):
        return False
    before = {low(document, child) for child in document.children(token, "advmod", "case")}
    return {"up", "to"} <= before or "than" in cases(document, token)


def _fill_gap(document: Document, verb: int, found: dict[str, list[int]], passive: bool) -> None:
    """The noun that an object-less relative clause hangs on is its object: "the talks that Peru held"."""
    held = document.analysis.tokens[verb]
    if held.deprel != "acl:relcl" or passive or held.head < 0:
        return
    if held.head in found.get("subject", []):
        return
    objects = [each for each in found.get("object", []) if low(document, each) not in _RELATIVE]
    found["object"] = objects or [held.head]


@once_per_token
def noun_places(document: Document, noun: int) -> Places:
    """The arguments of an event noun by place: possessor, compounds, adjectives and prepositions."""
    tokens = document.analysis.tokens
    found: dict[str, list[int]] = {}

    def add(place: str, head: int) -> None:
        for each in with_conjuncts(document, head):
            if each not in found.setdefault(place, []):
                found[place].append(each)

    for child in document.children(noun):
        relation = tokens[child].deprel
        if relation == "nmod:poss":
            add("poss", child)
        elif relation.startswith(("nmod", "obl", "appos")) and cases(document, child):
            for case in cases(document, child):
                add(case, child)
            for below in document.children(child, "nmod"):
                if "of" in cases(document, child) and "by" in cases(document, below):
                    # "the release of three men by Peru": who acts belongs to the act, wherever the tree hangs it
                    add("by", below)
        elif relation.startswith(("compound", "nmod", "flat")):
            add("compound", child)
            for below in document.children(child, "amod", "compound"):
                add("adj", below)
        elif relation == "amod":
            add("adj", child)
            for below in document.children(child, "compound", "obl", "advmod"):
                add("adj", below)
        elif (
            relation == "conj"
            and tokens[child].upos == "NOUN"
            and "of" not in found
            and not document.children(child, "det", "nmod:poss")
        ):
            # "the removal and destruction of the weapons": what completes the last completes the first
            for below in document.children(child, "nmod"):
                if "of" in cases(document, below):
                    add("of", below)
    return {place: tuple(heads) for place, heads in found.items()}


def phrase(document: Document, noun: int) -> tuple[int, ...]:
    """The tokens of a noun phrase around its head, without clauses, conjuncts and appositions that hang on it."""
    tokens = document.analysis.tokens
    found = [noun]
    queue = [noun]
    while queue:
        here = queue.pop()
        for child in document.children(here):
            if tokens[child].deprel not in _PHRASE_BREAKS and tokens[child].upos not in ("VERB", "AUX"):
                found.append(child)
                queue.append(child)
    return tuple(sorted(found))


def content_noun(document: Document, noun: int) -> tuple[int, ...]:
    """A noun and, where it only counts or groups ("a series of missiles"), the noun that it counts."""
    upos = document.analysis.tokens[noun].upos
    rises = forms(document, noun) & RISES
    joints = {"of", "in"} if upos in ("NUM", "SYM") or "worth" in forms(document, noun) or rises else {"of"}
    if rises or forms(document, noun) & QUANTITIES or upos in ("NUM", "DET", "PRON", "SYM"):
        inner = [
            child for child in document.children(noun, "nmod", "obl") if joints & set(cases(document, child))
        ]
        return (noun, *(each for child in inner for each in content_noun(document, child)))
    return (noun,)


@once_per_token
def modifiers(document: Document, noun: int) -> tuple[int, ...]:
    """Tokens that modify a noun from before it: adjectives, compounds and what hangs on them."""
    found: list[int] = []
    queue = [noun]
    while queue:
        here = queue.pop()
        for child in document.children(
            here, "amod", "compound", "nmod", "flat", "nummod", "conj", "advmod", "obl", "acl"
        ):
            if child < noun and child not in found and not cases(document, child):
                found.append(child)
                queue.append(child)
    return tuple(sorted(found))
