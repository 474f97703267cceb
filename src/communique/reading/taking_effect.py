"""What takes effect, told by an infinitive behind the sentence: "announced tariffs on wool, to take effect on July 1"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from communique.reading.words import forms_of

if TYPE_CHECKING:
    from communique.reading.document import Document

_STARTING: Final = {
    "take": "effect",
    "go": "effect",
    "come": "force",
    "enter": "force",
    "start": "",
    "begin": "",
}


def what_starts(document: Document, verb: int) -> tuple[int, ...]:
    """What is to take effect, by an infinitive behind it: "announced tariffs on wool, to take effect on July 1"."""
    tokens = document.analysis.tokens
    word = next((each for each in _STARTING if each in forms_of(tokens[verb].text, tokens[verb].lemma)), None)
    if word is None or not any(tokens[each].text.lower() == "to" for each in document.children(verb, "mark")):
        return ()
    wanted = _STARTING[word]
    below = document.children(verb, "obj", "obl")
    if wanted and not any(tokens[each].text.lower() in ("effect", "force") for each in below):
        return ()
    head = tokens[verb].head
    if document.relation(verb) not in ("advcl", "acl", "xcomp") or tokens[verb - 2].text != ",":
        return ()
    if tokens[head].upos in ("NOUN", "PROPN", "SYM", "NUM"):
        return (head,)
    return tuple(each for each in document.children(head, "obj") if each < verb)
