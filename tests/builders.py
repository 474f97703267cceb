"""Hand-made readings and records for tests of the rooms after reading: small, and every span a true one."""

from __future__ import annotations

import msgspec

from communique.model import (
    Account,
    Actor,
    Alternative,
    Cited,
    Dated,
    Dispute,
    Event,
    Expectation,
    Factor,
    Interval,
    Join,
    Office,
    Position,
    Reading,
    Reason,
    Record,
    Report,
    Span,
    Statement,
    ZonedLine,
    content_hash,
)
from communique.model.interval import parse
from communique.views import Corpus

WIRE = (
    "Envoys meet in Geneva\n\nEnvoys of Freedonia and Sylvania met in Geneva on Monday.\n"
    "The meeting failed, said Ambassador Ada Trentino."
)
PAPER = "Rivals talk\n\nFreedonia and Sylvania held talks in Geneva on June 4, 2018, and agreed to go on."


def words(report: Report, text: str) -> Span:
    """The span of the first place where the report has these words."""
    start = report.text.index(text)
    return Span(report.id, start, start + len(text))


def report(text: str, name: str, outlet: str | None = None) -> Report:
    """A report of this text."""
    return Report(id=content_hash(text), text=text, name=name, source=f"{name}.txt", outlet=outlet)


def account(of: Report, evidence: str, outcome: str, date: Interval) -> Account:
    """Talks in Geneva as one report tells them."""
    span = words(of, evidence)
    city = words(of, "Geneva")
    return Account(
        id="a1",
        type=Cited("talks", (span,), "frame:meet"),
        status=Cited("happened", (span,), "past"),
        evidence=(span,),
        level=Cited("high", (span,), "title"),
        outcome=Cited(outcome, (span,), "frame:fail"),  # type: ignore[arg-type]
        date=Cited(date, (span,), "weekday"),
        place=Cited("geneva,switzerland", (city,), "in"),
        sides=(Cited("freedonia", (words(of, "Freedonia"),)), Cited("sylvania", (words(of, "Sylvania"),))),
    )


def wire_reading() -> Reading:
    """A wire story: the talks failed."""
    wire = report(WIRE, "wire", "wire-agency")
    name = words(wire, "Ada Trentino")
    said = words(wire, "The meeting failed")
    ambassador = Actor(
        id="ada-trentino",
        kind="person",
        name="Ada Trentino",
        side=Cited("sylvania", (name,), "title"),
        names=(Cited("Ada Trentino", (name,)),),
        offices=(Office("ambassador", None, "current", (words(wire, "Ambassador"),)),),
    )
    talks = account(wire, "met in Geneva on Monday", "broke-down", parse("2018-06-04"))
    statement = Statement(
        id="s1",
        speaker=Cited("ada-trentino", (name,)),
        kind=Cited("assessment", (said,), "kind:fail"),
        evidence=(said,),
        side=Cited("sylvania", (name,), "title"),
        gist="The meeting failed.",
        about=("a1",),
    )
    starts = [index for index in range(len(WIRE)) if index == 0 or WIRE[index - 1] == "\n"]
    zones = tuple(
        ZonedLine(number, start, end, "headline" if number == 1 else "body")
        for number, start in enumerate(starts, 1)
        if (end := (WIRE + "\n").index("\n", start)) > start
    )
    reason = Reason("metadata", parse("2018-06-05"), 1.0, field="meta:published")
    return Reading(
        report=wire,
        zones=zones,
        dated=Dated(parse("2018-06-05"), (reason,), (reason,)),
        outlet=Cited("wire-agency", (), "finder"),
        actors=(ambassador,),
        accounts=(with_person(talks, name),),
        statements=(statement,),
        reader="1",
        weights="w",
    )


def with_person(talks: Account, name: Span) -> Account:
    """The same account with the ambassador taking part."""
    return msgspec.structs.replace(talks, people=(Cited("ada-trentino", (name,)),))


def paper_reading() -> Reading:
    """A paper's story: the talks go on."""
    paper = report(PAPER, "paper", "daily-paper")
    talks = account(paper, "held talks in Geneva on June 4, 2018", "to-continue", parse("2018-06-04"))
    return Reading(report=paper, dated=Dated(parse("2018-06-06")), accounts=(talks,), reader="1", weights="w")


def corpus() -> Corpus:
    """Both readings and a record made by hand: one event, disputed, and one test that is undated."""
    wire, paper = wire_reading(), paper_reading()
    left, right = f"{wire.report.id}#a1", f"{paper.report.id}#a1"

    def both(value: str) -> tuple[Alternative, ...]:
        return (Alternative(value, (left, right), 2),)

    outcomes = (Alternative("broke-down", (left,)), Alternative("to-continue", (right,)))
    talks = Event(
        id="talks-1",
        type="talks",
        title="Talks between Freedonia and Sylvania in Geneva",
        fields={
            "status": both("happened"),
            "date": both("2018-06-04/2018-06-04"),
            "place": both("geneva,switzerland"),
            "outcome": outcomes,
        },
        date=parse("2018-06-04"),
        sides=(*both("freedonia"), *both("sylvania")),
        people=(Alternative("ada-trentino", (left,)),),
        accounts=(left, right),
        joins=(Join(left, right, 2.5, (Factor("same day", 1.5), Factor("same place", 1.0))),),
        reports=2,
        origins=2,
    )
    test = Event(
        id="missile-test-1",
        type="missile-test",
        title="Missile test by Sylvania",
        fields={"status": (Alternative("scheduled", ()),)},
        sides=(Alternative("sylvania", ()),),
    )
    record = Record(
        events=(test, talks),
        disputes=(
            Dispute(
                id="d1", event="talks-1", field="outcome", question="How did the talks end?", values=outcomes
            ),
        ),
        positions=(
            Position(
                id="p1", side="sylvania", issue="talks", stance="It failed.", kind="refusal", since=None
            ),
        ),
        expectations=(
            Expectation(
                id="x1",
                event="missile-test-1",
                what="a test",
                due=parse("2018-07"),
                who=("sylvania",),
                fate="open",
            ),
        ),
        actors=wire.actors,
    )
    return Corpus(record, (wire, paper))
