"""How well accounts are gathered into events: MUC, B-cubed and CEAF-e, and their mean.

Vilain et al. 1995 (MUC), Bagga and Baldwin 1998 (B-cubed), Luo 2005 (CEAF with entity similarity phi-4), as the CoNLL 2012
reference scorer computes them. Mentions are strings; those on one side only count as that side has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

Clusters = Sequence[frozenset[str]]


class Coreference(msgspec.Struct, frozen=True):
    """F1 of each measure, None where neither side has anything that the measure counts."""

    muc: float | None
    b_cubed: float | None
    ceaf_e: float | None

    @property
    def conll(self) -> float | None:
        """Mean of the measures that count something; None if none does."""
        held = [each for each in (self.muc, self.b_cubed, self.ceaf_e) if each is not None]
        return sum(held) / len(held) if held else None


def compare(gold: Iterable[Iterable[str]], found: Iterable[Iterable[str]]) -> Coreference:
    """Compare two clusterings.

    Args:
        gold: The key: clusters of mentions, disjoint.
        found: The response.

    Returns:
        The three measures. MUC counts links only: it is None where neither side joins anything.
    """
    key = [frozenset(each) for each in gold if each]
    response = [frozenset(each) for each in found if each]
    return Coreference(muc(key, response), b_cubed(key, response), ceaf_e(key, response))


def muc(key: Clusters, response: Clusters) -> float | None:
    """Link-based F1."""
    right_r, all_r = _links(key, response)
    right_p, all_p = _links(response, key)
    return _f1(right_p, all_p, right_r, all_r)


def b_cubed(key: Clusters, response: Clusters) -> float | None:
    """Mention-based F1."""
    return _f1(
        _mention_credit(response, key),
        sum(map(len, response)),
        _mention_credit(key, response),
        sum(map(len, key)),
    )


def ceaf_e(key: Clusters, response: Clusters) -> float | None:
    """Entity-based F1 under the best one-to-one alignment of clusters."""
    likeness = [[_phi4(left, right) for right in response] for left in key]
    total = best_sum(likeness)
    return _f1(total, len(response), total, len(key))


def _links(these: Clusters, those: Clusters) -> tuple[float, float]:
    home = _home(those)
    right = total = 0
    for cluster in these:
        # A mention that the other side lacks is a part of its own.
        parts = {home.get(mention, mention) for mention in cluster}
        right += len(cluster) - len(parts)
        total += len(cluster) - 1
    return right, total


def _mention_credit(these: Clusters, those: Clusters) -> float:
    home = _home(those)
    credit = 0.0
    for cluster in these:
        shared: dict[int, int] = {}
        for mention in cluster:
            if mention in home:
                shared[home[mention]] = shared.get(home[mention], 0) + 1
        credit += sum(count * count for count in shared.values()) / len(cluster)
    return credit


def _home(clusters: Clusters) -> dict[str, int]:
    return {mention: place for place, cluster in enumerate(clusters) for mention in cluster}


def _phi4(left: frozenset[str], right: frozenset[str]) -> float:
    return 2 * len(left & right) / (len(left) + len(right))


def _f1(right_p: float, all_p: float, right_r: float, all_r: float) -> float | None:
    if not all_p and not all_r:
        return None
    precision = right_p / all_p if all_p else 0.0
    recall = right_r / all_r if all_r else 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def best_sum(worth: Sequence[Sequence[float]]) -> float:
    """The greatest sum of entries with at most one in each row and column.

    The Hungarian method with potentials (Kuhn 1955, Munkres 1957), O(n^3).
    """
    if not worth or not worth[0]:
        return 0.0
    rows = worth if len(worth) <= len(worth[0]) else [list(column) for column in zip(*worth, strict=True)]
    n, m = len(rows), len(rows[0])
    row_potential, column_potential = [0.0] * (n + 1), [0.0] * (m + 1)
    row_of = [0] * (m + 1)
    for row in range(1, n + 1):
        way = [0] * (m + 1)
        slack = [float("inf")] * (m + 1)
        used = [False] * (m + 1)
        row_of[0], column = row, 0
        while row_of[column]:
            used[column] = True
            here, delta, nearest = row_of[column], float("inf"), 0
            for j in range(1, m + 1):
                if used[j]:
                    continue
                cost = -rows[here - 1][j - 1] - row_potential[here] - column_potential[j]
                if cost < slack[j]:
                    slack[j], way[j] = cost, column
                if slack[j] < delta:
                    delta, nearest = slack[j], j
            for j in range(m + 1):
                if used[j]:
                    row_potential[row_of[j]] += delta
                    column_potential[j] -= delta
                else:
                    slack[j] -= delta
            column = nearest
        while column:
            row_of[column] = row_of[way[column]]
            column = way[column]
    return sum(rows[row_of[j] - 1][j - 1] for j in range(1, m + 1) if row_of[j])
