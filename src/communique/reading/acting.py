"""Who is to act in what is said, and how it is put: the speaker's side or another, past, commanded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.reading.commitment import apart
from communique.reading.cues import cue_lexicon
from communique.reading.said import Actor, has

if TYPE_CHECKING:
    from communique.model import Account, Span
    from communique.reading.document import Document
    from communique.reading.speakers import Speaker
    from communique.reading.tree import Range, Tree
    from communique.reading.units import Unit

_MONTH = "this-month"
_OPENING = frozenset({"me", "mistake"})
_PAST_AUXILIARIES = frozenset(
    {"had", "has", "have", "was", "were", "been", "did", "'ve", "is", "are", "am", "'re", "'m"}
)


def words_of(tree: Tree, where: Range, without: frozenset[int] = frozenset()) -> str:
    """Texts and lemmas of tokens in one line, for phrase matching."""
    kept = [each for each in range(*where) if each not in without]
    # The month of May is no "may".
    months = {each for each in kept if tree.tokens[each].text == "May" and tree.tokens[each].upos == "PROPN"}
    lows = " ".join(_MONTH if each in months else tree.lows[each] for each in kept)
    lemmas = " ".join(_MONTH if each in months else _plain(tree.lemmas[each]) for each in kept)
    return f" {lows} | {lemmas} "


def beside_the_point(tree: Tree, where: Range) -> frozenset[int]:
    """Tokens of relative clauses that only describe somebody named in what is said: "Peru, whose envoys may come"."""
    found: set[int] = set()
    for token in range(*where):
        if tree.tokens[token].deprel == "acl:relcl":
            found.update(tree.subtree(token))
    return frozenset(found)


def _plain(lemma: str) -> str:
    return {"n't": "not", "n’t": "not", "wo": "will", "ca": "can", "'ll": "will", "’ll": "will"}.get(
        lemma, lemma
    )


def said_head(tree: Tree, head: int) -> int:
    """The verb of what is held, where the main verb only says that it is held: "I think they will come"."""
    subject = tree.child(head, "nsubj")
    held = tree.child(head, "ccomp")
    if held is None or subject is None or tree.lows[subject] not in ("i", "we"):
        return head
    return (
        held if tree.lemmas[head] in _HOLDING and not tree.modals(head) and not tree.negated(head) else head
    )


_HOLDING = frozenset({"think", "believe", "guess", "suppose", "feel", "suspect", "reckon", "figure"})


def actor_of(document: Document, tree: Tree, head: int, speaker: Speaker, form: str, *, named: bool) -> Actor:
    """Who is to act in what is said, as the speaker sees it."""
    subject = tree.child(head, "nsubj")
    if subject is None:
        if form in ("to", "ing"):
            return "other" if named else "own"
        return "none"
    low = tree.lows[subject]
    if low in ("we", "i"):
        return "own"
    if low == "you":
        return "other"
    phrase = f" {' '.join(tree.lows[each] for each in tree.subtree(subject))} "
    mention = document.mention_headed(subject)
    if mention is None:
        mention = next((each for each in document.mentions_at(subject)), None)
    if mention is None or not mention.actors:
        if has(phrase, "joining"):
            return "joint"
        if low in ("it", "they", "he", "she"):
            if form in ("quote", "run"):
                # Whoever speaks in their own words says "we"; "they" are others.
                return "other" if low != "it" else "none"
            return "own" if _speaks_of_oneself(document, low, speaker) else "none"
        return _by_owner(document, tree, subject, speaker)
    sides = {document.cast.side_of(each) or each for each in mention.actors} | set(mention.actors)
    mine = {speaker.id, speaker.side}
    if sides & mine:
        return "joint" if len(mention.actors) > 1 or _joined(document, tree, subject, speaker) else "own"
    return "joint" if has(phrase, "joining") else "other"


def peer_of(document: Document, tree: Tree, head: int, speaker: Speaker) -> bool:
    """Whether another person of the speaker's side is to act, or the state of one who does not speak for it."""
    subject = tree.child(head, "nsubj")
    mention = None if subject is None else document.mention_headed(subject)
    if mention is None or speaker.id in mention.actors or speaker.id == speaker.side:
        return False
    cast = document.cast
    kinds = ("person", "state", "organisation", "group") if apart(document, speaker) else ("person",)
    return any(
        (held := cast.by_id.get(each)) is not None
        and held.kind in kinds
        and cast.side_of(each) == speaker.side
        for each in mention.actors
    )


def _speaks_of_oneself(document: Document, low: str, speaker: Speaker) -> bool:
    """Whether a pronoun that nobody else fits can mean the speaker: "he" a person, "it" or "they" a side."""
    held = document.cast.by_id.get(speaker.id)
    person = held is not None and held.kind == "person"
    return person if low in ("he", "she") else not person


def _by_owner(document: Document, tree: Tree, subject: int, speaker: Speaker) -> Actor:
    """By whose people or body the subject is: "our troops", "Washington's envoys"; things act for nobody."""
    agent = tree.lemmas[subject] in cue_lexicon().voices
    for kid in tree.children(subject, "nmod", "amod", "compound"):
        if tree.lows[kid] in ("our", "my"):
            return "own"
        mention = document.mention_headed(kid)
        if not agent or mention is None or not mention.actors:
            continue
        sides = {document.cast.side_of(each) or each for each in mention.actors}
        return "own" if speaker.side in sides or speaker.id in mention.actors else "other"
    return "none"


def _joined(document: Document, tree: Tree, subject: int, speaker: Speaker) -> bool:
    for kid in tree.children(subject, "conj"):
        mention = document.mention_headed(kid)
        if mention is not None and any(
            document.cast.side_of(each) != speaker.side for each in mention.actors
        ):
            return True
    return False


def account_of(
    document: Document, accounts: tuple[Account, ...], where: Range, speaker: Speaker
) -> str | None:
    """Type of an account told in these words in which the speaker's side takes part."""
    span = document.cite(*where)
    for account in accounts:
        sides = {each.value for each in account.sides}
        if speaker.side in sides and any(_shares(span, each) for each in account.evidence):
            return account.type.value
    return None


def _shares(left: Span, right: Span) -> bool:
    """Whether two spans share at least half of the shorter."""
    return 2 * left.overlap(right) >= min(left.end - left.start, right.end - right.start)


def past(tree: Tree, head: int) -> bool:
    """Whether a verb tells what is done or going on, not what is to come."""
    feats = tree.tokens[head].feats
    helpers = set(tree.modals(head))
    if helpers & {"will", "would", "'ll", "shall", "may", "might", "could", "can", "should", "must", "to"}:
        return False
    return "Tense=Past" in feats or bool(helpers & _PAST_AUXILIARIES) or "VerbForm=Part" in feats


def imperative(tree: Tree, unit: Unit) -> bool:
    """Whether a quoted sentence commands: a bare verb without subject that begins it."""
    if unit.form not in ("quote", "run") or tree.child(unit.head, "nsubj", "expl", "csubj") is not None:
        return False
    held = tree.tokens[unit.head]
    if held.upos not in ("VERB", "AUX") or tree.infinitive(unit.head):
        return False
    bare = "Mood=Imp" in held.feats or (
        tree.lows[unit.head] == tree.lemmas[unit.head] and "Past" not in held.feats
    )
    if tree.lows[unit.head] in ("let", "make") and _OPENING & set(tree.lows[unit.head : unit.head + 3]):
        # "Let me be clear", "make no mistake": words that open a remark command nothing.
        return False
    helpers = set(tree.modals(unit.head)) - {"do", "don't"}
    return bare and not helpers and unit.head - unit.first <= 4
