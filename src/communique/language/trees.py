"""Trees from arc scores: greedy where that is a tree already, else the maximum spanning tree (Chu & Liu
1965, Edmonds 1967) with one root.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_STEP = 256.0


def heads_of(scores: Floats, root: Floats) -> list[int]:
    """Heads of the words of one sentence.

    Scores are rounded before any decision, so that the last bits of a processor's arithmetic decide nothing.

    Args:
        scores: [n, n], dependent by head.
        root: [n], each word as the root.

    Returns:
        For each word the index of its head, -1 for the one root.
    """
    count = len(root)
    if count == 1:
        return [-1]
    table = np.empty((count, count + 1), np.float32)
    table[:, 0] = root
    table[:, 1:] = scores
    table = np.rint(table * _STEP)
    table[np.arange(count), np.arange(1, count + 1)] = -np.inf
    greedy: list[int] = (table.argmax(1) - 1).tolist()
    return greedy if is_tree(greedy) else _best_tree(table)


def not_over_root(heads: list[int]) -> list[int]:
    """The same tree with words that hang from beyond the root hung from the root itself.

    English has few arcs over the root of a sentence; most that are found hang a place or time of "“...,” she told reporters
    in Oslo" from the verb that is quoted.
    """
    root = heads.index(-1)
    return [
        root if head >= 0 and (word < root < head or head < root < word) else head
        for word, head in enumerate(heads)
    ]


def is_tree(heads: list[int]) -> bool:
    """Whether heads (-1 for a root) make a tree with exactly one root."""
    if heads.count(-1) != 1:
        return False
    reached = [0] * len(heads)  # 0 not seen, else the number of the walk that saw it
    for start in range(len(heads)):
        node, walk = start, start + 1
        while node >= 0 and not reached[node]:
            reached[node] = walk
            node = heads[node]
        if node >= 0 and reached[node] == walk:
            return False
    return True


def _best_tree(rounded: Floats) -> list[int]:
    """The best tree with one root: the best of all if it has one, else the best of those with each likely root."""
    # Sums of whole numbers, which doubles hold exactly whatever the order.
    table = rounded.astype(np.float64)
    count = len(table)
    full = np.full((count + 1, count + 1), -np.inf)
    full[1:] = table
    heads = _chu_liu_edmonds(full)
    if np.count_nonzero(heads[1:] == 0) == 1:
        return [int(head) - 1 for head in heads[1:]]
    # What a tree under this root is worth at most: every other word under its best head.
    above = table[:, 1:].max(1)
    bounds = table[:, 0] + above.sum() - above
    best, worth = heads, -np.inf
    for root in np.argsort(-bounds, kind="stable"):
        if bounds[root] <= worth:
            break
        one = full.copy()
        one[1:, 0] = one[root + 1] = -np.inf
        one[root + 1, 0] = table[root, 0]
        heads = _chu_liu_edmonds(one)
        value = float(one[np.arange(1, count + 1), heads[1:]].sum())
        if value > worth:
            best, worth = heads, value
    return [int(head) - 1 for head in best[1:]]


def _chu_liu_edmonds(scores: NDArray[np.float64]) -> Ints:
    """Heads of the maximum arborescence from node 0; `scores` is [m, m], dependent by head."""
    heads: Ints = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(len(scores), bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    kept = scores[cycle, heads[cycle]]
    # Contract the cycle to one new node, the last.
    size = len(outside) + 1
    small = np.full((size, size), -np.inf)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    entering = scores[np.ix_(cycle, outside)] - kept[:, None]
    small[-1, :-1] = entering.max(0)
    leaving = scores[np.ix_(outside, cycle)]
    small[:-1, -1] = leaving.max(1)
    small[0, :] = -np.inf
    found = _chu_liu_edmonds(small)
    result: Ints = heads.copy()
    for place, node in enumerate(outside):
        head = found[place]
        result[node] = cycle[int(leaving[place].argmax())] if head == size - 1 else outside[head]
    source = int(found[-1])
    broken = cycle[int(entering[:, source].argmax())]
    result[broken] = outside[source]
    return result


def _cycle(heads: Ints) -> Ints | None:
    seen = np.zeros(len(heads), np.int64)
    for start in range(1, len(heads)):
        node = start
        while node and not seen[node]:
            seen[node] = start
            node = int(heads[node])
        if node and seen[node] == start:
            cycle, at = [node], int(heads[node])
            while at != node:
                cycle.append(at)
                at = int(heads[at])
            return np.array(sorted(cycle))
    return None
