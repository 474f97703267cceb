"""ClearNLP trees as UD trees, case by case; our own sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.language.clear import Node, is_clear, to_universal
from communique.language.trees import is_tree

# Each word: text, head (index, -1 the root), ClearNLP relation, part of speech; then its head and relation in UD.
CASES = {
    "a preposition hangs from its noun": [
        ("Envoys", 1, "nsubj", "NOUN", 1, "nsubj"),
        ("met", -1, "ROOT", "VERB", -1, "root"),
        ("in", 1, "prep", "ADP", 3, "case"),
        ("Seoul", 2, "pobj", "PROPN", 1, "obl"),
    ],
    "a noun's preposition makes a modifier": [
        ("talks", -1, "ROOT", "NOUN", -1, "root"),
        ("on", 0, "prep", "ADP", 2, "case"),
        ("arms", 1, "pobj", "NOUN", 0, "nmod"),
    ],
    "prepositions nest": [
        ("spoke", -1, "ROOT", "VERB", -1, "root"),
        ("in", 0, "prep", "ADP", 2, "case"),
        ("capital", 1, "pobj", "NOUN", 0, "obl"),
        ("of", 2, "prep", "ADP", 4, "case"),
        ("Norway", 3, "pobj", "PROPN", 2, "nmod"),
    ],
    "a clause under a preposition": [
        ("agreed", -1, "ROOT", "VERB", -1, "root"),
        ("without", 0, "prep", "ADP", 2, "mark"),
        ("signing", 1, "pcomp", "VERB", 0, "advcl"),
    ],
    "a preposition without an object": [
        ("came", -1, "ROOT", "VERB", -1, "root"),
        ("before", 0, "prep", "ADP", 0, "advmod"),
    ],
    "the agent of a passive": [
        ("It", 2, "nsubjpass", "PRON", 2, "nsubj:pass"),
        ("was", 2, "auxpass", "AUX", 2, "aux:pass"),
        ("fired", -1, "ROOT", "VERB", -1, "root"),
        ("by", 2, "agent", "ADP", 4, "case"),
        ("soldiers", 3, "pobj", "NOUN", 2, "obl:agent"),
    ],
    "to whom": [
        ("gave", -1, "ROOT", "VERB", -1, "root"),
        ("aid", 0, "dobj", "NOUN", 0, "obj"),
        ("to", 0, "dative", "ADP", 3, "case"),
        ("farmers", 2, "pobj", "NOUN", 0, "obl"),
    ],
    "whom, without a preposition": [
        ("gave", -1, "ROOT", "VERB", -1, "root"),
        ("them", 0, "dative", "PRON", 0, "iobj"),
        ("aid", 0, "dobj", "NOUN", 0, "obj"),
    ],
    "what is predicated becomes the head": [
        ("She", 1, "nsubj", "PRON", 3, "nsubj"),
        ("is", -1, "ROOT", "AUX", 3, "cop"),
        ("the", 3, "det", "DET", 3, "det"),
        ("envoy", 1, "attr", "NOUN", -1, "root"),
        ("now", 1, "advmod", "ADV", 3, "advmod"),
    ],
    "other verbs keep their place": [
        ("Talks", 1, "nsubj", "NOUN", 1, "nsubj"),
        ("remain", -1, "ROOT", "VERB", -1, "root"),
        ("open", 1, "acomp", "ADJ", 1, "xcomp"),
    ],
    "there is": [
        ("There", 1, "expl", "PRON", 1, "expl"),
        ("is", -1, "ROOT", "VERB", -1, "root"),
        ("hope", 1, "attr", "NOUN", 1, "nsubj"),
    ],
    "conjuncts hang from the first, their signs from the next": [
        ("Rome", -1, "ROOT", "PROPN", -1, "root"),
        (",", 0, "punct", "PUNCT", 2, "punct"),
        ("Oslo", 0, "conj", "PROPN", 0, "conj"),
        ("and", 2, "cc", "CCONJ", 4, "cc"),
        ("Bern", 2, "conj", "PROPN", 0, "conj"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_each_construction(case: str) -> None:
    rows = CASES[case]
    lemmas = {"is": "be", "There": "there"}
    given_nodes = [Node(head, name, upos, lemmas.get(text, text)) for text, head, name, upos, _, _ in rows]
    found = to_universal(given_nodes)
    assert [(node.head, node.deprel) for node in found] == [(head, name) for *_, head, name in rows]


def test_a_persons_name_is_flat_from_its_first_word() -> None:
    nodes = [
        Node(2, "compound", "PROPN", "Ri"),
        Node(2, "compound", "PROPN", "Yong"),
        Node(3, "nsubj", "PROPN", "Ho"),
        Node(-1, "ROOT", "VERB", "speak"),
    ]
    found = to_universal(nodes, [(0, 3)])
    assert [(node.head, node.deprel) for node in found] == [
        (3, "nsubj"),
        (0, "flat"),
        (0, "flat"),
        (-1, "root"),
    ]


def test_schemes_are_told_apart() -> None:
    assert is_clear(["nsubj", "dobj", "pobj"])
    assert not is_clear(["nsubj", "obj", "obl", "nsubj:pass"])


NAMES = st.sampled_from(
    [
        "prep",
        "pobj",
        "pcomp",
        "attr",
        "acomp",
        "agent",
        "dative",
        "conj",
        "cc",
        "punct",
        "nsubj",
        "dobj",
        "expl",
    ]
)


@given(
    st.lists(
        st.tuples(st.integers(0, 30), NAMES, st.sampled_from(["ADP", "VERB", "NOUN", "PROPN"])), max_size=12
    )
)
def test_any_tree_stays_a_tree_of_all_words(rows: list[tuple[int, str, str]]) -> None:
    nodes = [Node(-1, "ROOT", "VERB", "be")]
    for number, (above, name, upos) in enumerate(rows):
        nodes.append(Node(above % (number + 1), name, upos, "be" if upos == "VERB" else "there"))
    found = to_universal(nodes, [(1, min(4, len(nodes)))] if len(nodes) > 1 else [])
    assert len(found) == len(nodes)
    assert is_tree([node.head for node in found])
