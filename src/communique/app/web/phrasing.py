"""Corrections in words: what somebody did to the record, as a sentence that a colleague can read."""

from __future__ import annotations

from communique import views
from communique.app.amending import event_at
from communique.app.web.phrases import value_words
from communique.merging import Anchor, Change, Correction
from communique.merging.ground import identity_of
from communique.model.interval import parse
from communique.views import Corpus
from communique.views.evidence import outlet_of

_SHOWN = 70


def correction_words(each: Correction, corpus: Corpus) -> str:
    """A correction as a sentence without its subject: `set the place of “Talks in Geneva” to Lausanne`."""
    about = _about(each, corpus)
    value = _value(each, corpus)
    actors = [corpus.name(actor) for actor in each.actors]
    first, rest = (actors[0] if actors else ""), " and ".join(actors[1:])
    return {
        "merge": f"made one event of {_words_of(each, corpus)}",
        "split": f"took {_words_of(each, corpus)} out into an event of its own",
        "set": f"set the {_field(each)} of {about} to {value}",
        "clear": f"cleared the {_field(each)} of {about}",
        "rename": f"named {first} “{each.value}”",
        "join-actors": f"made {rest} one with {first}",
        "part-actors": f"kept {first} and {rest} apart",
        "dismiss": f"left {_words_of(each, corpus)} out of the record",
        "date-report": f"dated {_report(each.targets[0].report, corpus) if each.targets else 'a report'} to {value}",
        "note": f"noted on {about}: {each.value}",
        "add-event": "added " + (each.values.get("title") or _added(each.values, corpus)),
        "refuse-repair": f"refused to read {_words_of(each, corpus)} as a garbled name",
        "judge": f"{'found right' if each.value == 'accepted' else 'left open'}: {_judged(each, corpus)}",
    }[each.kind]


def _field(each: Correction) -> str:
    return {"what": "subject", "title": "headline"}.get(each.field or "", each.field or "value")


def _value(each: Correction, corpus: Corpus) -> str:
    value = each.value or ""
    if each.kind == "date-report" or each.field == "date":
        try:
            return views.when(parse(value))
        except ValueError:
            return value
    if each.field in ("sides", "people", "target"):
        return ", ".join(corpus.name(part.strip()) for part in value.split(","))
    return value_words(each.field or "", value, corpus)


def event_under(each: Correction, corpus: Corpus) -> str | None:
    """The id of the event that now holds the words of a correction, or that it added; None if there is none."""
    for target in each.targets:
        found = event_at(target, corpus)
        if found is not None:
            return found
    added = identity_of("e", each.id)
    if each.kind == "add-event" and added in corpus.events:
        return added
    return None


def _about(each: Correction, corpus: Corpus) -> str:
    event = event_under(each, corpus)
    return f"“{corpus.events[event].title}”" if event else "an event that is gone"


def _words_of(each: Correction, corpus: Corpus) -> str:
    found = list(dict.fromkeys(_quoted(target, corpus) for target in each.targets))
    more = f" and {len(found) - 3} more" if len(found) > 3 else ""
    return ", ".join(found[:3]) + more


def _quoted(target: Anchor, corpus: Corpus) -> str:
    reading = corpus.by_report.get(target.report)
    if reading is None:
        return "words of a report that is gone"
    words = " ".join(reading.report.text[target.start : target.end].split())
    cut = f"{words[:_SHOWN].rsplit(' ', 1)[0]} ..." if len(words) > _SHOWN else words
    return f"“{cut}” ({corpus.name(outlet_of(reading) or reading.report.name)})"


def _report(identity: str, corpus: Corpus) -> str:
    reading = corpus.by_report.get(identity)
    return f"the report “{reading.report.name}”" if reading else "a report that is gone"


def _added(values: dict[str, str], corpus: Corpus) -> str:
    parts = [values.get("type", "event").replace("-", " ")]
    parts += [value_words(field, values[field], corpus) for field in ("date", "place") if field in values]
    return ", ".join(parts)


def _judged(each: Correction, corpus: Corpus) -> str:
    if each.field == "join-actors":
        return " and ".join(corpus.name(actor) for actor in each.actors)
    if each.field == "date" and each.targets:
        return f"the day of {_report(each.targets[0].report, corpus)}"
    return _words_of(each, corpus)


def change_words(change: Change, corpus: Corpus) -> dict[str, str]:
    """A difference between two records as values for a template: `title`, `what`, `before`, `after`."""
    field = change.field or ""

    def shown(value: str | None) -> str:
        if not value:
            return "none"
        if field in ("sides",):
            return ", ".join(corpus.name(part.strip()) for part in value.split(","))
        if field in ("due", "until"):
            return views.when(parse(value))
        return value_words(field, value, corpus)

    told = {"new": "new", "gone": "gone", "changed": field.replace("_", " ")}[change.change]
    changed = change.change == "changed"
    return {
        "kind": change.kind,
        "change": change.change,
        "id": change.id,
        "title": change.title,
        "what": told,
        "before": shown(change.before) if changed else "",
        "after": shown(change.after) if changed else "",
    }
