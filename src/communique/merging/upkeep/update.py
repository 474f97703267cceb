"""One change of a large record: what it touches is found in the ledger, made anew, and handed over to be written."""

from __future__ import annotations

from collections.abc import Sequence

from communique.merging.corrections import Correction
from communique.merging.upkeep.happenings import make_events, make_units, old_events, recopied, regroup
from communique.merging.upkeep.ledger import Ledger
from communique.merging.upkeep.people import Change
from communique.merging.upkeep.telling import make_actors, make_reports, make_sayings, make_seats
from communique.merging.upkeep.work import Update, Work, identity_of
from communique.merging.upkeep.world import Held
from communique.model import Profile


def updated(
    ledger: Ledger,
    held: Held,
    changes: Sequence[Change],
    profile: Profile,
    before: Sequence[Correction],
    after: Sequence[Correction],
) -> Update:
    """What a change does to the record; the ledger is brought up to date on the way.

    Args:
        ledger: What is known of the record before the change.
        held: The derived record before it.
        changes: Readings that change, as corrections have them: before and after, None for none.
        profile: The user's profile.
        before: Corrections in force before.
        after: Corrections in force now.
    """
    work = Work(ledger, held, changes, profile, before, after)
    near = regroup(work)
    origins = recopied(work)
    dirty = old_events(work, near, origins)
    make_events(work, near.groups, dirty)
    make_units(work)
    make_sayings(work)
    make_reports(work)
    make_seats(work)
    make_actors(work)
    people = work.people
    work.done.name = lambda actor: people.name(people.after(actor))
    work.done.compared = work.groups.scored
    work.done.readings = {identity_of(change): change[1] for change in work.changes}
    return work.done
