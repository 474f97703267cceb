"""A small set of one's own for the scorer's tests: two reports, their gold, and readings made by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from communique.model import Account, Actor, Cited, Interval, Reading, Report, Span, Statement, content_hash
from communique.model.interval import parse
from communique.scoring.gold import GoldAccount, GoldActor, GoldReport, GoldSet, GoldStatement
from communique.scoring.goldfile import load_gold
from communique.scoring.identity import Identity

FIRST = """Rivals meet in Lakeside

Freedonia and Sylvania held talks in Lakeside on Monday, officials said.

Ada Trentino, the Sylvanian envoy, said that the talks had failed.

Freedonia tested a rocket on Tuesday.

Leave a comment"""
SECOND = """Envoys part without a deal

The talks in Lakeside broke down, Freedonia said.

Sylvania wants its envoys back by Friday."""

GOLD_FIRST = """
report: first
outlet: lakeside-post
republisher: null
published: 2018-06-06/2018-06-06
zones: {headline: [1], body: [3, 5, 7], chrome: [9]}
actors:
  - {id: freedonia, kind: state, name: Freedonia, side: freedonia, names: [Freedonia]}
  - {id: sylvania, kind: state, name: Sylvania, side: sylvania, names: [Sylvania]}
  - {id: ada-trentino, kind: person, name: Ada Trentino, side: sylvania, names: [Ada Trentino],
     offices: [{title: envoy, of: sylvania, when: current}]}
  - {id: lakeside, kind: place, name: Lakeside, side: null, names: [Lakeside]}
accounts:
  - {id: a1, type: talks, status: happened, level: high, outcome: null, date: 2018-06-04/2018-06-04,
     place: "lakeside,freedonia", sides: [freedonia, sylvania], people: [ada-trentino], what: talks,
     evidence: ["Freedonia and Sylvania held talks in Lakeside on Monday"]}
  - {id: a2, type: missile-test, status: happened, outcome: null, date: 2018-06-05/2018-06-05, place: null,
     sides: [freedonia], people: [], what: a rocket, evidence: ["Freedonia tested a rocket on Tuesday"]}
statements:
  - {id: s1, speaker: ada-trentino, side: sylvania, via: null, kind: assessment, issues: [talks], gist: It failed.,
     about: [a1], date: 2018-06-04/2018-06-06, evidence: ["said that the talks had failed"]}
"""
GOLD_SECOND = """
report: second
outlet: herald
republisher: null
published: 2018-06-07/2018-06-07
zones: {headline: [1], body: [3, 5]}
actors:
  - {id: freedonia, kind: state, name: Freedonia, side: freedonia, names: [Freedonia]}
  - {id: sylvania, kind: state, name: Sylvania, side: sylvania, names: [Sylvania]}
accounts:
  - {id: a1, type: talks, status: happened, level: high, outcome: broke-down, date: 2018-06-04/2018-06-04,
     place: "lakeside,freedonia", sides: [freedonia], people: [], what: talks,
     evidence: ["The talks in Lakeside broke down"]}
statements:
  - {id: s1, speaker: freedonia, side: freedonia, via: null, kind: assessment, issues: [talks], gist: Broke down.,
     about: [a1], date: 2018-06-07/2018-06-07, evidence: ["The talks in Lakeside broke down, Freedonia said"]}
  - {id: s2, speaker: sylvania, side: sylvania, via: null, kind: demand, issues: [other], gist: Envoys back.,
     about: [], date: 2018-06-07/2018-06-07, evidence: ["Sylvania wants its envoys back by Friday"]}
"""
RECORD = """
reports: [first, second]
events:
  - {id: e1, type: talks, date: 2018-06-04/2018-06-04, place: "lakeside,freedonia", accounts: [first#a1, second#a1]}
  - {id: e2, type: missile-test, date: 2018-06-05/2018-06-05, place: null, accounts: [first#a2]}
disputes:
  - {id: d1, event: e1, question: "Who broke off?", values: [{value: it failed, from: first#s1},
     {value: it broke down, from: second#s1}]}
positions: []
expectations:
  - {id: x1, event: null, what: envoys back, due: 2018-06-08/2018-06-08, who: [sylvania], fate: open, accounts: [],
     statements: [second#s2]}
commitments:
  - {id: c1, party: [sylvania], what: nothing in particular, made: e1, due: null, status: open, accounts: [second#a1],
     statements: []}
syndication: []
"""


def write_set(folder: Path, **changed: str) -> tuple[Path, Path]:
    """Write the set below a folder; `changed` replaces files by stem. Returns gold and reports folders."""
    gold, reports = folder / "gold" / "village", folder / "reports"
    gold.mkdir(parents=True)
    reports.mkdir()
    (reports / "first.txt").write_text(FIRST, "utf-8")
    (reports / "second.txt").write_text(SECOND, "utf-8")
    files = {"first": GOLD_FIRST, "second": GOLD_SECOND, "record": RECORD, **changed}
    for stem, text in files.items():
        (gold / f"{stem}.yaml").write_text(text, "utf-8")
    return gold, reports


def load_set(folder: Path, **changed: str) -> GoldSet:
    """Write and load the set."""
    return load_gold(*write_set(folder, **changed))


def report(text: str = FIRST, name: str = "first") -> Report:
    """A report of this text."""
    return Report(id=content_hash(text), text=text, name=name)


def span(words: str, text: str = FIRST) -> Span:
    """Where the words stand."""
    start = text.index(words)
    return Span(content_hash(text), start, start + len(words))


def days(text: str | None) -> Interval | None:
    """An interval from ISO 8601, None from None."""
    return None if text is None else parse(text)


def gold_account(**fields: Any) -> GoldAccount:
    """Talks of two sides on one day, with other fields as given; `date` as text."""
    date = days(fields.pop("date", "2018-06-04"))
    made: dict[str, Any] = {
        "id": "a1",
        "type": "talks",
        "status": "happened",
        "sides": ("freedonia", "sylvania"),
    }
    return GoldAccount(**{**made, "evidence": (span("held talks"),), **fields}, date=date)


def account(**fields: Any) -> Account:
    """The same for a prediction; plain values are cited to `held talks`."""
    words = fields.pop("evidence", (span("held talks"),))
    date = days(fields.pop("date", "2018-06-04"))
    made: dict[str, Any] = {
        "id": "a1",
        "type": "talks",
        "status": "happened",
        "sides": ("freedonia", "sylvania"),
    }
    cited: dict[str, Any] = {"evidence": words, "date": Cited(date, words, "weekday") if date else None}
    for name, held in {**made, **fields}.items():
        if name == "id" or held is None:
            cited[name] = held
        elif isinstance(held, tuple):
            cited[name] = tuple(Cited(each, words, "rule") for each in held)
        else:
            cited[name] = Cited(held, words, "rule")
    return Account(**cited)


def gold_statement(**fields: Any) -> GoldStatement:
    """The envoy's words, with other fields as given."""
    made: dict[str, Any] = {"id": "s1", "speaker": "ada-trentino", "side": "sylvania", "kind": "assessment",
                            "issues": ("talks",), "evidence": (span("said that the talks had failed"),)}  # fmt: skip
    return GoldStatement(**{**made, **fields})


def statement(**fields: Any) -> Statement:
    """The same for a prediction."""
    words = fields.pop("evidence", (span("said that the talks had failed"),))
    made: dict[str, Any] = {"id": "s1", "speaker": "ada-trentino", "side": "sylvania", "kind": "assessment",
                            "issues": ("talks",)}  # fmt: skip
    cited: dict[str, Any] = {"evidence": words}
    for name, held in {**made, **fields}.items():
        if name == "id" or held is None:
            cited[name] = held
        elif isinstance(held, tuple):
            cited[name] = tuple(Cited(each, words, "rule") for each in held)
        else:
            cited[name] = Cited(held, words, "rule")
    return Statement(**cited)


def identity(gold: tuple[GoldActor, ...] = (), found: tuple[Actor, ...] = ()) -> Identity:
    """Who is who among these actors."""
    return Identity(
        GoldReport(name="first", text=FIRST, published=None, actors=gold),
        Reading(report=report(), actors=found),
    )


def actor(id: str, kind: str, name: str, *names: str, side: str | None = None) -> Actor:
    """A predicted actor with its surface forms."""
    where = (Span(content_hash(FIRST), 0, 6),)
    held: dict[str, Any] = {"id": id, "kind": kind, "name": name}
    return Actor(
        **held,
        names=tuple(Cited(each, where) for each in (name, *names)),
        side=Cited(side, where, "title") if side else None,
    )


def gold_actor(id: str, kind: str, name: str, *names: str, **fields: Any) -> GoldActor:
    """An annotated actor."""
    return GoldActor(id=id, kind=kind, name=name, names=(name, *names), **fields)
