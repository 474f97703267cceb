"""A dossier as one file: all that the record holds of one actor, for reading away from the desk and for print.

Style, fonts and pictures are inside; there is no script, and nothing is fetched.
"""

from __future__ import annotations

import base64
import re
from pathlib import Path

import msgspec

import communique
from communique import views
from communique.app.record import OpenRecord
from communique.app.web.network import network
from communique.app.web.page import Asked
from communique.app.web.render import Renderer
from communique.model import Span
from communique.views import Corpus, Quote
from communique.views.evidence import quotes
from communique.views.presence import among, met_by

_STATIC = Path(communique.__file__).parent / "app" / "web" / "static"
_FONT = re.compile(r'url\("(fonts/[a-z0-9-]+\.woff2)"\)')
_EXTENDED = re.compile(r"@font-face \{[^}]*latin-ext[^}]*\}\n")
_QUOTES, _COMPANY = 3, 14


class Told(msgspec.Struct, frozen=True):
    """An event of the dossier with the words that tell it, each with the number of its source."""

    event: views.EventView
    words: tuple[tuple[Quote, int], ...]


def dossier(record: OpenRecord, name: str, *, as_of: str = "") -> str:
    """The dossier of an actor as HTML.

    Args:
        record: The record.
        name: An id or any name of the actor.
        as_of: The day whose knowledge it shows; empty for the present.

    Raises:
        NotFoundError: If there is none or more than one.
        CommuniqueError: If `as_of` is no date.
    """
    asked = Asked(record, "/dossier", {"as_of": as_of} if as_of else {})
    corpus = asked.corpus
    held = views.who(corpus, name, record.profile)
    met = met_by(corpus.ties, [held.actor.id])
    company = [held.actor.id, *(tie.right for tie in met[:_COMPANY])]
    numbers: dict[str, int] = {}
    told = [_told(views.show(corpus, line.id), numbers) for line in held.contacts]
    said = [
        (each, quotes(_spans(corpus, each.ref), corpus)[:1], _number(each.ref.partition("#")[0], numbers))
        for each in held.statements
    ]
    values = {
        "dossier": held,
        "told": told,
        "said": said,
        "met": [(tie, corpus.events[tie.latest]) for tie in met],
        "network": network(among(corpus.ties, company), corpus.name) if len(met) > 1 else None,
        "sources": [(number, corpus.by_report[report]) for report, number in numbers.items()],
        "style": style(),
        "reports": len(held.reports),
    }
    return Renderer(published=True)("dossier.html", asked, values)


def _told(view: views.EventView, numbers: dict[str, int]) -> Told:
    words = [quote for account in view.accounts for quote in account.evidence[:1]]
    return Told(view, tuple((quote, _number(quote.report, numbers)) for quote in words[:_QUOTES]))


def _number(report: str, numbers: dict[str, int]) -> int:
    return numbers.setdefault(report, len(numbers) + 1)


def _spans(corpus: Corpus, ref: str) -> tuple[Span, ...]:
    value = corpus.value(ref)
    return value.evidence if value is not None else ()


def style() -> str:
    """The desk's style with the fonts inside, those of the Latin alphabet alone."""
    text = _EXTENDED.sub("", (_STATIC / "desk.css").read_text("utf-8"))

    def inside(found: re.Match[str]) -> str:
        data = base64.b64encode((_STATIC / found[1]).read_bytes()).decode()
        return f'url("data:font/woff2;base64,{data}")'

    return _FONT.sub(inside, text)
