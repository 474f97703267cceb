"""An event on a terminal: its accounts side by side, its disputes, and the words behind each value."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from communique.app.console import table
from communique.app.faces.marks import lane_mark
from communique.model import Join
from communique.views import FIELDS, EventView, Source, Why, backing, when, where
from communique.views.evidence import AccountView, Quote

_SHOWN_QUOTES = 2
# More columns than this are too narrow to read on a terminal: then each value gets a line.
_ABREAST = 3


def event_face(view: EventView, names: dict[str, str]) -> RenderableType:
    """The whole event.

    Args:
        view: The event with its accounts.
        names: Names of the actors that it speaks of, by id.
    """
    event = view.event
    mark, colour = lane_mark(event.type)
    head = Text.assemble(
        (f"{mark} ", colour), (event.title, "bold"), f"\n{when(event.date)}  {where(event.best('place'))}"
    )
    head.append(
        f"\n{event.type}, {event.best('status')}, {backing(event.reports, event.origins)}", style="dim"
    )
    head.append(f"\n{event.id}\n", style="dim")
    wide = len(view.accounts) > _ABREAST
    parts: list[RenderableType] = [head, _by_value(view, names) if wide else _side_by_side(view, names)]
    for dispute in view.disputes:
        parts.append(Text(f"\n≠ {dispute.question}", style="bold"))
        parts.extend(Text(f"    {value.value}  [{', '.join(value.refs)}]") for value in dispute.values)
    if event.joins:
        parts.append(Text("\nWhy these accounts are one event", style="bold"))
        parts.extend(_join_line(join) for join in event.joins)
    if event.links:
        parts.append(Text("\nTied to", style="bold"))
        parts.extend(Text(f"    {link.kind}: {link.event}") for link in event.links)
    return Group(*parts)


def _side_by_side(view: EventView, names: dict[str, str]) -> Table:
    made = table("", *(_column_head(account) for account in view.accounts))
    made.add_row("words", *(_quotes(account.evidence) for account in view.accounts))
    for field in FIELDS:
        held = [account.fields.get(field, ()) for account in view.accounts]
        if any(held):
            made.add_row(field, *(_cell(sources, names) for sources in held))
    return made


def _by_value(view: EventView, names: dict[str, str]) -> Table:
    made = table("", "Value", "According to", "In the words")
    for field in FIELDS:
        held: dict[str, list[tuple[AccountView, Source]]] = {}
        for account in view.accounts:
            for source in account.fields.get(field, ()):
                held.setdefault(source.value, []).append((account, source))
        ranked = sorted(held.items(), key=lambda item: (-len(item[1]), item[0]))
        for number, (value, backed) in enumerate(ranked):
            voices = dict.fromkeys(account.outlet or account.report for account, _ in backed)
            words = next((quote.words for _, source in backed for quote in source.quotes), "")
            made.add_row(
                field if number == 0 else "",
                names.get(value, value),
                ", ".join(names.get(voice, voice) for voice in voices),
                Text(f"“{words}”" if words else "", style="dim"),
            )
    return made


def _column_head(account: AccountView) -> str:
    return f"{account.outlet or account.report}\n{when(account.published)}\n{account.ref}"


def _quotes(found: tuple[Quote, ...]) -> Text:
    shown = "\n".join(f"“{each.words}”" for each in found[:_SHOWN_QUOTES])
    more = len(found) - _SHOWN_QUOTES
    return Text(shown + (f"\n+ {more} more" if more > 0 else "") + "\n")


def _cell(sources: tuple[Source, ...], names: dict[str, str]) -> Text:
    cell = Text()
    for source in sources:
        if cell:
            cell.append("\n")
        cell.append(names.get(source.value, source.value))
        words = "; ".join(each.words for each in source.quotes[:1])
        if words:
            cell.append(f" “{words}”", style="dim")
    return cell


def _join_line(join: Join) -> Text:
    sheet = ", ".join(f"{factor.name} {factor.weight:+.2f}" for factor in join.factors)
    return Text(f"    {join.left} + {join.right}: {join.score:.2f} = {sheet}", style="dim")


def why_face(answer: Why) -> RenderableType:
    """The chain from a field to the characters in the reports."""
    parts: list[RenderableType] = [
        Text(f"{answer.event} {answer.field}: {answer.best or 'not said'}", style="bold")
    ]
    if not answer.sources:
        parts.append(Text("No report says; nothing was guessed."))
    for source in answer.sources:
        parts.append(
            Text(f"\n{source.value}", style="bold") + Text(f"  rule {source.rule}, {source.ref}", style="dim")
        )
        parts.extend(_quote_line(each) for each in source.quotes)
        parts.extend(Text(f"    because {each}") for each in source.because)
    return Group(*parts)


def _quote_line(each: Quote) -> Text:
    place = f"    {each.name}, line {each.line}, characters {each.start}-{each.end}: "
    return Text.assemble((place, "dim"), f"“{each.words}”")
