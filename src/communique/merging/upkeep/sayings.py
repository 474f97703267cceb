"""What follows from statements - positions, officials at odds, pledges - kept up year by year and run by run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from communique.merging.contradictions import of_odds
from communique.merging.pledges import in_year
from communique.merging.positions import held_on, on_issue, tone
from communique.merging.said import Said
from communique.merging.units import on_of
from communique.merging.upkeep.ledger import Ledger, Row, decode, encode
from communique.merging.upkeep.world import Sought
from communique.merging.voices import Voice, at_odds, span_of, voices_of
from communique.model import Commitment, Dispute, Position

# Statements looked at before and after a change, at first; and turns of tone that must lie on each side of it.
_STEP, _TURNS = 48, 3


def voice_key(side: str, issue: str) -> str:
    """The key of what a side says on an issue."""
    return f"{side}|{issue}"


def rows_of(said: Said, *, vows: bool) -> list[tuple[str, Row]]:
    """The rows of a statement, each with its kind; `vows` says whether it is a pledge by itself."""
    data = encode(said)
    found = [("voice", (voice_key(*held), said.place, data)) for held in held_on(said)]
    if vows:
        found.append(("vow", (said.out, said.position, data)))
    return found


def voice_disputes(ledger: Ledger, voice: Voice, at: Sought[str]) -> list[Dispute]:
    """The disputes of a voice; `at` gives the event of an account."""
    since, until = span_of(voice.year)
    rows = ledger.bucket("voice", voice_key(voice.side, voice.issue), since=since, until=until)
    found = [odds for odds in at_odds(decode(data, Said) for _, data in rows) if odds.voice == voice]
    at.load(each.about[0] for odds in found for each in (*odds.opened, *odds.shut) if each.about)
    return [of_odds(odds, on_of((*odds.opened, *odds.shut), at.get)) for odds in found]


def vow_commitments(ledger: Ledger, year: str, at: Sought[str]) -> list[Commitment]:
    """The commitments of the pledges of a year; `at` gives the event of an account."""
    told: list[Said] = [decode(data, Said) for _, data in ledger.bucket("vow", year)]
    at.load(ref for each in told for ref in each.about)
    return list(in_year(told, at.get))


def heard(told: Iterable[Said]) -> set[Voice]:
    """The voices that statements are part of."""
    return {voice for each in told for voice in voices_of(each)}


def moved(ledger: Ledger, gone: Sequence[Said], come: Sequence[Said]) -> tuple[dict[str, Position], set[str]]:
    """The positions that change with statements that went and came (already so in the ledger), and the ids of those that are no more."""
    fresh: dict[str, Position] = {}
    lost: set[str] = set()
    out, into = _by_issue(gone), _by_issue(come)
    for side, issue in sorted({*out, *into}):
        was, now = _window(ledger, side, issue, out[side, issue], into[side, issue])
        lost |= set(was) - set(now)
        fresh |= now
    return fresh, lost - set(fresh)


def _by_issue(told: Iterable[Said]) -> Mapping[tuple[str, str], dict[str, Said]]:
    found: dict[tuple[str, str], dict[str, Said]] = defaultdict(dict)
    for each in told:
        for held in held_on(each):
            found[held][each.place] = each
    return found


def _window(
    ledger: Ledger, side: str, issue: str, out: Mapping[str, Said], into: Mapping[str, Said]
) -> tuple[dict[str, Position], dict[str, Position]]:
    """The positions around a change, before it and after it, as far as it can reach."""
    key = voice_key(side, issue)
    places = sorted({*out, *into})
    inside = ledger.bucket("voice", key, since=places[0][:-1], until=places[-1] + "~")
    middle = {place: decode(data, Said) for place, data in inside if place in into or place not in out}
    middle = {place: each for place, each in middle.items() if places[0] <= place <= places[-1]}
    left, begins = _side(ledger, key, places[0], back=True)
    right, ends = _side(ledger, key, places[-1], back=False)
    before = {place: each for place, each in middle.items() if place not in into} | dict(out)
    found = []
    for held in (before, middle):
        told = [*left, *(held[place] for place in sorted(held)), *right]
        made = on_issue(side, issue, told)
        # The runs at the ends are cut: what they and those beside them are is not known, and not changed.
        first, last = (0 if begins else 2), (len(made) if ends else len(made) - 2)
        found.append({each.id: each for each in made[first:last]})
    return found[0], found[1]


def _side(ledger: Ledger, key: str, place: str, *, back: bool) -> tuple[list[Said], bool]:
    """Statements on one side of a place, in order, until the tone has turned a few times; and whether these are all."""
    found: list[Said] = []
    at = place
    while True:
        bounds = {"until": at} if back else {"since": at}
        rows = ledger.bucket("voice", key, **bounds, most=_STEP, back=back)
        found += [decode(data, Said) for _, data in rows]
        if len(rows) < _STEP:
            return (found[::-1] if back else found), True
        tones = [each for said in found if (each := tone(said)) is not None]
        if sum(one != other for one, other in pairwise(tones)) > _TURNS:
            return (found[::-1] if back else found), False
        at = rows[-1][0]
