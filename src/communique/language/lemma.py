"""Lemmas as edits: a word's letters, how many to cut at its end and what to add.

A few hundred edits cover English; the network chooses one for each word (after Chrupala 2006, "Simple
data-driven context-sensitive lemmatization").
"""

from __future__ import annotations

from collections.abc import Callable


def edit_between(form: str, lemma: str) -> str:
    """The edit that makes a lemma from a form.

    Args:
        form: The word as written.
        lemma: Its lemma.

    Returns:
        "L2y": letters lowered (K: kept, T: capitalised), two cut, "y" added. The shortest edit wins.
    """
    best = ""
    for how, base in (("L", form.lower()), ("K", form), ("T", form.capitalize())):
        shared = 0
        while shared < min(len(base), len(lemma)) and base[shared] == lemma[shared]:
            shared += 1
        edit = f"{how}{len(base) - shared}{lemma[shared:]}"
        if not best or len(edit) + len(base) - shared < _cost(best):
            best = edit
    return best


def _cost(edit: str) -> int:
    cut, _ = _parts(edit)
    return len(edit) + cut


def _parts(edit: str) -> tuple[int, str]:
    digits = 1
    while digits < len(edit) and edit[digits].isdigit() and edit[digits].isascii():
        digits += 1
    return int(edit[1:digits]), edit[digits:]


def apply_edit(edit: str, form: str) -> str:
    """The lemma that an edit makes of a form; the form itself, lowered, where nothing would be left.

    Args:
        edit: As `edit_between` gives it.
        form: The word as written.

    Returns:
        The lemma, never empty.
    """
    base = form.lower() if edit[0] == "L" else form if edit[0] == "K" else form.capitalize()
    cut, added = _parts(edit)
    if cut > len(base):
        return form.lower()
    return (base[: len(base) - cut] + added) or form.lower()


def mended(lemma: str, upos: str, knows: Callable[[str], bool]) -> str:
    """A lemma that is no word, made one where a letter does it: "promis" to "promise", "clashe" to "clash".

    Args:
        lemma: As an edit made it.
        upos: The part of speech.
        knows: Whether a string is a known word.

    Returns:
        The lemma; of a number, without the commas between its digits.
    """
    if upos == "NUM":
        return lemma.replace(",", "") if lemma[0].isdigit() else lemma
    if upos not in ("VERB", "NOUN", "ADJ") or len(lemma) < 3 or not lemma.isalpha() or knows(lemma):
        return lemma
    if knows(lemma + "e"):
        return lemma + "e"
    return lemma[:-1] if lemma.endswith("e") and knows(lemma[:-1]) else lemma
