"""Who met whom: pairs of people as a list first and a network second."""

from __future__ import annotations

from collections.abc import Sequence

from communique.app.web.network import network
from communique.app.web.page import Asked, Page, Values
from communique.views.presence import Tie, connected

_PAIRS = 100
# So many pairs are drawn; of many groups only those of three or more, for pairs apart say no more than the list.
_DRAWN, _FEW = 45, 4


def build(asked: Asked) -> Values:
    """The pairs who met most often, and the network that they make."""
    corpus = asked.corpus
    pairs = [Tie(*row) for row in corpus.ties.head(_PAIRS).iter_rows()]
    latest = corpus.event_lines(tie.latest for tie in pairs)
    return {
        "pairs": [(tie, latest[tie.latest]) for tie in pairs],
        "all_pairs": len(corpus.ties),
        "network": network(_drawn(pairs[:_DRAWN]), corpus.name),
    }


def _drawn(pairs: Sequence[Tie]) -> list[Tie]:
    groups = connected(pairs)
    shown = groups if len(groups) <= _FEW else [group for group in groups if len(group) > 2]
    return [tie for tie in pairs if any(tie.left in group for group in shown)]


PAGES = (Page("/network", "network.html", build, nav="Who met whom"),)
