"""A statement in one plain sentence: who, by which word, and what, in the report's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.reading.speakers import ANONYMOUS

if TYPE_CHECKING:
    from communique.reading.document import Document
    from communique.reading.drafts import Draft
    from communique.reading.tree import Tree

_LONGEST = 60
_MARKS = ' “”"‘’,.'


def gist_of(document: Document, tree: Tree, draft: Draft) -> str:
    """One sentence that says who said what.

    Args:
        document: The report.
        tree: Its trees.
        draft: The statement on its way.
    """
    who = _name(document, draft.speaker.id)
    said = _clean(document, draft.said)
    if draft.form in ("quote", "run") or draft.cue is None:
        return f"{who} said: “{said.strip(_MARKS)}.”"
    if draft.form == "clause" and draft.group == "telling":
        said = said[5:] if said.lower().startswith("that ") else said
        return f"{who} said that {_lowered(said)}."
    cue = " ".join(document.text_of(*draft.cue).split())
    return f"{who} {cue} {said}."


def _name(document: Document, speaker: str) -> str:
    held = document.cast.by_id.get(speaker)
    if held is not None:
        return held.name
    if speaker.startswith(ANONYMOUS):
        described = speaker[len(ANONYMOUS) :]
        return described[:1].upper() + described[1:]
    return speaker.replace("-", " ").title()


def _clean(document: Document, where: tuple[int, int]) -> str:
    words = " ".join(document.text_of(*where).split()).split()
    cut = words[:_LONGEST]
    return " ".join(cut).strip(" ,;:.") + (" ..." if len(words) > _LONGEST else "")


def _lowered(said: str) -> str:
    """With a small first letter where only the sentence's start gave it a capital."""
    first = said.split(" ", 1)[0].lower()
    return said[:1].lower() + said[1:] if first in _FUNCTION_WORDS else said


_FUNCTION_WORDS = frozenset(
    {"the", "a", "an", "it", "this", "that", "these", "those", "they", "he", "she", "there", "both", "any", "no", "more",
     "if", "in", "on", "at", "under", "most", "all", "its", "his", "her", "their", "we", "what", "some"}
)  # fmt: skip
