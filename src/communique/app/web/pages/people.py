"""Everybody whom the reports name, and the dossier of each."""

from __future__ import annotations

from communique import views
from communique.app.web.page import Asked, Cell, Page, Values, plain_table


def listed(asked: Asked) -> Values:
    """All people, the most mentioned first."""
    corpus = asked.corpus
    count: dict[str, int] = {}
    for reading in corpus.readings:
        for actor in reading.actors:
            count[actor.id] = count.get(actor.id, 0) + 1
    listed = {actor.id: actor for actor in corpus.record.actors if actor.kind == "person"}
    ranked = sorted(listed.values(), key=lambda actor: (-count.get(actor.id, 0), actor.name))
    rows = [
        [
            Cell(actor.name, f"/who/{actor.id}"),
            Cell(corpus.name(actor.side.value) if actor.side else ""),
            Cell("; ".join(dict.fromkeys(office.title for office in actor.offices))),
        ]
        for actor in ranked
    ]
    return plain_table(
        "People", "Everybody whom the reports name, the most named first.", rows, ["Name", "Side", "Offices"],
        "Nobody yet.",
    )  # fmt: skip


def build(asked: Asked) -> Values:
    """A dossier."""
    return {"dossier": views.who(asked.corpus, asked.parts["identity"])}


PAGES = (
    Page("/who", "table.html", listed, nav="People"),
    Page("/who/{identity:path}", "person.html", build),
)
