"""Who stands behind a value: independent origins, never copies.

A report's origin is the first report of its chain. Two accounts told in the same sentences are of one origin even
where nothing credits the other, and so are those that only pass on one and the same anonymous source.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from communique.merging.ground import Ground
from communique.merging.words import stems
from communique.model import Carriage

# Content words in a run, the least number of runs that can be compared, and the share that makes a copy.
_RUN, _LEAST, _ALIKE = 4, 4, 0.5
# Beyond so many accounts of one event, sentences are compared only with the nearest in order.
_WINDOW = 40


def origins_of(refs: Sequence[str], ground: Ground, carried: Mapping[str, Carriage]) -> Callable[[str], str]:
    """The origin of each of these accounts or statements."""
    label = {ref: _unnamed(ref, ground) or _report_origin(ground.report(ref), carried) for ref in refs}
    runs = {ref: _runs(ground.words(ref)) for ref in refs}
    for place, ref in enumerate(refs):
        for other in refs[max(0, place - _WINDOW) : place]:
            if label[ref] != label[other] and _alike(runs[ref], runs[other]):
                first, second = sorted((label[ref], label[other]))
                label = {each: first if held == second else held for each, held in label.items()}
    return lambda ref: label.get(ref, ref)


def _unnamed(ref: str, ground: Ground) -> str | None:
    """The unnamed source that alone vouches for an account: one official in three papers is one voice."""
    account = ground.account.get(ref)
    sources = {each.value for each in account.attributed_to} if account else set()
    return sources.pop() if len(sources) == 1 and min(sources).startswith("anonymous:") else None


def _report_origin(report: str, carried: Mapping[str, Carriage]) -> str:
    found = carried.get(report)
    return found.origin if found is not None else report


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    """Runs of content words: names alone make no likeness, their order in a sentence does."""
    words = stems(text)
    return frozenset(words[place : place + _RUN] for place in range(len(words) - _RUN + 1))


def _alike(left: frozenset[tuple[str, ...]], right: frozenset[tuple[str, ...]]) -> bool:
    small = min(len(left), len(right))
    return small >= _LEAST and len(left & right) / small >= _ALIKE
