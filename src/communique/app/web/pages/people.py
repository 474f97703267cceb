"""Everybody whom the reports name, and the dossier of each."""

from __future__ import annotations

from communique import views
from communique.app.web.network import network
from communique.app.web.page import Asked, Cell, Page, Values, plain_table
from communique.views.presence import among, met_by

_LISTED, _COMPANY = 60, 14


def listed(asked: Asked) -> Values:
    """All people, the most mentioned first."""
    corpus = asked.corpus
    count = corpus.tags("actor")
    people = {actor.id: actor for actor in corpus.actors if actor.kind == "person"}
    ranked = sorted(people.values(), key=lambda actor: (-count.get(actor.id, 0), actor.name))
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
    """A dossier, and whom the person met: as a list, and with the ties among these as a network."""
    corpus = asked.corpus
    dossier = views.who(corpus, asked.parts["identity"])
    met = met_by(corpus.ties, [dossier.actor.id])
    company = [dossier.actor.id, *(tie.right for tie in met[:_COMPANY])]
    return {
        "dossier": dossier,
        "met": [(tie, corpus.events[tie.latest]) for tie in met[:_LISTED]],
        "met_all": len(met),
        "network": network(among(corpus.ties, company), corpus.name) if len(met) > 1 else None,
    }


PAGES = (
    Page("/who", "table.html", listed, nav="People"),
    Page("/who/{identity:path}", "person.html", build),
)
