"""A text's analysis is its own: no other text of the call changes anything in it."""

from __future__ import annotations

from random import Random

import pytest

from communique.language import analyse
from communique.language.core import core

TEXTS = [
    "Envoys of Norway and Chad met in Oslo on Tuesday.",
    "“We will not sign,” Minister Ngarta Hinda told reporters, adding that talks could resume in May.",
    "the two sides are still far apart on the ceasefire and nobody expects\nan agreement before the summit",
    "Talks broke down. The mediators left the capital, officials said; both sides blamed each other.",
    "OSLO (Own Wire) -- The border was closed at 6 a.m.\n\nIt reopened at noon.",
    "Yes.",
    "회담이 끝났다. Talks ended.",
    "",
    "A ban on exports of steel, worth $1.2 billion a year, was lifted in 2011 and imposed again in 2013. "
    * 12,
]


@pytest.mark.parametrize("seed", range(4))
def test_alone_and_in_any_company_the_same(seed: int) -> None:
    random = Random(seed)
    alone = {text: analyse([text])[0] for text in TEXTS}
    company = [random.choice(TEXTS) for _ in range(30)]
    assert analyse(company) == [alone[text] for text in company]


def test_windows_of_one_length_give_the_same_numbers_together_and_alone() -> None:
    using = core()
    from communique.language.layout import layouts
    from communique.language.tokenizer import tokenize
    from communique.language.windows import windows_of

    windows = []
    for number, text in enumerate(TEXTS[:2] * 3):
        cut = tokenize(text)
        windows += windows_of(number, [text[a:b] for a, b in cut], layouts(text, cut), using.subwords)
    together = dict(using.encoder.run(windows))
    for index, window in enumerate(windows):
        [(_, alone)] = using.encoder.run([window])
        for name in ("upos", "feats", "edits", "soft", "roots", "rel_dep", "rel_head", "arcs"):
            assert (getattr(alone, name) == getattr(together[index], name)).all(), name
