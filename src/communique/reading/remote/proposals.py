"""What an endpoint may propose: the schema it is asked for, and a reading of its answer that believes nothing.

Fields of a wrong type are dropped one by one, so that one bad value does not lose the rest.
"""

from __future__ import annotations

from typing import Any

import msgspec

from communique.model.vocabulary import EVENT_TYPES, ISSUES, KINDS, LEVELS, OUTCOMES, STATUSES

_MOST = 200  # proposals of each sort: a report holds a few dozen at most

INSTRUCTION = f"""You read one news report of a negotiation and list what it says, as one JSON object:
{{"accounts": [{{"type": ..., "status": ..., "level": null, "outcome": null, "date_words": null, "place_words": null,
  "side_words": [], "people_words": [], "target_words": [], "what": null, "evidence": [...]}}],
 "statements": [{{"speaker_words": ..., "kind": ..., "issues": [], "gist": ..., "evidence": [...]}}]}}
An account is one event that the report tells, plans or denies. A statement is one distinct thing that somebody said.
Every string in "evidence" and every "..._words" is copied from the report letter by letter; never translate, mend or shorten
inside. "..._words" stand inside one of the evidence strings. Use null or [] for what the report does not say.
type: {", ".join(EVENT_TYPES)}. status: {", ".join(STATUSES)}. level (talks only): {", ".join(LEVELS)}.
outcome: {", ".join(OUTCOMES)}. kind: {", ".join(KINDS)}. issues: {", ".join(ISSUES)}.
Answer with the JSON object alone."""


class AccountProposal(msgspec.Struct, frozen=True, kw_only=True):
    """A proposed account; all words are still to be found in the report."""

    type: str
    status: str
    evidence: tuple[str, ...]
    level: str | None = None
    outcome: str | None = None
    date_words: str | None = None
    place_words: str | None = None
    side_words: tuple[str, ...] = ()
    people_words: tuple[str, ...] = ()
    target_words: tuple[str, ...] = ()
    what: str | None = None


class StatementProposal(msgspec.Struct, frozen=True, kw_only=True):
    """A proposed statement."""

    speaker_words: str
    kind: str
    evidence: tuple[str, ...]
    issues: tuple[str, ...] = ()
    gist: str = ""


def account_proposals(answer: dict[str, Any]) -> list[AccountProposal]:
    """The accounts in an answer that have a type, a status and evidence."""
    return [
        AccountProposal(
            type=_term(row, "type", EVENT_TYPES) or "",
            status=_term(row, "status", STATUSES) or "",
            evidence=_strings(row.get("evidence")),
            level=_term(row, "level", LEVELS),
            outcome=_term(row, "outcome", OUTCOMES),
            date_words=_string(row.get("date_words")),
            place_words=_string(row.get("place_words")),
            side_words=_strings(row.get("side_words")),
            people_words=_strings(row.get("people_words")),
            target_words=_strings(row.get("target_words")),
            what=_string(row.get("what")),
        )
        for row in _rows(answer, "accounts")
        if _term(row, "type", EVENT_TYPES)
        and _term(row, "status", STATUSES)
        and _strings(row.get("evidence"))
    ]


def statement_proposals(answer: dict[str, Any]) -> list[StatementProposal]:
    """The statements in an answer that have a speaker, a kind and evidence."""
    return [
        StatementProposal(
            speaker_words=_string(row.get("speaker_words")) or "",
            kind=_term(row, "kind", KINDS) or "",
            evidence=_strings(row.get("evidence")),
            issues=tuple(issue for issue in _strings(row.get("issues")) if issue in ISSUES),
            gist=_string(row.get("gist")) or "",
        )
        for row in _rows(answer, "statements")
        if _string(row.get("speaker_words")) and _term(row, "kind", KINDS) and _strings(row.get("evidence"))
    ]


def _rows(answer: dict[str, Any], name: str) -> list[dict[str, Any]]:
    rows = answer.get(name)
    return [row for row in rows[:_MOST] if isinstance(row, dict)] if isinstance(rows, list) else []


def _string(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _strings(value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(each for each in values[:_MOST] if _string(each))


def _term(row: dict[str, Any], field: str, known: tuple[str, ...]) -> str | None:
    value = row.get(field)
    return value if isinstance(value, str) and value in known else None
