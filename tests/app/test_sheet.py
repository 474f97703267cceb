"""A report as one page: nothing beside itself is needed, everything read is marked, and hostile text stays text."""

import io
import re
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest
from rich.console import Console
from typer.testing import CliRunner

from communique.app.cli import app
from communique.app.faces.report import report_face
from communique.app.sheet import sheet
from communique.dating.axis import LAST
from communique.model import Account, Actor, Cited, Dated, Interval, Reading, Reason, Report, Span, Statement
from communique.model.interval import parse
from communique.model.reading import ZonedLine

TEXT = "<script>alert(1)</script> meets\n“Chile & Peru held <b>talks</b> on Monday,” Ana Ruiz said.\nShare this & more"
REPORT = Report(id="r1", text=TEXT, name="one <i>", url="https://example.org/x")


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span("r1", start, start + len(words))


def cited(value: str, words: str, rule: str = "said") -> Cited[str]:
    return Cited(value, (span(words),), rule)


def made() -> Reading:
    lines = [(match.start(), match.end()) for match in re.finditer(r".+", TEXT)]
    zones = ("headline", "body", "chrome")
    return Reading(
        report=REPORT,
        zones=tuple(ZonedLine(place, *line, zone) for place, (line, zone) in enumerate(zip(lines, zones, strict=True), 1)),  # type: ignore[arg-type]
        dated=Dated(
            interval=parse("2018-06-04"),
            reasons=(Reason("weekday", Interval(parse("2018-06-04").start, LAST), 1.0, span("Monday"), note="a <day>"),),
            traps=(Reason("page-clock", None, 1.0, None, "clock", "no & day"),),
        ),
        actors=(
            Actor(id="chile", kind="state", name="Chile", names=(cited("Chile", "Chile"),)),
            Actor(id="ana-ruiz", kind="person", name="Ana <Ruiz>", names=(cited("Ana Ruiz", "Ana Ruiz"),)),
        ),
        accounts=(
            Account(
                id="a1", type=Cited("talks", (span("talks"),), "talks.noun.talks"), status=Cited("happened", ()),
                evidence=(span("Chile & Peru held <b>talks</b> on Monday"),), sides=(cited("chile", "Chile"),),
                attributed_to=(cited("ana-ruiz", "Ana Ruiz"),), part_of="a2",
            ),
        ),
        statements=(
            Statement(
                id="s1", speaker=cited("ana-ruiz", "Ana Ruiz"), kind=Cited("announcement", (), "own event"),
                evidence=(span("“Chile & Peru held <b>talks</b> on Monday,”"),), gist="Chile & Peru <met>.",
            ),
        ),
    )  # fmt: skip


class Seen(HTMLParser):
    """Tags with their attributes, and the text of marks by class."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.marked: dict[str, str] = {}
        self._open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "mark":
            self._open = (dict(attrs)["class"] or "").split()

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            self._open = []

    def handle_data(self, data: str) -> None:
        for kind in self._open:
            self.marked[kind] = self.marked.get(kind, "") + data


def test_nothing_is_fetched_and_nothing_runs() -> None:
    page = sheet(made())
    tags = Seen(page).tags
    assert not {tag for tag, _ in tags} & {"script", "link", "img", "iframe", "object", "form"}
    assert all((held.get("href") or "#").startswith("#") for _, held in tags)
    assert not [name for _, held in tags for name in held if name.startswith("on")]
    assert set(re.findall(r"url\(.(\w+):", page)) == {"data"}
    assert "default-src 'none'" in page


def test_hostile_markup_is_text() -> None:
    page = sheet(made())
    assert "&lt;script&gt;" in page
    assert not {tag for tag, _ in Seen(page).tags} & {"i", "met", "day", "ruiz"}
    assert "<title>&lt;script&gt;alert(1)&lt;/script&gt; meets</title>" in page


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("frame-contacts", "talks"), ("speaker", "Ana Ruiz"), ("reason", "Monday"),
        ("lane-contacts", "Chile & Peru held <b>talks</b> on Monday"), ("statement", "“Chile & Peru held <b>talks</b> on Monday,”"),
    ],
)  # fmt: skip
def test_what_was_read_is_marked(kind: str, words: str) -> None:
    # The legend marks words of its own before the text.
    assert Seen(sheet(made())).marked[kind].endswith(words)


def test_notes_say_who_tells_it_and_what_it_is_part_of() -> None:
    page = sheet(made())
    assert "frame talks.noun.talks; according to Ana &lt;Ruiz&gt;; part of a2" in page
    assert "allows 4 June 2018 or later (a &lt;day&gt;)" in page
    assert "Trap: page clock: clock (no &amp; day)" in page


def test_zones_have_their_class() -> None:
    classes = [held["class"] for tag, held in Seen(sheet(made())).tags if tag == "div" and "id" in held]
    assert classes == ["line zone-headline", "line zone-body", "line zone-chrome"]


def test_an_empty_reading_makes_a_page() -> None:
    page = sheet(Reading(report=msgspec.structs.replace(REPORT, text="")))
    assert "Outlet unknown" in page
    assert "0 accounts and 0 statements" in page


def test_the_terminal_colours_the_same_things() -> None:
    console = Console(
        width=160, record=True, force_terminal=True, color_system="truecolor", file=io.StringIO()
    )
    console.print(report_face(made()))
    styles = [(part.text, str(part.style)) for part in console._record_buffer if part.text.strip()]

    def styled(words: str, style: str) -> bool:
        return any(text == words and style in held for text, held in styles)

    assert styled("talks", "#009e73")
    assert styled("Ana Ruiz", "#cc79a7")
    assert styled("Share this & more", "dim")
    assert any("according to ana-ruiz" in text for text, _ in styles)


def test_the_command_writes_the_page(tmp_path: Path) -> None:
    source = tmp_path / "one.txt"
    source.write_text(
        "Ministers meet\n\nThe foreign ministers of France and Germany held talks in Paris on 4 June 2018.\n"
    )
    run, record = CliRunner(), str(tmp_path / "a.db")
    assert run.invoke(app, ["read", str(source), "--record", record], catch_exceptions=False).exit_code == 0
    target = tmp_path / "one.html"
    done = run.invoke(
        app, ["report", "one", "--record", record, "--html", str(target)], catch_exceptions=False
    )
    assert (done.exit_code, "written" in done.stdout) == (0, True)
    assert "talks" in Seen(target.read_text("utf-8")).marked["frame-contacts"]
    missing = run.invoke(
        app, ["report", "one", "--record", record, "--html", str(tmp_path / "no" / "x.html")]
    )
    assert missing.exit_code != 0
