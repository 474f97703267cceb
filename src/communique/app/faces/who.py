"""A dossier on a terminal."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from communique.app.console import table
from communique.views import Dossier, when, where
from communique.views.who import Tenure


def _held(tenure: Tenure, names: dict[str, str]) -> str:
    """Whether the office is held, since when and until when by the profile, and who else is said to hold it."""
    parts = [tenure.when if tenure.ended is None else f"{tenure.when}, former by {tenure.ended}"]
    parts += [f"{since or '?'} to {until or 'now'} by the profile" for since, until in tenure.known]
    if tenure.rivals:
        parts.append(f"disputed: also {', '.join(names.get(each, each) for each in tenure.rivals)}")
    return "; ".join(parts)


def who_face(dossier: Dossier, names: dict[str, str]) -> RenderableType:
    """Names, offices, contacts, whom met, statements.

    Args:
        dossier: The dossier.
        names: Names of the actors that it speaks of, by id.
    """
    actor = dossier.actor
    side = f", {names.get(actor.side.value, actor.side.value)}" if actor.side else ""
    head = Text.assemble(
        (actor.name, "bold"), f"  {actor.kind}{side}{', unofficial' if actor.unofficial else ''}\n"
    )
    head.append(f"called {'; '.join(dossier.forms)}\n", style="dim")
    parts: list[RenderableType] = [head]
    if dossier.tenures:
        offices = table("Office", "Of", "Held", "Said by", "Reports of")
        for each in dossier.tenures:
            offices.add_row(
                each.title, names.get(each.of, each.of) if each.of else "", _held(each, names), ", ".join(each.reports), when(each.seen)
            )  # fmt: skip
        parts.append(offices)
    for channel in dossier.channels:
        sides = " and ".join(names.get(side, side) for side in channel.sides)
        turns = table(
            "Date", "Was", "Told as", "Event", title=f"\n{channel.name} of {sides}: {channel.state}"
        )
        for turn in channel.turns:
            turns.add_row(when(turn.date), turn.change, turn.status, turn.event)
        parts.append(turns)
    if dossier.contacts:
        contacts = table("Date", "Took part in", "Where", "Event", title="\nContacts")
        for event in dossier.contacts:
            contacts.add_row(when(event.date), event.title, where(event.best("place")), event.id)
        parts.append(contacts)
    if dossier.met:
        met = ", ".join(f"{names.get(actor, actor)} ({count})" for actor, count in dossier.met.items())
        parts.append(Text(f"\nMet {met}"))
    if dossier.statements:
        said = table("Date", "Kind", "Issues", "Said", title="\nStatements")
        for statement in dossier.statements:
            said.add_row(when(statement.date), statement.kind, ", ".join(statement.issues), statement.gist)
        parts.append(said)
    parts.append(Text(f"\nIn {len(dossier.reports)} reports", style="dim"))
    return Group(*parts)
