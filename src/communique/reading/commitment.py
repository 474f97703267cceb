"""For whom somebody commits themselves: office-holders bind their state, members of parliament and former officials only themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.reading.said import has
from communique.reading.speakers import ANONYMOUS, UNNAMED_QUOTE

if TYPE_CHECKING:
    from communique.reading.document import Document
    from communique.reading.speakers import Speaker

_OF_PARLIAMENT = re.compile(
    r"\b(?:senators?|sen|representatives?|rep|congress(?:man|men|woman|women|member)s?|lawmakers?|legislators?|member of parliament|mps?|assembly(?:man|woman)|"
    r"(?:majority|minority|opposition) (?:leader|whip)s?|house speaker|speaker of the house|candidates?|nominees?|governors?|mayors?|politicians?|critics?|opponents?|"
    r"republicans?|democrats?|conservatives?|liberals?|dissidents?|activists?)\b"
)


def partisan(document: Document, speaker: Speaker) -> bool:
    """Whether what somebody says is said for a side of the matter: not what scholars and former officials say of it."""
    if speaker.id.startswith(ANONYMOUS):
        words = f" {speaker.id[len(ANONYMOUS) :].lower()} "
        singular = " ".join(each.removesuffix("s") for each in words.split())
        outside = (has(words, "outsider") or has(f" {singular} ", "outsider")) and " state" not in words
        return speaker.rule == UNNAMED_QUOTE or (
            not outside and (speaker.side is not None or has(words, "official"))
        )
    return speaker.rule == UNNAMED_QUOTE or (speaker.side is not None and not _former(document, speaker))


def apart(document: Document, speaker: Speaker) -> bool:
    """Whether somebody speaks for no government but of it: a senator may put his own state in the wrong, or tell it what to do."""
    if speaker.id.startswith(ANONYMOUS):
        return _OF_PARLIAMENT.search(speaker.id[len(ANONYMOUS) :].lower()) is not None
    held = document.cast.by_id.get(speaker.id)
    if held is None or held.kind != "person":
        return False
    titles = [each.title for each in held.offices if each.when == "current"]
    return _former(document, speaker) or (
        bool(titles) and all(_OF_PARLIAMENT.search(each) is not None for each in titles)
    )


def _former(document: Document, speaker: Speaker) -> bool:
    """Whether a person has only offices that they held once."""
    held = document.cast.by_id.get(speaker.id)
    return (
        held is not None
        and held.kind == "person"
        and bool(held.offices)
        and all(each.when == "former" for each in held.offices)
    )
