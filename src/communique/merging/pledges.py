"""Pledges outside agreements: what one side vows again and again is one commitment, and so is what two vow together.

Gone through year by year of the reports: a vow made again years later is a new one, and one more pledge asks only for
those of its year.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from communique.merging.ground import identity_of
from communique.merging.said import Said, share
from communique.model import Commitment

_ALIKE = 0.34
_ONE = 0.6


def one_vow(left: Said, right: Said) -> bool:
    """Whether two speakers vow the same in the same words."""
    same = left.report == right.report and bool(set(left.about) & set(right.about))
    return same and share(left.words, right.words) >= _ONE


def in_year(told: Iterable[Said], event_of: Callable[[str], str | None]) -> Iterator[Commitment]:
    """The commitments that the pledges of one year make."""
    for group in _groups(sorted(told, key=lambda each: each.order)):
        first = group[0]
        made = (event_of(ref) for ref in first.about)
        yield Commitment(
            id=identity_of("c", first.ref),
            party=tuple(dict.fromkeys(str(each.side) for each in group)),
            what=first.text,
            made=next((each for each in made if each is not None), None),
            due=None,
            status="open",
            statements=tuple(each.ref for each in group),
        )


def _groups(told: Sequence[Said]) -> list[list[Said]]:
    groups: list[list[Said]] = []
    # For each side and issue the groups that vow on it, by number: only they can vow the same.
    on_issue: dict[tuple[str, str], list[int]] = defaultdict(list)
    words: list[frozenset[str]] = []

    def enter(number: int, side: str, first: Said) -> None:
        for issue in first.issues:
            on_issue[side, issue].append(number)

    for each in told:
        side, own = str(each.side), each.words
        near = sorted({number for issue in each.issues for number in on_issue[side, issue]})
        number = next((number for number in near if share(words[number], own) >= _ALIKE), None)
        if number is None and groups and one_vow(groups[-1][-1], each):
            number = len(groups) - 1
            enter(number, side, groups[number][0])
        if number is None:
            number = len(groups)
            groups.append([])
            words.append(own)
            enter(number, side, each)
        groups[number].append(each)
    return groups
