"""The review queue: what the program was unsure of, to be settled or left."""

from __future__ import annotations

from communique.app import amending, reviewing
from communique.app.proposals import one, propose
from communique.app.reviewing import SORTS, Question
from communique.app.web.page import Asked, Page, Redirect, Values
from communique.errors import CommuniqueError

_SHOWN = 40


def listed(asked: Asked) -> Values:
    """The open questions by sort."""
    return _values(reviewing.questions(asked.record), asked, "")


def _values(found: list[Question], asked: Asked, problem: str) -> Values:
    groups = [
        {"sort": sort, "heading": heading, "questions": held[:_SHOWN], "number": len(held)}
        for sort, heading in SORTS.items()
        if (held := [each for each in found if each.sort == sort])
    ]
    assert asked.who is not None
    return {
        "groups": groups,
        "number": len(found),
        "author": one(asked.form or {}, "author") or asked.who.name,
        "problem": problem,
    }


def answer(asked: Asked) -> Values | Redirect:
    """Settle a question: the answer is kept as a correction, or as a judgement that changes nothing."""
    form = asked.form or {}
    assert asked.who is not None
    found = reviewing.question(asked.record, one(form, "key"))
    number = one(form, "answer")
    try:
        if not number.isdecimal() or int(number) >= len(found.answers):
            raise CommuniqueError("This is none of the answers.", todo="Choose one of the buttons.")
        chosen = found.answers[int(number)]
        reason = one(form, "reason") or f"review: {found.words} {chosen.label}."
        author = asked.who.name if asked.who.known else one(form, "author") or asked.who.name
        kept = propose(chosen.kind, asked.corpus, {**chosen.fields, "reason": (reason,)}, author)
    except CommuniqueError as error:
        problem = f"{error.what} {error.todo}".strip()
        return _values(reviewing.questions(asked.record), asked, problem) | {"status": 422}
    amending.keep(asked.record, kept)
    return Redirect(f"/review?kept={kept.id}#{found.sort}")


PAGES = (
    Page("/review", "review.html", listed, nav="Review", role="analyst", desk=True),
    Page("/review", "review.html", answer, method="POST", role="analyst"),
)
