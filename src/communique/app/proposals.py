"""From a filled form to a correction: names become ids, ids become anchors, and what cannot be is refused with a reason.

The command line and the desk speak of the same ten kinds of correction; this is where the desk's forms are read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

from communique.app import corrections as made
from communique.errors import CommuniqueError, NotFoundError
from communique.merging import Anchor, Correction
from communique.merging.corrections import CorrectionKind
from communique.page import slug
from communique.views import Corpus

Form = Mapping[str, Sequence[str]]
KINDS: tuple[str, ...] = get_args(CorrectionKind)
ADDED = ("type", "title", "date", "place", "sides", "people", "target", "status", "level", "outcome", "what")
_LISTS = ("sides", "people", "target")


def propose(kind: str, corpus: Corpus, form: Form, author: str) -> Correction:
    """The correction that a form asks for.

    Args:
        kind: One of the kinds of correction.
        corpus: The present record.
        form: Each field with all its values; unknown fields are left alone.
        author: Who signs it.

    Raises:
        CommuniqueError: If something is missing or cannot be; the message says what to do.
    """
    reason = one(form, "reason")
    given = _GIVEN.get(kind)
    if given is None:
        raise NotFoundError(
            f"There is no correction of the kind {kind!r}.", todo=f"One of: {', '.join(KINDS)}."
        )
    return made.correction(kind, author=author, reason=reason, **given(corpus, form))  # type: ignore[arg-type]


def one(form: Form, field: str) -> str:
    """The first value of a field, without blanks at its ends; empty if there is none."""
    values = form.get(field, ())
    return values[0].strip()[:2000] if values else ""


def _need(form: Form, field: str, what: str) -> str:
    value = one(form, field)
    if not value:
        raise CommuniqueError(f"{what} is missing.", todo="Fill it in.")
    return value


def _merge(corpus: Corpus, form: Form) -> dict[str, object]:
    others = [*form.get("other", ()), *one(form, "others").replace(",", " ").split()]
    # What people paste is an address of this desk as often as an id.
    ids = [each.split("?")[0].split("#")[0].rstrip("/").rsplit("/", 1)[-1] for each in others if each]
    events = list(dict.fromkeys(corpus.event(each).id for each in [_need(form, "event", "The event"), *ids]))
    if len(events) < 2:
        raise CommuniqueError("One event cannot be merged.", todo="Choose at least one other event.")
    return {"targets": made.of_events(corpus, events)}


def _accounts(corpus: Corpus, form: Form) -> dict[str, object]:
    refs = [ref for ref in form.get("ref", ()) if ref]
    if not refs:
        raise CommuniqueError("No account is chosen.", todo="Choose at least one.")
    return {"targets": made.of_refs(corpus, refs)}


def _split(corpus: Corpus, form: Form) -> dict[str, object]:
    refs = set(form.get("ref", ()))
    event = corpus.event(_need(form, "event", "The event"))
    if refs and not set(event.accounts) - refs:
        raise CommuniqueError(
            "All accounts cannot leave their event.", todo="Leave at least one where it is."
        )
    return _accounts(corpus, form)


def _set(corpus: Corpus, form: Form) -> dict[str, object]:
    field = _need(form, "field", "The field")
    value = readable(corpus, field, _need(form, "value", "The value"))
    made.check_value(field, value)
    targets = made.of_events(corpus, [_need(form, "event", "The event")])
    return {"targets": targets, "field": field, "value": value}


def readable(corpus: Corpus, field: str, value: str) -> str:
    """A value as the record writes it: people and sides by id, a place as `city,country` in slugs."""
    if field in _LISTS:
        return ", ".join(_actor(corpus, each) for each in value.split(",") if each.strip())
    if field == "place":
        return ",".join(slug(part) for part in value.split(",") if part.strip())
    if field in ("status", "outcome", "type"):
        return value.replace(" ", "-")
    return value


def _actor(corpus: Corpus, name: str) -> str:
    try:
        return corpus.actor(name.strip()).id
    except NotFoundError:
        return slug(name)


def _clear(corpus: Corpus, form: Form) -> dict[str, object]:
    field = _need(form, "field", "The field")
    made.check_value(field, None)
    return {"targets": made.of_events(corpus, [_need(form, "event", "The event")]), "field": field}


def _note(corpus: Corpus, form: Form) -> dict[str, object]:
    targets = made.of_events(corpus, [_need(form, "event", "The event")])
    return {"targets": targets, "value": _need(form, "value", "The note")}


def _rename(corpus: Corpus, form: Form) -> dict[str, object]:
    actor = corpus.actor(_need(form, "actor", "The actor")).id
    return {"actors": (actor,), "value": _need(form, "value", "The name")}


def _pair(corpus: Corpus, form: Form) -> dict[str, object]:
    names = [*form.get("actor", ()), *one(form, "others").split(",")]
    ids = tuple(dict.fromkeys(corpus.actor(name.strip()).id for name in names if name.strip()))
    if len(ids) < 2:
        raise CommuniqueError("One actor cannot be joined or parted.", todo="Name a second one.")
    return {"actors": ids}


def _parted(corpus: Corpus, form: Form) -> dict[str, object]:
    # Ids as they are: of two that the record has joined, one is no longer to be found in it.
    ids = tuple(dict.fromkeys(each.strip() for each in form.get("actor", ()) if each.strip()))
    if len(ids) != 2:
        raise CommuniqueError("Two actors are kept apart.", todo="Name two.")
    return {"actors": ids}


def _date_report(corpus: Corpus, form: Form) -> dict[str, object]:
    date = _need(form, "value", "The date")
    made.check_date(date)
    reading = corpus.reading(_need(form, "report", "The report"))
    return {"targets": (Anchor(reading.report.id, 0, len(reading.report.text), "report"),), "value": date}


def _add_event(corpus: Corpus, form: Form) -> dict[str, object]:
    _need(form, "type", "The type")
    given = {field: readable(corpus, field, one(form, field)) for field in ADDED if one(form, field)}
    for field, value in given.items():
        made.check_value(field, value)
    return {"values": given}


def _refuse_repair(corpus: Corpus, form: Form) -> dict[str, object]:
    return {"targets": (_stretch(corpus, form, "repair"),)}


def _stretch(corpus: Corpus, form: Form, kind: str) -> Anchor:
    """The words that a form points at; the whole report if it gives no characters."""
    report = corpus.reading(_need(form, "report", "The report")).report
    start, end = one(form, "start") or "0", one(form, "end") or str(len(report.text))
    if not (start.isdecimal() and end.isdecimal() and int(start) < int(end) <= len(report.text)):
        raise CommuniqueError(
            "These are no words of the report.", where=f"{start}-{end}", todo="Open its page again."
        )
    return Anchor(report.id, int(start), int(end), kind)


def _judge(corpus: Corpus, form: Form) -> dict[str, object]:
    verdict = one(form, "value")
    if verdict not in ("accepted", "left"):
        raise CommuniqueError(f"{verdict!r} is no judgement.", todo="One of: accepted, left.")
    question = _need(form, "field", "The question")
    targets = made.of_refs(corpus, [ref for ref in form.get("ref", ()) if ref])
    return {
        "field": question,
        "value": verdict,
        "targets": (*targets, _stretch(corpus, form, question)) if one(form, "report") else targets,
        "actors": tuple(each for each in form.get("actor", ()) if each),
    }


_GIVEN = {
    "merge": _merge,
    "split": _split,
    "set": _set,
    "clear": _clear,
    "rename": _rename,
    "join-actors": _pair,
    "part-actors": _parted,
    "dismiss": _accounts,
    "date-report": _date_report,
    "note": _note,
    "add-event": _add_event,
    "refuse-repair": _refuse_repair,
    "judge": _judge,
}
