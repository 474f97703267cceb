"""Events inside events: a dinner during a summit, a launch as part of a drill, a session of the talks.

"Part of" is another tie than "same as": the account stays its own, with its own day, and names the account that holds
it. Two rules: a preposition says so ("during", "as part of", "on the sidelines of"), or a meal or session of the same
sides falls on the days of the one larger meeting that the report tells of.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from communique.errors import DataError
from communique.model import Cited
from communique.reading.frames import LEXICON, load_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from communique.model import Account
    from communique.reading.document import Document
    from communique.reading.within import Group, Told

_PATH = LEXICON / "parts.yaml"


class Parts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words that tell of parts."""

    within: frozenset[str]
    between: frozenset[str]
    between_prepositions: frozenset[str]
    meals: frozenset[str]
    wholes: frozenset[str]


@cache
def parts_lexicon(path: Path = _PATH) -> Parts:
    """The words, read and checked once.

    Raises:
        DataError: If the file lacks a list or holds anything else.
    """
    try:
        return msgspec.convert(load_yaml(path), Parts)
    except msgspec.ValidationError as error:
        raise DataError(f"not the lists of parts ({error})", where=str(path), todo="Mend it.") from error


def inside_of(document: Document, told: Sequence[Told]) -> list[Told]:
    """The mentions, each that a preposition puts in the course of another with that other's head.

    Args:
        document: The report.
        told: Its mentions.

    Returns:
        The mentions in their order, but a part right after its whole.
    """
    wholes = [each for each in told if each.type in parts_lexicon().wholes]
    holders = {
        each.match.head: holder
        for each in wholes
        if (holder := _holder(document, each.match.head)) is not None
    }
    if not holders:
        return list(told)
    placed = {each.match.head: place for place, each in enumerate(told)}
    held = [(_told_inside(each, wholes, holders), each) for each in told]
    # A part is joined to its like after its whole is, so that it cannot be taken for the whole.
    held.sort(
        key=lambda pair: (placed[pair[1].match.head if pair[0] is None else pair[0]], pair[0] is not None)
    )
    return [each if whole is None else msgspec.structs.replace(each, inside=whole) for whole, each in held]


def _told_inside(part: Told, wholes: Sequence[Told], holders: Mapping[int, int]) -> int | None:
    """The head of the mention in whose course a preposition puts this one."""
    if not part.own:
        return None
    anchors = {part.match.head, *part.match.tokens}
    if part.standing.governor is not None:
        anchors.add(part.standing.governor)
    for whole in wholes:
        if whole.match.head != part.match.head and holders.get(whole.match.head) in anchors:
            # "They met during talks in Lima": a verb of meeting only tells the talks again.
            return None if whole.type == part.type and part.match.frame.form == "verb" else whole.match.head
    return None


def with_parts(accounts: Sequence[Account], groups: Sequence[Group]) -> tuple[Account, ...]:
    """The accounts, each that is part of another with the other's id.

    Args:
        accounts: A report's accounts, with their ids.
        groups: The mentions of each account, in the same order.
    """
    heads = {mention.match.head: place for place, group in enumerate(groups) for mention in group}
    held = [
        _first(_said(place, accounts, groups, heads), _meal(place, accounts, groups))
        for place in range(len(accounts))
    ]
    return tuple(
        account if whole is None or _around(whole, place, held) else _inside(account, accounts[whole])
        for place, (account, whole) in enumerate(zip(accounts, held, strict=True))
    )


def _inside(part: Account, whole: Account) -> Account:
    """A part with its whole's id, and with the whole's place and days where its own words tell none."""
    place, date = part.place, part.date
    if place is None and whole.place is not None:
        place = Cited(whole.place.value, whole.place.spans, "of the whole")
    loose = date is None or date.rule == _NEWS
    if loose and whole.date is not None and whole.status.value == part.status.value:
        date = Cited(whole.date.value, whole.date.spans, "of the whole")
    return msgspec.structs.replace(part, part_of=whole.id, place=place, date=date)


_NEWS = "news of the day"


def _first(*places: int | None) -> int | None:
    return next((place for place in places if place is not None), None)


def _around(whole: int, place: int, held: Sequence[int | None]) -> bool:
    """Whether what holds a part is, by further ties, held by it."""
    here: int | None = whole
    for _ in held:
        if here == place:
            return True
        here = None if here is None else held[here]
    return False


def _said(
    place: int, accounts: Sequence[Account], groups: Sequence[Group], heads: Mapping[int, int]
) -> int | None:
    """The account in whose course a mention of this one is told."""
    for mention in groups[place]:
        whole = None if mention.inside is None else heads.get(mention.inside)
        if whole is not None and whole != place and _holds(accounts[whole], accounts[place]):
            return _hosted(whole, place, accounts)
    return None


def _hosted(whole: int, place: int, accounts: Sequence[Account]) -> int:
    """Of several visits the one to a country that takes part: who meets Peru's president "during his visit" is in Peru."""
    part = accounts[place]
    sides = {side.value for side in part.sides}

    def at_home(account: Account) -> bool:
        host = None if account.place is None else account.place.value.rpartition(",")[2]
        return account.type.value == "visit" and host in sides

    if accounts[whole].type.value != "visit" or at_home(accounts[whole]):
        return whole
    people = {each.value for each in part.people}
    others = [
        other
        for other, account in enumerate(accounts)
        if other != place
        and at_home(account)
        and people & {each.value for each in account.people}
        and _holds(account, part)
        and account.status.value == part.status.value
    ]
    return others[0] if len(others) == 1 else whole


def _holder(document: Document, head: int) -> int | None:
    """The word whose event is put inside the event of `head`: what "during the talks" hangs on."""
    words = parts_lexicon()
    tokens = document.analysis.tokens
    cases = {tokens[each].text.lower() for each in document.children(head, "case", "mark")}
    above = tokens[head].head
    if above < 0:
        return None
    if cases & words.within:
        return above
    lemma, low = tokens[above].lemma.lower(), tokens[above].text.lower()
    if "of" not in cases or not {lemma, low} & words.between:
        return None
    before = {tokens[each].text.lower() for each in document.children(above, "case")}
    beyond = tokens[above].head
    return beyond if before & words.between_prepositions and beyond >= 0 else None


def _holds(whole: Account, part: Account) -> bool:
    """Whether nothing speaks against one account's lying in another: sort, days, and standing."""
    if whole.type.value not in parts_lexicon().wholes or whole.status.value == "denied":
        return False
    if whole.date is None or part.date is None:
        return True
    return whole.date.value.overlaps(part.date.value)


def _meal(place: int, accounts: Sequence[Account], groups: Sequence[Group]) -> int | None:
    """The one larger meeting of the same sides on the same days, for a dinner or session."""
    part = accounts[place]
    if part.date is None or not _is_meal(groups[place]):
        return None
    sides = {each.value for each in part.sides}
    found = [
        other
        for other, whole in enumerate(accounts)
        if other != place and whole.type.value in ("talks", "visit") and not _is_meal(groups[other])
        and whole.date is not None and whole.date.value.overlaps(part.date.value)
        and whole.date.value.days <= _DAYS and sides <= {each.value for each in whole.sides}
        and not _elsewhere(whole, part) and whole.status.value == part.status.value
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None


_DAYS = 14


def _is_meal(group: Group) -> bool:
    lead = next((each for each in group if each.own), group[0])
    return " ".join(lead.match.frame.words) in parts_lexicon().meals


def _elsewhere(whole: Account, part: Account) -> bool:
    return whole.place is not None and part.place is not None and whole.place.value != part.place.value
