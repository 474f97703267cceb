"""Templates with what every page shares. Undefined names are errors, and all text is escaped."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from communique import views
from communique.app.corrections import decode_corrections
from communique.app.web import pieces
from communique.app.web.address import with_query
from communique.app.web.page import Asked, Values
from communique.app.web.pages import PAGES
from communique.app.web.phrases import voices
from communique.app.web.phrasing import correction_words
from communique.model.interval import day
from communique.model.vocabulary import LANES

_HERE = Path(__file__).parent
# What a query says only once, of what was just done; no part of an address that is kept or sent on.
_PASSING = ("kept", "undone", "restored")


class Renderer:
    """From a template, what was asked and the page's own values to HTML.

    Args:
        published: Whether the pages are for a folder of files, without a server that could answer a form.
    """

    def __init__(self, *, published: bool = False) -> None:
        self._templates = Environment(
            loader=FileSystemLoader(_HERE / "templates"),
            autoescape=select_autoescape(),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.loopcontrols"],
        )
        self._templates.globals.update(
            when=views.when,
            where=lru_cache(4096)(views.where),
            day=pieces.day,
            shape=pieces.shape,
            unbroken=pieces.unbroken,
            backing=views.backing,
            lane=lambda kind: LANES[kind],
            nav=[(page.path, page.nav) for page in PAGES if page.nav and not page.desk],
            disputed_words="accounts differ",
            published=published,
        )

    def __call__(self, template: str, asked: Asked, values: Values) -> str:
        """The page as HTML.

        Raises:
            CommuniqueError: If the query's `as_of` is not a date.
        """
        shared = _shared(template, asked)
        return self._templates.get_template(template).render(shared | values, once=self._once(asked, shared))

    def ready(self) -> None:
        """Compile all templates now rather than when each is first asked for."""
        for name in self._templates.list_templates():
            self._templates.get_template(name)

    def _once(self, asked: Asked, shared: Values) -> Callable[[str, Hashable, Callable[[], Values]], Markup]:
        """Renders a part of a page that many pages share, and keeps it for a while."""

        def once(template: str, key: Hashable, values: Callable[[], Values]) -> Markup:
            def made() -> Markup:
                return Markup(self._templates.get_template(template).render(shared | {"key": key} | values()))

            return asked.corpus.lately((template, key, shared["as_of"]), made)

        return once


def _shared(template: str, asked: Asked) -> Values:
    """What every page shows of the record and of the address."""
    if asked.closed:
        return _closed(template, asked)
    corpus = asked.corpus
    query = {key: value for key, value in asked.query.items() if key not in _PASSING}
    as_of = query.pop("as_of", "")
    until = views.bounds(None, as_of)[1]
    who = asked.who
    return {
        "record_name": asked.record.profile.title or asked.record.store.path.stem,
        "here": asked.path,
        "page": template.removesuffix(".html"),
        "counts": "{:,} reports, {:,} events".format(*corpus.counts),
        "corpus": corpus,
        "name": corpus.name,
        "disputed": corpus.disputed,
        "voices": lambda refs: voices(corpus, refs),
        "as_of": until.isoformat() if until else "",
        "as_of_words": views.when(day(until)) if until else "",
        "kept": sorted(query.items()),
        "present": with_query(asked.path, **query),
        "permalink": with_query(asked.path, **query, as_of=as_of),
        "origin": asked.origin,
        "url": (lambda path: with_query(path, as_of=as_of)) if as_of else str,
        "who": who,
        "closed": False,
        "editor": asked.editor,
        "deriving": asked.record.deriving() if asked.editor else None,
        "token": asked.token,
        "corrections_of": lambda ids: _corrections(asked, ids),
        "desk_nav": [
            (page.path, page.nav) for page in PAGES if who and page.desk and page.nav and who.may(page.role)
        ],
        "notice": _notice(asked),
    }


def _corrections(asked: Asked, ids: Collection[str]) -> list[Values]:
    """Corrections by their ids, in words."""
    if not ids:
        return []
    held = {each.id: each for each in decode_corrections(asked.record.store.corrections())}
    return [
        {
            "id": identity,
            "author": held[identity].author,
            "made": held[identity].made,
            "what": correction_words(held[identity], asked.corpus),
            "reason": held[identity].reason,
        }
        for identity in dict.fromkeys(ids)
        if identity in held
    ]


def _closed(template: str, asked: Asked) -> Values:
    """What a page shows to whom has not signed in: nothing of the record."""
    nothing: Values = dict.fromkeys(
        ("record_name", "counts", "as_of", "as_of_words", "permalink", "origin"), ""
    )
    return nothing | {
        "record_name": "Communique",
        "here": asked.path,
        "page": template.removesuffix(".html"),
        "url": lambda path: path,
        "who": None,
        "closed": True,
        "editor": False,
        "deriving": None,
        "token": asked.token,
        "desk_nav": [],
        "kept": [],
        "present": asked.path,
        "notice": None,
    }


def _notice(asked: Asked) -> Values | None:
    """What was just done, as the query says it: told once, on the page where it shows."""
    for act, words in (("kept", "Kept"), ("undone", "Taken back"), ("restored", "Restored")):
        identity = asked.query.get(act, "")
        if identity.isalnum() and len(identity) < 20:
            return {"words": words, "id": identity, "undo": act != "undone"}
    return None
