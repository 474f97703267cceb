"""Cues by which nothing was said: denied telling, conditionals, possibilities, bare purposes, "stopped short of accusing"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.reading.pieces import Attribution
    from communique.reading.tree import Tree
    from communique.reading.voices import Voices

_DOUBTING = frozenset({"may", "might", "could", "would", "should", "can", "must", "to"})
# Cues of which an infinitive tells what is done: "called him to urge", "shut the gates to protest".
_DONE_TO_SAY = frozenset({"urging", "appealing", "warning", "demanding"})


def passed_over(tree: Tree, voices: Voices, number: int) -> bool:
    """Whether an attribution's cue tells nothing that was said.

    Args:
        tree: The trees.
        voices: The attributions of the document with their speakers.
        number: Which of them.
    """
    held = voices.found[number]
    if held.sense is None:
        return False
    if _describes_a_text(tree, voices, held):
        return True
    if held.negated and held.sense.group in ("telling", "citing", "telling with an object", "announcing"):
        return True
    if held.anchor < 0:
        return False
    if _undone(tree, held) or _asked(tree, held) or _supposed(tree, voices, held):
        return True
    if _unsaid(tree, voices, held.anchor):
        return True
    clause = tree.tokens[held.anchor].head if tree.relation(held.anchor) == "conj" else held.anchor
    marks = (*tree.children(held.anchor, "mark"), *tree.children(clause, "mark"))
    if any(tree.lows[kid] in ("if", "whether", "unless") for kid in marks):
        return True
    if tree.tokens[held.anchor].upos not in ("VERB", "AUX"):
        return False
    modals = set(tree.modals(held.anchor))
    if tree.infinitive(held.anchor) and held.sense.group not in _DONE_TO_SAY and held.sense.key != "protest":
        return not _carried(tree, held)
    return bool(modals & _DOUBTING) and voices.outer[number] is None and held.sense.group != "telling"


def _undone(tree: Tree, held: Attribution) -> bool:
    """Whether it is told that something was not offered, asked or threatened, which says nothing: "did not offer", "neither offered"."""
    if held.sense is None or held.sense.group not in _UTTERED or tree.tokens[held.anchor].upos != "VERB":
        return False
    if _neither_done(tree, held.anchor):
        return True
    if held.negated:
        return not set(tree.modals(held.anchor)) & {"will", "would", "'ll", "wo", "can", "ca", "cannot"}
    subject = tree.child(held.anchor, "nsubj")
    return subject is not None and tree.lows[tree.subtree(subject)[0]] in ("neither", "nobody")


def _neither_done(tree: Tree, cue: int) -> bool:
    """Whether a verb before it is denied for both: "did not waver or offer concessions"."""
    head = tree.tokens[cue].head
    joined = any(tree.lows[kid] in ("or", "nor") for kid in tree.children(cue, "cc"))
    return joined and tree.relation(cue) == "conj" and tree.negated(head) and tree.child(cue, "nsubj") is None


def _asked(tree: Tree, held: Attribution) -> bool:
    """Whether it is only asked if somebody is willing: "Is Peru prepared to talk?"."""
    if held.sense is None or held.sense.group not in ("willingness", "reluctance", "keenness", "commitment"):
        return False
    sentence = tree.analysis.sentences[tree.sentence(held.anchor)]
    helper = tree.child(held.anchor, "cop", "aux")
    subject = tree.child(held.anchor, "nsubj")
    asked = any(tree.lows[each] == "?" for each in range(held.anchor, sentence.last))
    return asked and helper is not None and subject is not None and helper < subject


def _supposed(tree: Tree, voices: Voices, held: Attribution) -> bool:
    """Whether a cue stands in what another puts as a condition: "only if we hear that they rule out force"."""
    if held.sense is None or held.sense.group == "telling":
        return False
    anchors = {other.anchor for other in voices.found}
    here = held.anchor
    for _ in range(_DEEPEST):
        if any(tree.lows[kid] in ("if", "unless") for kid in tree.children(here, "mark")):
            return True
        if tree.relation(here) not in ("ccomp", "conj", "xcomp", "advcl", "parataxis", "acl"):
            return False
        here = tree.tokens[here].head
        if here < 0 or here in anchors:
            return False
    return False


_DEEPEST = 4
_UTTERED = frozenset(
    {"offering", "demanding", "urging", "appealing", "threatening", "vowing", "pledging", "warning"}
)


def _unsaid(tree: Tree, voices: Voices, cue: int) -> bool:
    """Whether it is told that a thing was not said: "this is not X saying", "without saying", "stopped short of"."""
    marks = {tree.lows[kid] for kid in tree.children(cue, "mark", "case", "cc")}
    if "than" in marks or {"rather", "than"} <= set(tree.lows[max(0, cue - 2) : cue]):
        return True
    if not tree.lows[cue].endswith("ing"):
        return False
    head = tree.tokens[cue].head
    if "without" in marks or "instead" in marks:
        return True
    if head < 0:
        return False
    if tree.lemmas[head] in voices.resolver.lexicon.unsaid and (marks & {"of", "from"} or not marks):
        return tree.lemmas[head] not in ("stop", "fall", "stay", "keep", "shy") or bool(marks)
    return tree.child(head, "cop") is not None and tree.negated(head)


def _describes_a_text(tree: Tree, voices: Voices, held: Attribution) -> bool:
    """Whether a cue only says what text another cue's words stand in: "said in a statement announcing it"."""
    source = held.source
    if source is None or tree.relation(held.anchor) != "acl" or tree.tokens[held.anchor].head != source:
        return False
    if tree.relation(source) != "obl" or tree.case(source) not in ("in", "with"):
        return False
    above = tree.tokens[source].head
    return any(other.anchor == above for other in voices.found)


def _carried(tree: Tree, held: Attribution) -> bool:
    """Whether an infinitive is itself done: "went on to say"."""
    head = tree.tokens[held.anchor].head
    return head >= 0 and tree.lemmas[head] in ("go", "continue", "begin", "proceed", "come", "fall")
