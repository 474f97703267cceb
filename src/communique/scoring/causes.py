"""Why an account or statement was missed or invented: a cause for each, from what stands beside it in the reading.

zone          its words stand in a line that is not read
names         found with the same type and day, but its sides or place are others or missing
date          found with the same type and sides, but its day is another or missing
type          its words gave an account of another type
merge         found, but within the report two were made one or one was made two
tree          a word of the lexicon for its type stands in its words, and nothing was made of it
frame         no word of the lexicon for its type stands in its words
standing      told as an event although gold has only somebody's words (a demand, a threat, an offer)
attribution   a statement with the right words and the wrong speaker
cue           a statement whose words gave nothing
unannotated   made of words that gold says nothing of
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal

import msgspec

from communique.model import Account, Span, Statement
from communique.model.vocabulary import READABLE
from communique.reading.frames import lexicon
from communique.scoring.accounts import dates_meet, found_sides, found_tellers, match_accounts
from communique.scoring.alignment import Matched
from communique.scoring.gold import GoldAccount, GoldStatement
from communique.scoring.tally import shares_evidence

Layer = Literal["account", "statement"]
Fate = Literal["missed", "invented"]
CAUSES = (
    "zone", "names", "date", "type", "merge", "tree", "frame", "standing", "attribution", "cue", "unannotated",
)  # fmt: skip


class Miss(msgspec.Struct, frozen=True, kw_only=True):
    """One account or statement that was missed or invented.

    Attributes:
        layer: What it is.
        fate: Missed or invented.
        report: The report's name.
        entry: Its id in gold or reading.
        cause: One of `CAUSES`.
        type: Event type or statement kind.
        summary: Its values in one line.
        spans: Its evidence.
        beside: What stands beside it on the other side, in one line.
    """

    layer: Layer
    fate: Fate
    report: str
    entry: str
    cause: str
    type: str
    summary: str
    spans: tuple[Span, ...]
    beside: str = ""


def misses(held: Matched) -> list[Miss]:
    """All that was missed and invented in one report, each with its cause."""
    return [
        *_missed_accounts(held),
        *_invented_accounts(held),
        *_missed_statements(held),
        *_invented_statements(held),
    ]


def _missed_accounts(held: Matched) -> Iterable[Miss]:
    met_gold = {i for i, _ in held.accounts}
    met_found = {j for _, j in held.accounts}
    for i, gold in enumerate(held.gold.accounts):
        if i in met_gold:
            continue
        near = [
            (j in met_found, each)
            for j, each in enumerate(held.reading.accounts)
            if shares_evidence(gold.evidence, each.evidence)
        ]
        cause, beside = _missed_cause(gold, near, held)
        yield Miss(
            layer="account", fate="missed", report=held.gold.name, entry=gold.id, cause=cause, type=gold.type,
            summary=gold_line(gold), spans=gold.evidence, beside=beside,
        )  # fmt: skip


def _missed_cause(gold: GoldAccount, near: list[tuple[bool, Account]], held: Matched) -> tuple[str, str]:
    free = [each for taken, each in near if not taken and each.type.value == gold.type]
    for each in free:
        return ("names" if dates_meet(gold, each) else "date"), found_line(each)
    for taken, each in near:
        if taken and each.type.value == gold.type:
            return "merge", found_line(each)
    for taken, each in near:
        if not taken:
            return "type", found_line(each)
    alone = match_accounts([gold], held.reading.accounts, held.identity)
    if alone:
        return "merge", found_line(held.reading.accounts[alone[0][1]])
    if not _in_read_lines(gold.evidence, held):
        return "zone", ""
    words = known_words(gold.type, " ".join(span.of(held.gold.text) for span in gold.evidence))
    return ("tree", ", ".join(sorted(words))) if words else ("frame", "")


def _invented_accounts(held: Matched) -> Iterable[Miss]:
    met_gold = {i for i, _ in held.accounts}
    met_found = {j for _, j in held.accounts}
    for j, found in enumerate(held.reading.accounts):
        if j in met_found:
            continue
        near = [
            (i in met_gold, each)
            for i, each in enumerate(held.gold.accounts)
            if shares_evidence(each.evidence, found.evidence)
        ]
        cause, beside = _invented_cause(found, near, held)
        yield Miss(
            layer="account", fate="invented", report=held.gold.name, entry=found.id, cause=cause,
            type=found.type.value, summary=found_line(found), spans=found.evidence, beside=beside,
        )  # fmt: skip


def _invented_cause(found: Account, near: list[tuple[bool, GoldAccount]], held: Matched) -> tuple[str, str]:
    same = [(taken, each) for taken, each in near if each.type == found.type.value]
    for taken, each in same:
        if not taken:
            return ("names" if dates_meet(each, found) else "date"), gold_line(each)
    for _, each in same:
        return "merge", gold_line(each)
    for taken, each in near:
        if not taken:
            return "type", gold_line(each)
    again = match_accounts(held.gold.accounts, [found], held.identity)
    if again:
        return "merge", gold_line(held.gold.accounts[again[0][0]])
    for said in held.gold.statements:
        if shares_evidence(said.evidence, found.evidence):
            return "standing", statement_line(said)
    return "unannotated", ""


def _missed_statements(held: Matched) -> Iterable[Miss]:
    met_gold = {i for i, _ in held.statements}
    met_found = {j for _, j in held.statements}
    for i, gold in enumerate(held.gold.statements):
        if i in met_gold:
            continue
        near = [
            (j in met_found, each)
            for j, each in enumerate(held.reading.statements)
            if shares_evidence(gold.evidence, each.evidence)
        ]
        free = [each for taken, each in near if not taken]
        if free:
            cause, beside = "attribution", said_line(free[0])
        elif near:
            cause, beside = "merge", said_line(near[0][1])
        else:
            cause, beside = ("cue", "") if _in_read_lines(gold.evidence, held) else ("zone", "")
        yield Miss(
            layer="statement", fate="missed", report=held.gold.name, entry=gold.id, cause=cause, type=gold.kind,
            summary=statement_line(gold), spans=gold.evidence, beside=beside,
        )  # fmt: skip


def _invented_statements(held: Matched) -> Iterable[Miss]:
    met_gold = {i for i, _ in held.statements}
    met_found = {j for _, j in held.statements}
    for j, found in enumerate(held.reading.statements):
        if j in met_found:
            continue
        near = [
            (i in met_gold, each)
            for i, each in enumerate(held.gold.statements)
            if shares_evidence(each.evidence, found.evidence)
        ]
        free = [each for taken, each in near if not taken]
        if free:
            cause, beside = "attribution", statement_line(free[0])
        elif near:
            cause, beside = "merge", statement_line(near[0][1])
        else:
            cause, beside = "unannotated", ""
        yield Miss(
            layer="statement", fate="invented", report=held.gold.name, entry=found.id, cause=cause,
            type=found.kind.value, summary=said_line(found), spans=found.evidence, beside=beside,
        )  # fmt: skip


class Slip(msgspec.Struct, frozen=True):
    """A field of a matched pair that differs from gold."""

    report: str
    entry: str
    field: str
    gold: str
    found: str


def slips(held: Matched) -> list[Slip]:
    """Fields of matched accounts and statements that differ from gold."""
    made: list[Slip] = []
    for i, j in held.accounts:
        gold, found = held.gold.accounts[i], held.reading.accounts[j]
        made += _account_slips(gold, found, held)
    for i, j in held.statements:
        said, heard = held.gold.statements[i], held.reading.statements[j]
        issues = _list(sorted(said.issues)), _list(sorted({each.value for each in heard.issues}))
        for field, left, right in (("kind", said.kind, heard.kind.value), ("issues", *issues)):
            if left != right:
                made.append(Slip(held.gold.name, said.id, field, left, right))
    return made


def _account_slips(gold: GoldAccount, found: Account, held: Matched) -> list[Slip]:
    place = str(found.place.value) if found.place else None
    sides = found_sides(found, held.identity)
    people = {held.identity.of(each.value) for each in found.people}
    tellers = found_tellers(found, held.identity)
    pairs = [
        ("status", gold.status, found.status.value),
        ("level", gold.level, found.level.value if found.level else None),
        ("outcome", gold.outcome, found.outcome.value if found.outcome else None),
        ("date", gold.date, found.date.value if found.date else None),
        ("place", gold.place, place),
        ("sides", _list(sorted(gold.sides)), _list(sorted(sides))),
        ("people", _list(sorted(gold.people)), _list(sorted(people))),
        ("attributed_to", _list(sorted(gold.attributed_to)), _list(sorted(tellers))),
    ]
    return [
        Slip(held.gold.name, gold.id, field, _text(left), _text(right))
        for field, left, right in pairs
        if _text(left) != _text(right)
    ]


@cache
def _heads() -> dict[str, frozenset[str]]:
    """Head words of the lexicon by event type."""
    held: dict[str, set[str]] = {}
    known = lexicon()
    for words in (known.nouns, known.verbs):
        for head, frames in words.items():
            for frame in frames:
                held.setdefault(frame.type, set()).add(head)
    return {kind: frozenset(words) for kind, words in held.items()}


def known_words(kind: str, text: str) -> set[str]:
    """Words of a text that the lexicon lists for an event type, by a rough look at their endings."""
    heads = _heads().get(kind, frozenset())
    return {word for word in re.findall(r"[a-z]+", text.casefold()) if _stems(word) & heads}


_IRREGULAR = {
    "met": "meet", "sent": "send", "shot": "shoot", "took": "take", "taken": "take", "left": "leave", "flew": "fly",
    "broke": "break", "struck": "strike", "spoke": "speak", "fell": "fall", "withdrew": "withdraw", "held": "hold",
    "built": "build", "lifting": "lift", "went": "go", "shut": "shut",
}  # fmt: skip


def _stems(word: str) -> set[str]:
    made = {word, _IRREGULAR.get(word, word)}
    for ending, instead in (
        ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("d", ""), ("ing", ""), ("ing", "e"), ("ied", "y"),
    ):  # fmt: skip
        if word.endswith(ending) and len(word) > len(ending) + 2:
            made.add(word[: -len(ending)] + instead)
    if len(word) > 5 and word[-3:] in ("ing",) and word[-4] == word[-5]:
        made.add(word[:-4])
    if len(word) > 4 and word.endswith("ed") and word[-3] == word[-4]:
        made.add(word[:-3])
    return made


def _in_read_lines(spans: Sequence[Span], held: Matched) -> bool:
    return any(
        line.zone in READABLE and line.start < span.end and span.start < line.end
        for span in spans
        for line in held.reading.zones
    )


def gold_line(gold: GoldAccount) -> str:
    """A gold account in one line."""
    parts = (
        gold.type,
        gold.status,
        gold.level,
        gold.outcome,
        gold.date,
        gold.place,
        _list(gold.sides),
        _list(gold.people),
    )
    return " ".join(str(each) for each in parts if each)  # fmt: skip


def found_line(found: Account) -> str:
    """A predicted account in one line."""
    cited = (found.type, found.status, found.level, found.outcome, found.date, found.place)
    lists = (found.sides, found.people)
    return " ".join([str(each.value) for each in cited if each] + [_list(x.value for x in each) for each in lists if each])  # fmt: skip


def statement_line(gold: GoldStatement) -> str:
    """A gold statement in one line."""
    return f"{gold.speaker} ({gold.side}) {gold.kind} {_list(gold.issues)}"


def said_line(found: Statement) -> str:
    """A predicted statement in one line."""
    side = found.side.value if found.side else None
    return f"{found.speaker.value} ({side}) {found.kind.value} {_list(each.value for each in found.issues)}"


def _list(values: Iterable[str]) -> str:
    return "[" + ", ".join(values) + "]"


def _text(value: object) -> str:
    return "" if value is None else str(value)
