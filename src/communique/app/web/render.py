"""Templates with what every page shares. Undefined names are errors, and all text is escaped."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from communique import views
from communique.app.web.address import with_query
from communique.app.web.page import Asked, Values
from communique.app.web.pages import PAGES
from communique.app.web.phrases import voices
from communique.model.interval import day
from communique.model.vocabulary import LANES

_HERE = Path(__file__).parent


class Renderer:
    """From a template, what was asked and the page's own values to HTML."""

    def __init__(self) -> None:
        self._templates = Environment(
            loader=FileSystemLoader(_HERE / "templates"),
            autoescape=select_autoescape(),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals.update(
            when=views.when,
            where=views.where,
            backing=views.backing,
            lane=lambda kind: LANES[kind],
            nav=[(page.path, page.nav) for page in PAGES if page.nav],
            disputed_words="accounts differ",
        )

    def __call__(self, template: str, asked: Asked, values: Values) -> str:
        """The page as HTML.

        Raises:
            CommuniqueError: If the query's `as_of` is not a date.
        """
        return self._templates.get_template(template).render(_shared(template, asked) | values)


def _shared(template: str, asked: Asked) -> Values:
    """What every page shows of the record and of the address."""
    corpus = asked.corpus
    query = dict(asked.query)
    as_of = query.pop("as_of", "")
    until = views.bounds(None, as_of)[1]
    return {
        "record_name": asked.record.profile.title or asked.record.store.path.stem,
        "here": asked.path,
        "page": template.removesuffix(".html"),
        "counts": f"{len(corpus.readings)} reports, {len(corpus.record.events)} events",
        "corpus": corpus,
        "name": corpus.name,
        "disputed": corpus.disputed,
        "voices": lambda refs: voices(corpus, refs),
        "as_of": until.isoformat() if until else "",
        "as_of_words": views.when(day(until)) if until else "",
        "kept": sorted(query.items()),
        "present": with_query(asked.path, **query),
        "url": lambda path: with_query(path, as_of=as_of),
    }
