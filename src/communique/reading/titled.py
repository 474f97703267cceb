"""People joined to one whose title stands before the name: "Secretary of State Ana Ruiz and Foreign Minister Li met".

A title of several words ("Secretary of State") heads the phrase in many trees, its bearer's name in apposition; whoever
is joined by "and" then hangs on the name, out of reach of the verb. Universal Dependencies joins the phrases as wholes:
the conjunct is put on the head of the first.
"""

from __future__ import annotations

import msgspec

from communique.language.types import Analysis, Token


def with_titled_conjuncts(analysis: Analysis) -> Analysis:
    """The analysis with conjuncts of an apposed name on the title before it.

    Args:
        analysis: Sentences with their trees.

    Returns:
        The same analysis where nothing was to be mended.
    """
    mended: dict[int, Token] = {}
    tokens = analysis.tokens
    for token in tokens:
        if token.deprel != "conj" or token.head < 0:
            continue
        title = _title_of(analysis, tokens[token.head])
        if title is not None and token.i > token.head:
            mended[token.i] = msgspec.structs.replace(token, head=title)
    return analysis.with_tokens(mended)


def _title_of(analysis: Analysis, name: Token) -> int | None:
    """The title straight before a name, nothing but its own words between: "Secretary of State" before "Ana"."""
    if name.upos != "PROPN" or name.deprel not in ("appos", "flat") or name.head < 0 or name.head >= name.i:
        return None
    title = analysis.tokens[name.head]
    between = analysis.tokens[title.i + 1 : name.i]
    if title.upos not in ("PROPN", "NOUN") or any(each.upos == "PUNCT" for each in between):
        return None
    own = {below for each in analysis.children(title.i) for below in (each, *analysis.children(each))}
    return title.i if between and all(each.i in own for each in between) else None
