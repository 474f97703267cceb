"""Trees of the ClearNLP scheme, which spaCy's English pipelines make, turned into trees of Universal Dependencies.

UD gives the content word the head's place: a preposition hangs from its noun, "is" from what it predicates. What
differs in name alone stands in `clear.yaml`. After Nivre et al. (2016) and the ClearNLP guidelines (Choi 2012).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import yaml

TABLE: Final[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("clear.yaml").read_text(encoding="utf-8")
)
_RELATIONS: Final[dict[str, str]] = TABLE["relations"]
_MARKS: Final = frozenset(TABLE["marks"])
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "DET"})
# What stays with a copula that loses its place: nothing but what is part of the word.
_OF_THE_WORD: Final = frozenset({"compound:prt", "goeswith"})


@dataclass(frozen=True, slots=True)
class Node:
    """One word of a sentence: its head (index in the sentence, -1 the root), relation, part of speech and lemma."""

    head: int
    deprel: str
    upos: str
    lemma: str


def is_clear(labels: Sequence[str]) -> bool:
    """Whether relations are of ClearNLP rather than of UD."""
    return bool(_MARKS & set(labels))


def to_universal(nodes: Sequence[Node], persons: Sequence[tuple[int, int]] = ()) -> list[Node]:
    """A sentence's tree in UD relations.

    Args:
        nodes: Words in order, relations of ClearNLP, one root.
        persons: Word ranges of names of persons, which UD makes flat from their first word.

    Returns:
        The same words, each with its head and relation in UD.
    """
    found = list(nodes)
    for index in range(len(found)):
        adposition = found[index].upos in ("ADP", "PART") and found[index].deprel == "dative"
        if adposition or found[index].deprel in ("prep", "agent"):
            _turn_preposition(found, index)
    for index in range(len(found)):
        if found[index].deprel in ("attr", "acomp"):
            _turn_copula(found, index)
    _spread_conjuncts(found)
    for first, last in persons:
        _flatten(found, first, last)
    return [_named(found, index) for index in range(len(found))]


def _children(nodes: Sequence[Node], index: int) -> list[int]:
    return [i for i, node in enumerate(nodes) if node.head == index]


def _turn_preposition(nodes: list[Node], index: int) -> None:
    """From "in" above "Seoul" to "Seoul" above "in"; a preposition without an object is an adverb."""
    objects = [i for i in _children(nodes, index) if nodes[i].deprel in ("pobj", "pcomp")]
    preposition = nodes[index]
    if not objects:
        inner = [i for i in _children(nodes, index) if nodes[i].deprel == "prep"]
        if not inner:
            nodes[index] = replace(preposition, deprel="advmod")
            return
        # "out of the room": the inner preposition finds its own object, the outer one stands beside it.
        nodes[inner[0]] = replace(nodes[inner[0]], head=preposition.head)
        nodes[index] = replace(preposition, head=inner[0], deprel="advmod")
        return
    first = objects[0]
    agent = preposition.deprel == "agent"
    clause = nodes[first].deprel == "pcomp" and nodes[first].upos in ("VERB", "AUX")
    nodes[first] = replace(
        nodes[first], head=preposition.head, deprel="obl:agent" if agent else _oblique(nodes, index, clause)
    )
    for other in _children(nodes, index):
        nodes[other] = replace(
            nodes[other],
            head=first,
            deprel="conj" if nodes[other].deprel in ("pobj", "pcomp") else nodes[other].deprel,
        )
    nodes[index] = replace(preposition, head=first, deprel="mark" if clause else "case")


def _oblique(nodes: Sequence[Node], index: int, clause: bool) -> str:
    """What the object of a preposition is to the word above it."""
    above = nodes[index].head
    nominal = above >= 0 and nodes[above].upos in _NOMINAL
    if clause:
        return "acl" if nominal else "advcl"
    return "nmod" if nominal else "obl"


def _turn_copula(nodes: list[Node], index: int) -> None:
    """From "is" above "minister" to "minister" above "is"; with other verbs the predicate is an open complement."""
    above = nodes[index].head
    if above >= 0 and any(
        nodes[i].deprel == "expl" and nodes[i].lemma == "there" for i in _children(nodes, above)
    ):
        # "There is a plan": what is there is the subject.
        nodes[index] = replace(nodes[index], deprel="nsubj")
        return
    if above < 0 or nodes[above].lemma != "be" or nodes[above].deprel in ("cop", "aux", "aux:pass"):
        nodes[index] = replace(nodes[index], deprel="xcomp")
        return
    nodes[index] = replace(nodes[index], head=nodes[above].head, deprel=nodes[above].deprel)
    for other in _children(nodes, above):
        if other != index and nodes[other].deprel not in _OF_THE_WORD:
            nodes[other] = replace(nodes[other], head=index)
    nodes[above] = replace(nodes[above], head=index, deprel="cop", upos="AUX")


def _spread_conjuncts(nodes: list[Node]) -> None:
    """Chains of conjuncts hang from the first; "and" and commas between hang from the conjunct that follows."""
    for index, node in enumerate(nodes):
        if node.deprel != "conj" or node.head < 0:
            continue
        first, seen = node.head, {index}
        while nodes[first].deprel == "conj" and nodes[first].head >= 0 and first not in seen:
            seen.add(first)
            first = nodes[first].head
        for other in _children(nodes, node.head):
            if node.head < other < index and nodes[other].deprel in ("cc", "punct"):
                nodes[other] = replace(nodes[other], head=index)
        if first != index:
            nodes[index] = replace(nodes[index], head=first)


def _flatten(nodes: list[Node], first: int, last: int) -> None:
    tops = [i for i in range(first, last) if not first <= nodes[i].head < last]
    plain = all(nodes[i].upos == "PROPN" for i in range(first, last))
    if len(tops) != 1 or not plain or last - first < 2:
        return
    top = nodes[tops[0]]
    for index, node in enumerate(nodes):
        if first < index < last:
            nodes[index] = replace(node, head=first, deprel="flat")
        elif first < node.head < last:
            nodes[index] = replace(node, head=first)
    nodes[first] = replace(nodes[first], head=top.head, deprel=top.deprel)


def _named(nodes: Sequence[Node], index: int) -> Node:
    node = nodes[index]
    if node.head < 0:
        return replace(node, deprel="root")
    name = node.deprel
    if name in ("pobj", "pcomp"):
        name = "obl"
    return replace(node, deprel=_RELATIONS.get(name, name))
