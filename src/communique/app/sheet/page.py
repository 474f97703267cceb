"""From a reading to the HTML of its page."""

from __future__ import annotations

import base64
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from communique.app.sheet.marks import name_of, reason_words, sheet_lines
from communique.model import Reading
from communique.views import when

_HERE = Path(__file__).parent
_FONTS = _HERE.parent / "web" / "static" / "fonts"
_FACES = (
    ("Source Serif 4", "normal", "200 900", "source-serif-4-latin-wght-normal.woff2"),
    ("Source Serif 4", "italic", "200 900", "source-serif-4-latin-wght-italic.woff2"),
    ("Inter", "normal", "100 900", "inter-latin-wght-normal.woff2"),
)


def sheet(reading: Reading) -> str:
    """The page of one report.

    Args:
        reading: What was read in it.

    Returns:
        HTML that needs nothing beside itself: no script, no address is fetched, and the report's own markup is text.
    """
    headline = next((line for line in reading.zones if line.zone == "headline"), None)
    text = reading.report.text
    names = {actor.id: actor.name for actor in reading.actors}
    lines = sheet_lines(reading)
    return _template().render(
        reading=reading,
        title=" ".join(text[headline.start : headline.end].split())
        if headline
        else reading.report.title or reading.report.name,
        outlet=name_of(reading.outlet.value, names) if reading.outlet else "Outlet unknown",
        republisher=name_of(reading.republisher.value, names) if reading.republisher else None,
        day=when(reading.dated.interval),
        reasons=list(dict.fromkeys(reason_words(each, reading) for each in reading.dated.reasons)),
        traps=[reason_words(each, reading) for each in reading.dated.traps],
        lines=lines,
        refs=[note.ref for line in lines for note in line.notes],
        name=lambda actor: name_of(actor, names),
        style=_style(),
    )


@cache
def _template() -> Template:
    made = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return made.get_template("sheet.html")


@cache
def _style() -> Markup:
    """The style sheet with its fonts inside: ours alone, so that it may stand unescaped."""
    faces = "".join(
        f'@font-face{{font-family:"{family}";font-style:{style};font-weight:{weight};'
        f'src:url("data:font/woff2;base64,{base64.b64encode((_FONTS / file).read_bytes()).decode()}") format("woff2")}}\n'
        for family, style, weight, file in _FACES
    )
    return Markup(faces + (_HERE / "sheet.css").read_text("utf-8"))
