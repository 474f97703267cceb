"""Who met whom: pairs of people as a list first and a network second."""

from __future__ import annotations

from communique.app.web.network import network
from communique.app.web.page import Asked, Page, Values
from communique.views.presence import Tie

_PAIRS = 100
_DRAWN = 45


def build(asked: Asked) -> Values:
    """The pairs who met most often, and the network that they make."""
    corpus = asked.corpus
    pairs = [Tie(*row) for row in corpus.ties.head(_PAIRS).iter_rows()]
    latest = corpus.event_lines(tie.latest for tie in pairs)
    return {
        "pairs": [(tie, latest[tie.latest]) for tie in pairs],
        "all_pairs": len(corpus.ties),
        "network": network(pairs[:_DRAWN], corpus.name),
    }


PAGES = (Page("/network", "network.html", build, nav="Who met whom"),)
