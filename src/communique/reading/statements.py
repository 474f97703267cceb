"""Statements of a report: who said what, of what kind, on which issues, cited word by word.

The way: attributions (`speech`) get their speakers (`attribution`) and are cut into distinct things said (`units`);
each thing gets its kind (`kinds`), issues (`issues`) and, for conditions, its halves; what does not bear on the
negotiation is left out (`relevance`); the same thing said twice is one statement with several pieces of evidence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.model import Cited, Span, Statement
from communique.reading.conditions import halves_of
from communique.reading.drafts import Draft, drafts_of
from communique.reading.gist import gist_of
from communique.reading.relevance import relevant
from communique.reading.repetition import merged
from communique.reading.tree import Range, Tree

if TYPE_CHECKING:
    from communique.model import Account, Interval
    from communique.reading.document import Document


def statements_of(document: Document, accounts: tuple[Account, ...]) -> tuple[Statement, ...]:
    """All statements of a report that bear on the negotiation, in the order of the text.

    Args:
        document: The report with its words, trees and cast.
        accounts: What the report says happened, so that statements can say what they are about.
    """
    if not document.analysis.tokens:
        return ()
    tree = document.tree
    drafts = drafts_of(document, tree, accounts)
    kept = merged(document, tree, relevant(document, drafts))
    kept.sort(key=lambda each: (each.spans[0], each.speaker.id))
    return tuple(
        _statement(document, tree, accounts, draft, f"s{number}") for number, draft in enumerate(kept, 1)
    )


def _statement(
    document: Document, tree: Tree, accounts: tuple[Account, ...], draft: Draft, name: str
) -> Statement:
    evidence = tuple(document.cite(first, last) for first, last in draft.spans)
    said = (document.cite(*draft.said),)
    who = (document.cite(*draft.speaker.words),)
    side = draft.speaker.side
    first, then = _halves(document, tree, draft)
    return Statement(
        id=name,
        speaker=Cited(draft.speaker.id, who, draft.speaker.rule),
        side=None if side is None else Cited(side, who, draft.speaker.rule),
        via=tuple(Cited(each.id, (document.cite(*each.words),), each.rule) for each in draft.via),
        kind=Cited(draft.kind, (*_cue(document, draft), *said), draft.rule),
        issues=tuple(
            Cited(issue, (document.span(*where),) if where else said, "term" if where else "context")
            for issue, where in draft.issues.items()
        ),
        gist=gist_of(document, tree, draft),
        about=_about(accounts, evidence),
        date=_date(document, tree, draft),
        evidence=evidence,
        first=first,
        then=then,
    )


def _cue(document: Document, draft: Draft) -> tuple[Span, ...]:
    return () if draft.cue is None else (document.cite(*draft.cue),)


def _halves(document: Document, tree: Tree, draft: Draft) -> tuple[Cited[str] | None, Cited[str] | None]:
    if draft.kind not in ("condition", "offer", "threat"):
        return None, None
    found = halves_of(tree, draft.said)
    if found is None:
        return None, None
    return _half(document, found.first), _half(document, found.then)


def _half(document: Document, where: Range | None) -> Cited[str] | None:
    if where is None or where[1] <= where[0]:
        return None
    return Cited(" ".join(document.text_of(*where).split()), (document.cite(*where),), "condition")


def _about(accounts: tuple[Account, ...], evidence: tuple[Span, ...]) -> tuple[str, ...]:
    """Accounts that rest on the same words."""
    return tuple(
        account.id
        for account in accounts
        if any(mine.overlap(theirs) > 0 for mine in evidence for theirs in account.evidence)
    )


def _date(document: Document, tree: Tree, draft: Draft) -> Cited[Interval] | None:
    """When it was said: the time told beside the cue, else the report's day; open where it was said before."""
    if draft.cue is not None:
        for token in _beside_cue(tree, draft):
            for time in document.times_at(token):
                if time.interval is not None and time.kind in ("DATE", "TIME"):
                    return Cited(time.interval, (document.span(time.start, time.end),), "time of the remark")
        words = tree.lows[draft.cue[0] : draft.cue[1]]
        if {"had", "previously", "long"} & set(words):
            return None
    if document.day is None:
        return None
    return Cited(document.day, (document.cite(*draft.said),), "day of the report")


def _beside_cue(tree: Tree, draft: Draft) -> list[int]:
    """Tokens that hang on the cue outside of what is said, where its time may stand."""
    assert draft.cue is not None
    inside = range(*draft.said)
    found: list[int] = []
    for anchor in range(*draft.cue):
        for kid in tree.children(anchor, "obl", "advmod", "nmod", "obj", "advcl"):
            if kid not in inside and kid not in range(*draft.cue):
                found += [each for each in tree.subtree(kid) if each not in inside]
    return found
