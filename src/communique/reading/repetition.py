"""The same thing said twice in one report is one statement with several pieces of evidence.

A lead and the fuller sentence below it, a paraphrase and the quotation that backs it, the sentences of one
quotation that make one point, and a headline that sums up the body.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.reading.document import Document
    from communique.reading.drafts import Draft
    from communique.reading.tree import Range, Tree

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_LIGHT = frozenset(
    {
        "say",
        "be",
        "have",
        "do",
        "make",
        "go",
        "country",
        "north",
        "south",
        "united",
        "states",
        "u.s.",
        "us",
        "mr",
        "mr.",
    }
)
_QUOTED = frozenset({"quote"})
_SUMMING = frozenset({"headline", "heading", "caption"})


def merged(document: Document, tree: Tree, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts with repetitions joined, in the order of the text.

    Args:
        document: The report.
        tree: Its trees.
        drafts: In the order of the text.
    """
    body = [each for each in drafts if document.zone(each.said[0]) not in _SUMMING]
    summing = [each for each in drafts if document.zone(each.said[0]) in _SUMMING]
    kept: list[Draft] = []
    for draft in body:
        place = next(
            (number for number in range(len(kept) - 1, -1, -1) if _same(tree, kept[number], draft)), None
        )
        if place is None:
            kept.append(draft)
        else:
            kept[place] = _joined(kept[place], draft)
    for draft in summing:
        best = max(range(len(kept)), key=lambda number: _likeness(tree, kept[number], draft), default=None)
        if best is not None and _likeness(tree, kept[best], draft) >= 0.34:
            kept[best] = _joined(kept[best], draft)
        elif not any(_one_voice(each, draft) and set(each.issues) & set(draft.issues) for each in kept):
            kept.append(draft)
    return kept


def _same(tree: Tree, left: Draft, right: Draft) -> bool:
    if left.speaker.id != right.speaker.id and not _officially(left, right):
        return False
    if _explains(left, right) or _explains(right, left):
        return True
    likeness = _likeness(tree, left, right)
    if likeness >= 0.6:
        return True
    near = 0 <= right.said[0] - left.spans[-1][1] <= 12
    if left.form in _QUOTED and right.form in _QUOTED and near:
        return _rounds_off(right) or (left.kind == right.kind and _agree(left, right))
    if likeness >= 0.4 and left.kind == right.kind:
        return True
    return near and right.form == "quote" and left.kind == right.kind and _agree(left, right)


def _rounds_off(draft: Draft) -> bool:
    """Whether a quoted sentence makes no point of its own: it shows no kind and names no issue ("Those days are over.")."""
    return draft.rule == "default" and all(where is None for where in draft.issues.values())


def _explains(main: Draft, aside: Draft) -> bool:
    """Whether one cue is a participle that goes with the other: "turned it down, citing the cost"."""
    if aside.adjunct is None or main.cue is None or main.group == "denying":
        return False
    return main.cue[0] <= aside.adjunct < main.cue[1]


def _officially(left: Draft, right: Draft) -> bool:
    """Whether one is the side that the other speaks for."""
    return (
        left.speaker.side is not None
        and left.speaker.side in (right.speaker.id, right.speaker.side)
        and (left.speaker.id == left.speaker.side or right.speaker.id == right.speaker.side)
    )


def _agree(left: Draft, right: Draft) -> bool:
    mine = {issue for issue, where in left.issues.items() if where is not None}
    theirs = {issue for issue, where in right.issues.items() if where is not None}
    return not mine or not theirs or bool(mine & theirs)


def _one_voice(left: Draft, right: Draft) -> bool:
    sides = {left.speaker.side, left.speaker.id} & {right.speaker.side, right.speaker.id}
    return bool(sides - {None})


def _likeness(tree: Tree, left: Draft, right: Draft) -> float:
    """Share of the shorter draft's content words that the other has; 0 for drafts of two sides."""
    if not _one_voice(left, right):
        return 0.0
    mine, theirs = _words(tree, left.said), _words(tree, right.said)
    fewer = min(len(mine), len(theirs))
    if fewer < 3:
        return 1.0 if fewer and mine == theirs else 0.0
    return len(mine & theirs) / fewer


def _words(tree: Tree, where: Range) -> set[str]:
    return {
        tree.lemmas[each]
        for each in range(*where)
        if tree.tokens[each].upos in _CONTENT and tree.lemmas[each] not in _LIGHT
    }


def _joined(left: Draft, right: Draft) -> Draft:
    """The first draft with the other's evidence and named issues."""
    named = {issue: where for issue, where in right.issues.items() if where is not None}
    mine = {issue: where for issue, where in left.issues.items() if where is not None or not named}
    closer = right if left.speaker.id == left.speaker.side else left
    return msgspec.structs.replace(
        left,
        speaker=closer.speaker,
        spans=tuple(sorted({*left.spans, *right.spans})),
        issues={**named, **mine},
        via=left.via or right.via,
    )
