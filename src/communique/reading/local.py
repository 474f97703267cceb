"""The calendar of an account's place: which day it was there, and by whose clock that is said."""

from __future__ import annotations

import msgspec

from communique.dating.zones import local_days
from communique.model import Account, Cited
from communique.reading.document import Document


def on_local_calendar(document: Document, account: Account) -> Account:
    """The account with its day as the calendar of its place has it, and the zone of that calendar.

    "Late Tuesday EDT" of a test in Pyongyang is Wednesday there. A day that names no zone is told by the clock of the
    place. The zone cites the place, or the time that names it; an account without either stays as it is.

    Args:
        document: The report with its times.
        account: The account.

    Returns:
        The account; `date.rule` gains `+zone` where another clock was turned into the place's.
    """
    date = account.date
    if date is None or date.value.days != 1 or not date.spans:
        return account
    span = date.spans[0]
    time = next((each for each in document.times if (each.start, each.end) == (span.start, span.end)), None)
    if time is None or time.interval != date.value:
        return account
    place = account.place
    local = local_days(time, span.of(document.text), None if place is None else place.value)
    if local is None:
        return account
    source = (span,) if place is None or local.rule == "marked" else (*place.spans, span)
    zone = Cited(local.zone, source, local.rule)
    if local.interval == date.value:
        return msgspec.structs.replace(account, zone=zone)
    turned = Cited(local.interval, date.spans, f"{date.rule}+zone")
    return msgspec.structs.replace(account, date=turned, zone=zone)
