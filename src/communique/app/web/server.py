"""The application: addresses to pages. Each route asks the views and hands their values to a template."""

from __future__ import annotations

import ipaddress
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from communique import views
from communique.app.record import OpenRecord
from communique.app.web import pages
from communique.app.web.address import with_query
from communique.app.web.headers import safe_headers
from communique.errors import CommuniqueError, NotFoundError
from communique.model.interval import day
from communique.model.vocabulary import LANES

_HERE = Path(__file__).parent
_NAV = (
    ("/", "Timeline"),
    ("/positions", "Positions"),
    ("/disputes", "Disputes"),
    ("/calendar", "Calendar"),
    ("/commitments", "Commitments"),
    ("/who", "People"),
    ("/reports", "Reports"),
    ("/search", "Search"),
)


def create_app(record: OpenRecord) -> FastAPI:
    """The desk on an open record.

    Args:
        record: The record; derived anew first if readings came in since.
    """
    app = FastAPI(title="Communique", docs_url=None, redoc_url=None, openapi_url=None)
    app.middleware("http")(safe_headers)
    app.mount("/static", StaticFiles(directory=_HERE / "static"), name="static")
    render = _Renderer(record)

    def corpus(request: Request) -> views.Corpus:
        return record.corpus(request.query_params.get("as_of"))

    def page(request: Request, template: str, values: pages.Values, status: int = 200) -> HTMLResponse:
        return HTMLResponse(render(template, request, values), status)

    @app.exception_handler(NotFoundError)
    def not_found(request: Request, error: NotFoundError) -> HTMLResponse:
        return page(request, "error.html", {"heading": "Not in this record", "what": str(error)}, 404)

    @app.exception_handler(CommuniqueError)
    def refused(request: Request, error: CommuniqueError) -> HTMLResponse:
        return page(request, "error.html", {"heading": "This cannot be shown", "what": str(error)}, 400)

    @app.get("/")
    def timeline(request: Request) -> HTMLResponse:
        return page(request, "timeline.html", pages.timeline(corpus(request), request.query_params))

    @app.get("/events/{identity}")
    def event(request: Request, identity: str) -> HTMLResponse:
        return page(request, "event.html", pages.event(corpus(request), identity))

    @app.get("/reports")
    def reports(request: Request) -> HTMLResponse:
        return page(request, "table.html", pages.reports(corpus(request)))

    @app.get("/reports/{identity}")
    def report(request: Request, identity: str) -> HTMLResponse:
        return page(request, "report.html", pages.report(corpus(request), identity))

    @app.get("/positions")
    def positions(request: Request) -> HTMLResponse:
        return page(request, "positions.html", pages.positions(corpus(request)))

    @app.get("/disputes")
    def disputes(request: Request) -> HTMLResponse:
        return page(request, "table.html", pages.disputes(corpus(request)))

    @app.get("/calendar")
    def calendar(request: Request) -> HTMLResponse:
        return page(request, "table.html", pages.calendar(corpus(request)))

    @app.get("/commitments")
    def commitments(request: Request) -> HTMLResponse:
        return page(request, "table.html", pages.commitments(corpus(request)))

    @app.get("/who")
    def people(request: Request) -> HTMLResponse:
        return page(request, "table.html", pages.people(corpus(request)))

    @app.get("/who/{identity:path}")
    def person(request: Request, identity: str) -> HTMLResponse:
        return page(request, "person.html", pages.person(corpus(request), identity))

    @app.get("/search")
    def search(request: Request) -> HTMLResponse:
        asked = request.query_params.get("q", "")[:200]
        record.corpus()
        return page(request, "search.html", {"asked": asked, "hits": record.store.search(asked)})

    @app.get("/help")
    def help_page(request: Request) -> HTMLResponse:
        return page(request, "help.html", {})

    return app


class _Renderer:
    """Templates with what every page shares. Undefined names are errors, and all text is escaped."""

    def __init__(self, record: OpenRecord) -> None:
        self._record = record
        self._templates = Environment(
            loader=FileSystemLoader(_HERE / "templates"),
            autoescape=select_autoescape(),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals.update(
            when=views.when, where=views.where, backing=views.backing, lane=lambda kind: LANES[kind]
        )

    def __call__(self, template: str, request: Request, values: pages.Values) -> str:
        query = dict(request.query_params)
        as_of = "" if template == "error.html" else query.pop("as_of", "")
        corpus = self._record.corpus(as_of)
        until = views.bounds(None, as_of)[1]
        shared = {
            "record_name": self._record.profile.title or self._record.store.path.stem,
            "nav": _NAV,
            "here": request.url.path,
            "page": template.removesuffix(".html"),
            "counts": f"{len(corpus.readings)} reports, {len(corpus.record.events)} events",
            "corpus": corpus,
            "name": corpus.name,
            "disputed": corpus.disputed,
            "disputed_words": "accounts differ",
            "as_of": until.isoformat() if until else "",
            "as_of_words": views.when(day(until)) if until else "",
            "kept": sorted(query.items()),
            "present": with_query(request.url.path, **query),
            "url": lambda path: with_query(path, as_of=as_of),
        }
        return self._templates.get_template(template).render(shared | values)


def serve(record: OpenRecord, host: str = "127.0.0.1", port: int = 8008) -> None:
    """Serve the desk until interrupted.

    Raises:
        CommuniqueError: If the address is not this machine's own: the desk has no accounts yet.
    """
    if host != "localhost" and not _own(host):
        raise CommuniqueError(
            "The desk listens on this machine's own address only.",
            where=host,
            todo="Use --host 127.0.0.1; to share a record, send the file.",
        )
    import uvicorn

    uvicorn.run(create_app(record), host=host, port=port, log_level="warning", access_log=False)


def _own(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
