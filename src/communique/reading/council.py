"""The Security Council behind "the United Nations": where a report tells of the council's own measures, UN measures are its."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.reading.within import Told

_BODY: Final = "united-nations"
_COUNCIL: Final = "un-security-council"


def through_council(told: Sequence[Told]) -> list[Told]:
    """The mentions, sanctions of the United Nations as those of its council where the report names it as imposing some.

    Args:
        told: All mentions of a report.
    """
    sanctions = [each for each in told if each.type == "sanction"]
    if not any(party.actor == _COUNCIL for each in sanctions for party in each.who):
        return list(told)
    return [_of_council(each) if each.type == "sanction" else each for each in told]


def _of_council(each: Told) -> Told:
    who = tuple(
        msgspec.structs.replace(party, actor=_COUNCIL, side=_COUNCIL, rule="council of the body")
        if party.actor == _BODY
        else party
        for party in each.who
    )
    return msgspec.structs.replace(each, who=who)
