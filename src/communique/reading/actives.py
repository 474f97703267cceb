"""Verbs without an auxiliary that the tree takes for passives: "A submarine docked at Callao in May."

A finite passive has a form of "be" or "get" in English, but for headlines, which leave it out ("Summit cancelled"). In a sentence
that ends with a full stop and whose subject has an article, the verb is active.
"""

from __future__ import annotations

from typing import Final

import msgspec

from communique.language.types import Analysis, Token

_MAIN: Final = frozenset({"root", "conj", "ccomp", "parataxis"})


def with_bare_actives(analysis: Analysis) -> Analysis:
    """The analysis with subjects of verbs that no auxiliary makes passive as plain subjects.

    Args:
        analysis: Sentences with their trees.

    Returns:
        The same analysis where nothing was to be mended.
    """
    mended: dict[int, Token] = {}
    for subject in analysis.tokens:
        if subject.deprel == "nsubj:pass" and subject.head > subject.i and _is_active(analysis, subject):
            mended[subject.i] = msgspec.structs.replace(subject, deprel="nsubj")
    return analysis.with_tokens(mended)


def _is_active(analysis: Analysis, subject: Token) -> bool:
    verb = analysis.tokens[subject.head]
    below = [analysis.tokens[each] for each in analysis.children(verb.i)]
    if verb.upos != "VERB" or verb.deprel not in _MAIN:
        return False
    if any(each.deprel.startswith(("aux", "cop")) or each.deprel == "obl:agent" for each in below):
        return False
    last = analysis.sentences[subject.sent].last - 1
    closed = any(token.text == "." for token in analysis.tokens[max(last - 1, 0) : last + 1])
    return closed and any(
        analysis.tokens[each].deprel in ("det", "nmod:poss", "amod") for each in analysis.children(subject.i)
    )
