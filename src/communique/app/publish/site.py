"""The desk's pages as files: every page that can be reached by links is written, with its links made relative."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

import msgspec
from starlette.routing import compile_path

import communique
from communique import views
from communique.app.publish.data import package, zipped
from communique.app.publish.finder import index
from communique.app.publish.links import file_of, linked, relative, rewritten
from communique.app.record import OpenRecord
from communique.app.web.page import Asked, Page, Redirect
from communique.app.web.pages import PAGES
from communique.app.web.render import Renderer
from communique.errors import CommuniqueError

_STATIC = Path(communique.__file__).parent / "app" / "web" / "static"
# Of the desk's own files those that a published page needs.
_KEPT = ("desk.css", "desk.js", "find.js", "icon.svg", "fonts")
_MARK = ".communique"


class Published(msgspec.Struct, frozen=True):
    """What was written: the folder, the number of pages, of files, and of bytes."""

    folder: Path
    pages: int
    files: int
    size: int


def publish(record: OpenRecord, out: Path, *, as_of: str = "", texts: bool = True) -> Published:
    """Write a record as a static site with its data.

    Args:
        record: The record.
        out: A folder that is missing, empty, or was published before: then it is replaced.
        as_of: Publish it as it stood on this day; empty for the present.
        texts: Whether to publish the reports' texts; else only the words that are quoted.

    Raises:
        CommuniqueError: If the folder holds anything else, or `as_of` is no date.
    """
    until = views.bounds(None, as_of)[1]
    day = until.isoformat() if until else ""
    files = dict(_files(record, day, texts))
    _make_room(out)
    for name, content in sorted(files.items()):
        target = out / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    pages = sum(name.endswith(".html") for name in files)
    return Published(out, pages, len(files), sum(map(len, files.values())))


def _make_room(out: Path) -> None:
    if out.exists() and not out.is_dir():
        raise CommuniqueError("This is a file.", where=str(out), todo="Give a folder's name.")
    if out.is_dir() and any(out.iterdir()):
        if not (out / _MARK).exists():
            raise CommuniqueError(
                "This folder holds other things, which publishing would mix with the site.",
                where=str(out),
                todo="Give a new or an empty folder.",
            )
        shutil.rmtree(out)
    out.mkdir(parents=True, exist_ok=True)


def _files(record: OpenRecord, as_of: str, texts: bool) -> Iterator[tuple[str, bytes]]:
    site = _Site(record, as_of, texts)
    site.visit()
    for address, text in site.found.items():
        name = file_of(address)
        assert name is not None
        yield name, rewritten(text, name, site.has).encode()
    corpus = record.corpus(as_of)

    def place(address: str) -> str | None:
        page, mark, fragment = address.partition("#")
        target = file_of(page)
        return relative(target, "search.html") + mark + fragment if target and site.has(page) else None

    yield "static/index.js", index(views.entries(corpus), place).encode()
    data = package(corpus, record.profile.title or record.store.path.stem, as_of)
    yield from ((f"data/{name}", content) for name, content in data.items())
    yield "data/record.zip", zipped(data)
    yield _MARK, f"communique {communique.__version__}\n".encode()
    for kept in _KEPT:
        held = _STATIC / kept
        for each in sorted(held.iterdir()) if held.is_dir() else [held]:
            yield f"static/{each.relative_to(_STATIC).as_posix()}", each.read_bytes()


class _Site:
    """The pages of a site, found by following links from those in the navigation."""

    def __init__(self, record: OpenRecord, as_of: str, texts: bool) -> None:
        self._record, self._as_of = record, as_of
        self._render = Renderer(published=True)
        shown = [page for page in PAGES if page.method == "GET" and page.role == "reader" and not page.desk]
        # The first page whose path fits, as in the server.
        self._routes = [
            (compile_path(page.path)[0], page)
            for page in shown
            if texts or page.path != "/reports/{identity}"
        ]
        self._waiting = [page.path for page in shown if "{" not in page.path]
        self._known = {name for address in self._waiting if (name := file_of(address))}
        self.found: dict[str, str] = {}
        self._names: frozenset[str | None] = frozenset()

    def visit(self) -> None:
        """Render every page that can be reached."""
        while self._waiting:
            address = self._waiting.pop(0)
            text = self._page(address)
            if text is None:
                continue
            self.found[address] = text
            for link in linked(text):
                target = file_of(link)
                if (
                    target
                    and not target.startswith("static/")
                    and target not in self._known
                    and self._route(link)
                ):
                    self._known.add(target)
                    self._waiting.append(_bare(link))
        self._names = frozenset(file_of(address) for address in self.found)

    def has(self, address: str) -> bool:
        """Whether the site has a page at an address."""
        return address.startswith("/static/") or file_of(address) in self._names

    def _route(self, address: str) -> tuple[Page, dict[str, str]] | None:
        path = unquote(urlsplit(address).path)
        for pattern, page in self._routes:
            fits = pattern.match(path)
            if fits:
                return page, fits.groupdict()
        return None

    def _page(self, address: str) -> str | None:
        route = self._route(address)
        if route is None:
            return None
        page, parts = route
        query = dict(parse_qsl(urlsplit(address).query))
        if self._as_of:
            query["as_of"] = self._as_of
        asked = Asked(self._record, unquote(urlsplit(address).path), query, parts)
        try:
            made = page.build(asked)
        except CommuniqueError:
            # A link to what the record does not have (a name that only a text gives) stays plain text.
            return None
        return None if isinstance(made, Redirect) else self._render(page.template, asked, made)


def _bare(address: str) -> str:
    """An address without the day: each page is asked for as of the same day."""
    parts = urlsplit(address)
    kept = "&".join(each for each in parts.query.split("&") if each and not each.startswith("as_of="))
    return parts.path + (f"?{kept}" if kept else "")
