"""How an account came by its date: the words, the rule that read them, the day they count from, and whose calendar it is."""

from __future__ import annotations

from typing import Final

from communique.model import Account, Reading, TimeValue
from communique.views.words import when

_WAYS: Final = {
    "attached": "the words belong to the event",
    "clause": "the words belong to the verb that tells of the event",
    "beside": "the words stand beside the event",
    "sentence": "the only date of the sentence",
    "joined": "the words belong to the clause that the event stands in",
    "counted": "counted from the day that the clause above tells",
    "narrative": "no date of its own: told right after an event of this day",
    "news of the day": "no date of its own: told as the news of the report's day",
    "as of the report": "no date of its own: told as so on the report's day",
    "under way": "on the way on the report's day",
    "remark": "the day of the remark that tells of it",
}
_MOST: Final = 2


def because(account: Account, reading: Reading) -> tuple[str, ...]:
    """One plain sentence for each step from words to the date of an account, the report's own day last.

    Args:
        account: The account.
        reading: What its report says.

    Returns:
        Sentences without full stops; none for an account without a date.
    """
    date = account.date
    if date is None:
        return ()
    rule = date.rule.removesuffix("+zone")
    found = [_WAYS.get(rule, f"by the rule {rule}")]
    time = _time_of(account, reading)
    if time is not None:
        found.append(_grounding(time, reading))
    if account.zone is not None:
        found.append(_zone(account, time))
    if time is None or time.anchor in ("report", "previous"):
        found.extend(day_of_report(reading))
    return tuple(found)


def _time_of(account: Account, reading: Reading) -> TimeValue | None:
    """The time expression that an account's date cites."""
    spans = () if account.date is None else account.date.spans
    held = {(each.start, each.end): each for each in reading.times}
    return next((held[key] for each in spans if (key := (each.start, each.end)) in held), None)


def _grounding(time: TimeValue, reading: Reading) -> str:
    words = " ".join(reading.report.text[time.start : time.end].split())
    base = {
        "report": f", counted from the day of the report ({when(reading.dated.interval)})",
        "previous": ", counted from the date told before it",
        "event": f", counted from a known event: {time.event}",
        "explicit": ", told in full",
    }.get(time.anchor, "")
    days = f" is {when(time.interval)}" if time.interval is not None else ""
    return f"“{words}”{days} by the rule {time.rule}{base}"


def _zone(account: Account, time: TimeValue | None) -> str:
    assert account.zone is not None
    zone, rule = account.zone.value, account.zone.rule
    if rule == "zone" and time is not None and account.date is not None:
        return (
            f"turned from the clock of {time.zone} to that of the place, {zone}: {when(account.date.value)}"
        )
    if rule == "marked":
        return f"a day of {zone}, whose clock the words name"
    return f"a day of {zone}, the clock of the place ({account.place.value if account.place else 'not said'})"


def day_of_report(reading: Reading) -> tuple[str, ...]:
    """Why the report is of its day: the strongest reasons, each with its words."""
    dated = reading.dated
    if dated.interval is None:
        return ("the report's own day is not known: nothing bounds it",)
    found = []
    for reason in dated.reasons[:_MOST]:
        words = "" if reason.span is None else " ".join(reason.span.of(reading.report.text).split())
        told = f" (“{words[:80]}”)" if words else ""
        found.append(f"the report is of {when(dated.interval)}: {reason.note or reason.rule}{told}")
    return tuple(found)
