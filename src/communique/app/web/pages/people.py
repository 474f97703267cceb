"""Everybody whom the reports name, and the dossier of each."""

from __future__ import annotations

from communique import views
from communique.app.web.network import network
from communique.app.web.page import Asked, Cell, Page, Values, paged, plain_table
from communique.views.corpus import Corpus, Figure
from communique.views.presence import among, met_by

_LISTED, _COMPANY, _SAID = 60, 14, 60


def listed(asked: Asked) -> Values:
    """All people, the most mentioned first."""
    corpus = asked.corpus
    shown, more = paged(corpus.memo("people", lambda: _ranked(corpus)), asked)
    rows = [
        [
            Cell(each.name, f"/who/{each.id}"),
            Cell(corpus.name(each.side) if each.side else ""),
            Cell("; ".join(each.offices)),
        ]
        for each in shown
    ]
    return plain_table(
        "People", "Everybody whom the reports name, the most named first.", rows, ["Name", "Side", "Offices"],
        "Nobody yet.", more,
    )  # fmt: skip


def _ranked(corpus: Corpus) -> list[Figure]:
    count = corpus.tags("actor")
    people = [figure for figure in corpus.figures if figure.kind == "person"]
    return sorted(people, key=lambda each: (-count.get(each.id, 0), each.name))


def build(asked: Asked) -> Values:
    """A dossier, and whom the person met: as a list, and with the ties among these as a network."""
    corpus = asked.corpus
    dossier = views.who(corpus, asked.parts["identity"], asked.record.profile, most=_SAID)
    met = met_by(corpus.ties, [dossier.actor.id])
    latest = corpus.event_lines(tie.latest for tie in met[:_LISTED])
    company = [dossier.actor.id, *(tie.right for tie in met[:_COMPANY])]
    return {
        "dossier": dossier,
        "met": [(tie, latest[tie.latest]) for tie in met[:_LISTED]],
        "met_all": len(met),
        "network": network(among(corpus.ties, company), corpus.name) if len(met) > 1 else None,
    }


PAGES = (
    Page("/who", "table.html", listed, nav="People"),
    Page("/who/{identity:path}", "person.html", build),
)
