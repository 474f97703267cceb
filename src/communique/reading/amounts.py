"""Amounts in front of an object, where the tree has made a particle or a place of them: "sent up to 50 soldiers".

"Up to" before a number says how many; the noun behind is the verb's object, and no place that it is sent up to.
"""

from __future__ import annotations

import msgspec

from communique.language.types import Analysis, Token


def with_amounts(analysis: Analysis) -> Analysis:
    """The analysis with nouns counted by "up to" as objects.

    Args:
        analysis: Sentences with their trees.

    Returns:
        The same analysis where nothing was to be mended.
    """
    tokens = analysis.tokens
    mended: dict[int, Token] = {}
    for up in tokens:
        if up.text.lower() != "up" or up.i + 2 >= len(tokens):
            continue
        to, number = tokens[up.i + 1], tokens[up.i + 2]
        if to.text.lower() != "to" or number.upos != "NUM" or to.sent != up.sent or number.sent != up.sent:
            continue
        noun = tokens[number.head] if number.deprel == "nummod" and number.head > number.i else number
        verb = tokens[noun.head] if noun.head >= 0 else None
        if verb is None or verb.upos != "VERB" or noun.deprel not in ("obl", "obj") or verb.i != up.i - 1:
            continue
        mended[up.i] = msgspec.structs.replace(up, head=number.i, deprel="advmod")
        mended[to.i] = msgspec.structs.replace(to, head=up.i, deprel="fixed")
        mended[noun.i] = msgspec.structs.replace(mended.get(noun.i, noun), deprel="obj")
    return analysis.with_tokens(mended)
