"""Everybody whom the reports name, and the dossier of each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique import views
from communique.app.web.address import Address
from communique.app.web.figure import figure
from communique.app.web.lanes import horizon
from communique.app.web.network import network
from communique.app.web.page import Asked, Cell, Page, Values, paged, plain_table
from communique.app.web.phrases import few
from communique.views import Dossier
from communique.views.corpus import Corpus, Figure
from communique.views.picking import columns
from communique.views.presence import among, met_by
from communique.views.speech import span, spoken_by
from communique.views.who import Tenure, namesakes, took_part

# Of what lasts but a few weeks the list says as much as a drawing, in days.
_WEEKS = 45
_LISTED, _COMPANY, _SAID, _OFFICES, _MARKS = 30, 14, 40, 5, 40


def listed(asked: Asked) -> Values:
    """All people, the most mentioned first."""
    corpus = asked.corpus
    shown, more = paged(corpus.memo("people", lambda: _ranked(corpus)), asked)
    rows = [
        [
            Cell(each.name, f"/who/{each.id}"),
            Cell(corpus.name(each.side) if each.side else ""),
            Cell(few(each.offices)),
        ]
        for each in shown
    ]
    return plain_table(
        "People", "Everybody whom the reports name, the most named first.", rows, ["Name", "Side", "Offices"],
        "Nobody yet.", more,
    )  # fmt: skip


def _ranked(corpus: Corpus) -> list[Figure]:
    count = corpus.tags("actor")
    people = [
        figure
        for figure in corpus.figures
        if figure.kind == "person" and not figure.id.startswith("anonymous:")
    ]
    return sorted(people, key=lambda each: (-count.get(each.id, 0), each.name))


def build(asked: Asked) -> Values:
    """A dossier, and whom the person met: as a list, and with the ties among these as a network."""
    corpus = asked.corpus
    dossier = views.who(corpus, asked.parts["identity"], asked.record.profile, most=_SAID)
    met = met_by(corpus.ties, [dossier.actor.id])
    latest = corpus.event_lines(tie.latest for tie in met[:_LISTED])
    company = [dossier.actor.id, *(tie.right for tie in met[:_COMPANY])]
    offices = sorted(dossier.tenures, key=lambda each: (-len(each.reports), each.title, each.of or ""))
    return {
        "dossier": dossier,
        "address": Address(person=dossier.actor.id),
        "forms": forms(dossier.actor.name, dossier.forms),
        "offices": offices[:_OFFICES],
        "others": offices[_OFFICES:],
        "figure": _life(corpus, dossier, offices),
        "met": [(tie, latest[tie.latest]) for tie in met[:_LISTED]],
        "met_all": len(met),
        "network": network(among(corpus.ties, company), corpus.name) if len(met) > 1 else None,
    }


def forms(name: str, every: Sequence[str]) -> list[str]:
    """Other names of somebody, those alike but for capitals and hyphens once, the longest first."""
    found: dict[str, str] = {}
    # Of two alike the one in mixed case is shown.
    for form in sorted(every, key=lambda each: (each.isupper() or each.islower(), each)):
        found.setdefault(_plain(form), form)
    found.pop(_plain(name), None)
    return sorted(found.values(), key=lambda each: (-len(each), each))


def _plain(name: str) -> str:
    return re.sub(r"[\s.-]+", " ", name).casefold()


def _life(corpus: Corpus, dossier: Dossier, offices: Sequence[Tenure]) -> Values | None:
    """Offices, what the person took part in, and what the person said, over time; None where that is next to nothing."""
    rows = took_part(corpus, dossier.actor)
    said = spoken_by(corpus, namesakes(corpus, dossier.actor))
    drawn_offices = [
        each for place, each in enumerate(offices[:_OFFICES]) if place < 2 or len(each.reports) > 1
    ]
    held = [(_office(corpus, each), each.seen) for each in drawn_offices if each.seen]
    ends = [
        horizon(columns(corpus), rows, None, None),
        span(corpus, said),
        *((days.start, days.end) for _, days in held),
    ]
    dated = [each for each in ends if each]
    if len(rows) + said.number < 2 or not dated:
        return None
    drawn = min(first for first, _ in dated), max(last for _, last in dated)
    if (drawn[1] - drawn[0]).days < _WEEKS:
        return None
    return figure(corpus, rows, drawn, said, held=held, full=True, most=_MARKS)


def _office(corpus: Corpus, tenure: Tenure) -> str:
    former = "formerly " if tenure.when == "former" else ""
    return f"{former}{tenure.title}" + (f", {corpus.name(tenure.of)}" if tenure.of else "")


PAGES = (
    Page("/who", "table.html", listed, nav="People"),
    Page("/who/{identity:path}", "person.html", build),
)
