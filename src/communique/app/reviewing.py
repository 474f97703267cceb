"""What the program was unsure of, as questions with answers: each answer is a correction, signed and undoable.

A question is asked until somebody answers it or leaves it; taking the answer back asks it again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal
from weakref import WeakKeyDictionary

import msgspec

from communique import views
from communique.app.corrections import decode_corrections
from communique.app.record import OpenRecord
from communique.errors import NotFoundError
from communique.merging import Anchor, Correction, anchor
from communique.merging.cast import cast_of
from communique.model import Alternative, Event, Join
from communique.views import Corpus
from communique.views.evidence import outlet_of

Sort = Literal["join-actors", "join-events", "repair", "date", "dispute"]
SORTS: dict[Sort, str] = {
    "join-actors": "One person or two",
    "join-events": "One event or two",
    "repair": "Garbled names",
    "date": "Days of reports",
    "dispute": "Accounts that differ",
}
# A join of less than this is one that a single reason could tip: see `communique.merging.factors`.
_UNSURE = 1.0
_MOST_EVENTS = 2000
_MOST_ASKED = 200
_MOST_REPORTS = 5000


_ASKED: WeakKeyDictionary[Corpus, list[Question]] = WeakKeyDictionary()


class Answer(msgspec.Struct, frozen=True):
    """One way to settle a question: its label, and the correction that it makes."""

    label: str
    kind: str
    fields: Mapping[str, tuple[str, ...]]


class Question(msgspec.Struct, frozen=True):
    """Something to look at.

    Attributes:
        key: From its ground: the same question has the same key for as long as the reports are read the same.
        sort: What it is about.
        words: The question.
        evidence: What speaks for and against, a line each.
        links: Pages to look at, as (address, label).
        answers: The ways to settle it.
        weighed: The reasons in numbers, where the program has them.
    """

    key: str
    sort: Sort
    words: str
    evidence: tuple[str, ...]
    links: tuple[tuple[str, str], ...]
    answers: tuple[Answer, ...]
    weighed: str = ""


def questions(record: OpenRecord) -> list[Question]:
    """All open questions, by sort, the most doubtful first."""
    corpus = record.corpus()
    # A record is derived anew with every correction, and its corpus with it: what was asked of this one still holds.
    if corpus not in _ASKED:
        _ASKED[corpus] = _questions(record, corpus)
    return _ASKED[corpus]


def _questions(record: OpenRecord, corpus: Corpus) -> list[Question]:
    in_force = decode_corrections(record.store.corrections())
    settled = {key for each in in_force for key in _settles(each)}
    asked = (*_actors(record, corpus, in_force), *_joins(record, corpus), *_repairs(corpus), *_dates(corpus, in_force), *_disputes(corpus, in_force))  # fmt: skip
    return [each for each in asked if each.key not in settled]


def question(record: OpenRecord, key: str) -> Question:
    """The open question with this key.

    Raises:
        NotFoundError: If it is settled, or no longer asked.
    """
    found = next((each for each in questions(record) if each.key == key), None)
    if found is None:
        raise NotFoundError(
            "This question is not open any more.", todo="Somebody may have answered it: see the corrections."
        )
    return found


def _settles(each: Correction) -> Iterator[str]:
    if each.kind == "judge" and each.field:
        yield _key(each.field, each.targets, each.actors)
    elif each.kind in ("join-actors", "part-actors"):
        yield _key("join-actors", (), each.actors)
    elif each.kind == "refuse-repair":
        yield _key("repair", each.targets)
    elif each.kind == "date-report":
        yield _key("date", each.targets)


def _key(sort: str, targets: Iterable[Anchor] = (), actors: Iterable[str] = ()) -> str:
    ground = sorted(f"{each.report}:{each.start}-{each.end}" for each in targets) + sorted(actors)
    return " ".join([sort, *ground])


def _left(sort: Sort, **fields: tuple[str, ...]) -> Answer:
    return Answer("Leave it open", "judge", fields | {"field": (sort,), "value": ("left",)})


def _right(sort: Sort, label: str, **fields: tuple[str, ...]) -> Answer:
    return Answer(label, "judge", fields | {"field": (sort,), "value": ("accepted",)})


def _actors(record: OpenRecord, corpus: Corpus, in_force: tuple[Correction, ...]) -> Iterator[Question]:
    """Pairs of people whose names may be one, which the rules neither join nor part."""
    if corpus.counts[0] > _MOST_REPORTS:
        return
    for each in cast_of(corpus.readings, record.profile, in_force).unsure:
        # The fuller name gives the id, if they are one.
        pair = tuple(sorted((each.left, each.right), key=lambda actor: (-len(corpus.name(actor)), actor)))
        names = [corpus.name(actor) for actor in pair]
        yield Question(
            key=_key("join-actors", (), pair),
            sort="join-actors",
            words=f"Are {names[0]} and {names[1]} one person?",
            evidence=each.match.reasons,
            links=tuple((f"/who/{actor}", name) for actor, name in zip(pair, names, strict=True)),
            answers=(
                Answer("One person", "join-actors", {"actor": pair}),
                Answer("Two people", "part-actors", {"actor": pair}),
                _left("join-actors", actor=pair),
            ),
        )


def _joins(record: OpenRecord, corpus: Corpus) -> Iterator[Question]:
    """Accounts that stand in one event though little speaks for it, the most doubtful."""
    several = corpus.frame.filter(corpus.frame["reports"] > 1)["id"].to_list()[-_MOST_EVENTS:]
    events: dict[str, Event] = record.store.derived("events", several)
    doubtful = [(join.score, event.id, join, event) for event in events.values() for join in _weakest(event)]
    for score, _, join, event in sorted(doubtful, key=lambda each: each[:2])[:_MOST_ASKED]:
        refs = (join.left, join.right)
        targets = _anchors(refs, corpus)
        if len(targets) < 2:
            continue
        factors = ", ".join(f"{each.name} {each.weight:+.1f}" for each in join.factors)
        yield Question(
            key=_key("join-events", targets),
            sort="join-events",
            words=f"Do these tell of one event? {event.title}",
            evidence=tuple(_told(ref, corpus) for ref in refs),
            weighed=f"{factors}; together {score:.2f}",
            links=((f"/events/{event.id}", "the event"),),
            answers=(
                _right("join-events", "One event", ref=refs),
                Answer(
                    "Two events",
                    "split",
                    {"event": (event.id,), "ref": (_apart(join.left, join.right, event),)},
                ),
                _left("join-events", ref=refs),
            ),
        )


def _weakest(event: Event) -> list[Join]:
    """The best join of each account that even its best join ties loosely: what else ties it is weaker still."""
    best: dict[str, Join] = {}
    for join in event.joins:
        for ref in (join.left, join.right):
            if ref not in best or best[ref].score < join.score:
                best[ref] = join
    loose = {(join.left, join.right): join for join in best.values() if join.score < _UNSURE}
    return list(loose.values())


def _apart(left: str, right: str, event: Event) -> str:
    """Of two accounts the one that leaves: the later of the event's accounts, so that its id stays."""
    order = {ref: place for place, ref in enumerate(event.accounts)}
    return max(left, right, key=lambda ref: order.get(ref, 0))


def _anchors(refs: Iterable[str], corpus: Corpus) -> list[Anchor]:
    held = []
    for ref in refs:
        reading = corpus.by_report.get(ref.partition("#")[0])
        found = anchor(ref, [reading]) if reading is not None else None
        if found is not None:
            held.append(found)
    return held


def _told(ref: str, corpus: Corpus) -> str:
    """An account's words with its report."""
    reading = corpus.by_report[ref.partition("#")[0]]
    value = corpus.value(ref)
    words = " ... ".join(corpus.words(span) for span in value.evidence[:2]) if value else ""
    outlet = outlet_of(reading)
    name = corpus.name(outlet) if outlet else reading.report.name
    return f"{name}, {views.when(reading.dated.interval)}: “{words}”"


def _repairs(corpus: Corpus) -> Iterator[Question]:
    """Garbled names, each with what it was taken for."""
    for actor in corpus.actors:
        for repair in actor.repairs:
            for span in repair.spans[:1]:
                at = Anchor(span.report, span.start, span.end, "repair")
                place: dict[str, tuple[str, ...]] = {
                    "report": (span.report,),
                    "start": (str(span.start),),
                    "end": (str(span.end),),
                }
                yield Question(
                    key=_key("repair", (at,)),
                    sort="repair",
                    words=f"Does “{' '.join(repair.garbled.split())}” stand for {actor.name}?",
                    evidence=(f"by the rule {repair.rule.replace('-', ' ')}",),
                    links=((f"/reports/{span.report}", "the report"), (f"/who/{actor.id}", actor.name)),
                    answers=(
                        _right("repair", "Yes", **place),
                        Answer("No", "refuse-repair", place),
                        _left("repair", **place),
                    ),
                )


def _of_date(each: Correction) -> bool:
    return each.kind == "date-report" or (each.kind == "judge" and each.field == "date")


def _dates(corpus: Corpus, in_force: tuple[Correction, ...]) -> Iterator[Question]:
    """Reports without a day, or dated against what their page says."""
    done = {target.report for each in in_force if _of_date(each) for target in each.targets}
    rows = [
        row
        for row in views.reports(corpus).iter_rows(named=True)
        if (row["start"] is None or row["traps"]) and row["id"] not in done
    ]
    for row in rows[:_MOST_ASKED]:
        reading = corpus.by_report[row["id"]]
        day = views.when(reading.dated.interval)
        refused = [
            f"refused: {trap.rule.replace('-', ' ')}"
            + (f", “{corpus.words(trap.span)}”" if trap.span else "")
            + (f", {views.when(trap.interval)}" if trap.interval else "")
            + (f". {trap.note}" if trap.note else "")
            for trap in reading.dated.traps
        ]
        name = reading.report.name
        yield Question(
            key=_key("date", (Anchor(reading.report.id, 0, len(reading.report.text), "report"),)),
            sort="date",
            words=f"Was “{name}” published on {day}?" if row["start"] else f"When was “{name}” published?",
            evidence=tuple(refused) or ("nothing bounds its day",),
            links=(
                (f"/reports/{reading.report.id}", "the report"),
                (f"/correct/date-report?report={reading.report.id}&back=/review", "set another day"),
            ),
            answers=(
                *((_right("date", "Yes", report=(reading.report.id,)),) if row["start"] else ()),
                _left("date", report=(reading.report.id,)),
            ),
        )


def _disputes(corpus: Corpus, in_force: tuple[Correction, ...]) -> Iterator[Question]:
    """Rival values of events of which nobody took one."""
    chosen = {each.id: each.field for each in in_force if each.kind == "set"}
    for dispute in corpus.disputes:
        event = corpus.events.get(dispute.event) if dispute.event else None
        if event is None or dispute.field in {chosen.get(each) for each in event.corrected}:
            continue
        refs = tuple(ref for value in dispute.values for ref in value.refs)
        targets = _anchors(refs, corpus)
        if not targets:
            continue
        given = {value.value for value in event.fields.get(dispute.field or "", ())}
        yield Question(
            key=_key("dispute", targets),
            sort="dispute",
            words=dispute.question
            if event.title in dispute.question
            else f"{event.title}: {dispute.question}",
            evidence=tuple(_rival(value, corpus) for value in dispute.values),
            links=((f"/events/{event.id}#disputes", "the event"),),
            answers=(
                *(
                    Answer(
                        value.value.replace("-", " "),
                        "set",
                        {"event": (event.id,), "field": (dispute.field or "",), "value": (value.value,)},
                    )
                    for value in dispute.values
                    if value.value in given
                ),
                _right("dispute", "Both stand", ref=refs),
                _left("dispute", ref=refs),
            ),
        )


def _rival(value: Alternative, corpus: Corpus) -> str:
    reports = dict.fromkeys(ref.partition("#")[0] for ref in value.refs)
    held = [corpus.by_report[each] for each in reports if each in corpus.by_report]
    names = ", ".join(dict.fromkeys(corpus.name(outlet_of(each) or each.report.name) for each in held))
    return f"{value.value.replace('-', ' ')}: {names}"
