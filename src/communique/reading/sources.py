"""Whose words they are: from a cue to the token that heads its source.

Subjects, agents of passives, the shared subject of coordinated verbs, the subject that governs a participle
("adding that"), the noun that a participle describes ("a statement denying"), the subject or object of "quoted as
saying", and owners of nouns ("the North's threat", "an American demand").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from communique.reading.linear import loose_subject

if TYPE_CHECKING:
    from communique.reading.cues import CueLexicon
    from communique.reading.tree import Tree

_RELATIVES = frozenset({"who", "which", "that", "whom", "what"})
_QUOTING = frozenset({"quote", "cite", "report", "paraphrase", "hear", "describe"})
# Verbs whose subject makes the utterance that is their object; not so "turned down an offer".
_MAKING = frozenset(
    {"make", "issue", "repeat", "renew", "reiterate", "voice", "express", "extend", "give", "offer", "deliver", "send",
     "release", "present", "unleash", "include", "have", "keep", "signal", "show", "maintain", "reaffirm", "stress",
     "raise", "announce", "publish", "put", "submit", "convey", "post", "read", "sign", "mount", "file", "lodge",
     "step", "escalate", "drop", "withdraw", "restate", "echo", "say", "use", "stick", "continue", "respond", "utter"}
)  # fmt: skip
_DAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday"}
)
_OWNING = frozenset({"by", "from"})
# Nouns for what somebody does to speak: whose efforts they are speaks ("the government's efforts to argue that").
_TRYING = frozenset(
    {
        "effort",
        "attempt",
        "bid",
        "campaign",
        "drive",
        "push",
        "move",
        "try",
        "endeavour",
        "endeavor",
        "chance",
    }
)
# Nouns that only count or group others: "a string of threats", "a number of companies".
QUANTITIES = frozenset(
    {"string", "series", "number", "wave", "barrage", "torrent", "flurry", "spate", "host", "round", "raft", "stream", "litany", "range",
     "variety", "set", "list", "majority", "minority", "group", "handful", "dozen", "couple", "hundreds", "thousands", "dozens", "slew", "pair", "trio"}
)  # fmt: skip


class Source(msgspec.Struct, frozen=True):
    """What was found of a cue's source.

    Attributes:
        token: Head token of the source, None if nobody is named.
        relay: Head token of who quotes the source.
        moved: In a passive, the subject that is really the object of the cue.
        hearsay: Whether the cue says that nobody in particular speaks ("is said to").
    """

    token: int | None = None
    relay: int | None = None
    moved: int | None = None
    hearsay: bool = False


def source_of(tree: Tree, cue: int, lexicon: CueLexicon, *, noun: bool = False) -> Source:
    """The source of a cue.

    Args:
        tree: The trees.
        cue: Head token of the cue.
        lexicon: For the verbs of hearsay.
        noun: Whether the cue is a noun.
    """
    if noun:
        return Source(token=owner_of(tree, cue))
    return _climb(tree, cue, lexicon, 0)


def _climb(tree: Tree, verb: int, lexicon: CueLexicon, depth: int) -> Source:
    if depth > 6:
        return Source()
    if tree.passive(verb) or _put_to(tree, verb):
        return _passive(tree, verb, lexicon)
    subject = _subject(tree, verb)
    if subject is not None:
        return Source(token=subject)
    head = tree.tokens[verb].head
    relation = tree.relation(verb)
    if head < 0:
        return Source(
            token=_main_subject(tree, verb) or after_the_comma(tree, verb) or loose_subject(tree, verb)
        )
    if relation == "parataxis" and (aside := subject_of_aside(tree, verb)) is not None:
        return Source(token=aside)
    if relation == "conj" and told_above(tree, verb, lexicon):
        return _climb(tree, tree.tokens[head].head, lexicon, depth + 1)
    if lexicon.lemma(tree.lows[head], tree.lemmas[head]) in _QUOTING and relation in (
        "advcl",
        "xcomp",
        "obl",
        "ccomp",
    ):
        return _quoted(tree, head)
    if relation == "acl":
        return _described(tree, verb, head)
    if relation == "conj":
        above = _climb(tree, head, lexicon, depth + 1)
        return (
            Source(token=above.token, relay=above.relay)
            if not tree.passive(head)
            else Source(token=_kid(tree, head, "nsubj:pass"))
        )
    if relation in ("advcl", "xcomp", "ccomp", "parataxis", "obl", "dep"):
        if tree.passive(head):
            return Source(token=_kid(tree, head, "nsubj:pass"))
        if relation == "xcomp" and (controller := _object_control(tree, head)) is not None:
            return Source(token=controller)
        if relation == "ccomp" and not tree.infinitive(verb) and not tree.lows[verb].endswith("ing"):
            return Source(token=loose_subject(tree, verb))
        if (
            not tree.is_verb(head)
            and _subject(tree, head) is None
            and tree.relation(head) not in ("advcl", "conj", "acl")
        ):
            return Source(token=owner_of(tree, head))
        return _climb(tree, head, lexicon, depth + 1)
    return Source(token=loose_subject(tree, verb))


def _put_to(tree: Tree, verb: int) -> bool:
    """Whether a participle tells what was said to the subject of its sentence: "Asked whether it would, he declined"."""
    if tree.relation(verb) != "advcl" or not tree.lows[verb].endswith("ed"):
        return False
    if tree.tokens[verb].head < verb or "Tense=Past|VerbForm=Part" not in tree.tokens[verb].feats:
        return False
    return tree.child(verb, "nsubj", "obj", "aux", "mark") is None


def _subject(tree: Tree, verb: int) -> int | None:
    """A verb's subject: of several before it, the nearest."""
    for kid in sorted(tree.children(verb, "nsubj"), key=lambda each: (each > verb, -each)):
        if tree.tokens[kid].deprel == "nsubj:pass":
            continue
        if kid > verb and tree.child(verb, "xcomp") is not None:
            continue
        if tree.lows[kid] in _DAYS and len(tree.children(verb, "nsubj")) > 1:
            continue
        if tree.lows[kid].endswith("ing") and _named_before(tree, verb, kid):
            continue
        if tree.lows[kid] in _RELATIVES and tree.relation(verb) == "acl":
            return tree.tokens[verb].head
        if tree.lows[kid] in ("who", "which") and tree.tokens[verb].head >= 0:
            return tree.tokens[verb].head
        if tree.lows[kid] in ("it", "there") and tree.lows[kid] == "there":
            return None
        return kid
    return None


def _named_before(tree: Tree, verb: int, participle: int) -> bool:
    """Whether a name before a participle is the verb's subject too: "Foreign Minister Ruiz, meeting with..., urged"."""
    return any(kid < participle and tree.tokens[kid].upos == "PROPN" for kid in tree.children(verb, "nsubj"))


def _kid(tree: Tree, token: int, relation: str) -> int | None:
    return tree.child(token, relation)


def _passive(tree: Tree, verb: int, lexicon: CueLexicon) -> Source:
    moved = tree.child(verb, "nsubj:pass")
    if moved is not None and tree.lows[moved] in _RELATIVES and tree.relation(verb) == "acl":
        moved = tree.tokens[verb].head
    for kid in tree.children(verb, "obl"):
        if tree.tokens[kid].deprel == "obl:agent" or tree.case(kid) == "by":
            return Source(token=kid, moved=moved)
    lemma = lexicon.lemma(tree.lows[verb], tree.lemmas[verb])
    opposed = lemma == "oppose" and any(tree.case(kid) == "to" for kid in tree.children(verb, "obl"))
    if lemma not in ("commit", "prepare", "determine") and not opposed:
        return Source(moved=moved, hearsay=True)
    return Source(token=moved)


def _quoted(tree: Tree, head: int) -> Source:
    """Who speaks in "X was quoted (by Y) as saying" and "Y quoted X as saying"."""
    if tree.passive(head):
        agent = next((kid for kid in tree.children(head, "obl") if tree.case(kid) == "by"), None)
        return Source(token=_kid(tree, head, "nsubj:pass"), relay=agent)
    said_by = tree.child(head, "obj", "iobj")
    return (
        Source(token=said_by, relay=_subject(tree, head))
        if said_by is not None
        else Source(token=_subject(tree, head))
    )


def _described(tree: Tree, verb: int, head: int) -> Source:
    """A participle after a noun: "a statement denying", "remarks made by X calling"."""
    for kid in tree.children(verb, "obl"):
        if tree.tokens[kid].deprel == "obl:agent" or tree.case(kid) == "by":
            return Source(token=kid, moved=head)
    if tree.infinitive(verb) and tree.lemmas[head] in _TRYING:
        return Source(token=owner_of(tree, head))
    return (
        Source(token=head)
        if tree.lows[verb].endswith("ing") or tree.infinitive(verb)
        else Source(hearsay=True)
    )


def _main_subject(tree: Tree, verb: int) -> int | None:
    """Who acts in the clause that follows a participle which the tree takes for the main verb: "Warning that..., he left"."""
    if not tree.lows[verb].endswith("ing") or tree.child(verb, "aux", "nsubj") is not None:
        return None
    for kid in tree.children(verb, "parataxis", "conj", "ccomp"):
        subject = tree.child(kid, "nsubj")
        opened = subject is not None and any(tree.lows[each] == "," for each in range(verb + 1, subject))
        if opened and (tree.relation(kid) != "ccomp" or tree.child(kid, "mark") is None):
            return subject
    return None


def subject_of_aside(tree: Tree, verb: int) -> int | None:
    """The subject of a cue set beside its clause, where the tree hangs it on that clause: "It was late, a source told us"."""
    host = tree.tokens[verb].head
    if host < 0 or host > verb or tree.child(verb, "nsubj") is not None:
        return None
    for kid in reversed(tree.children(host, "nsubj")):
        if host < kid < verb and any(tree.lows[each] == "," for each in range(host + 1, kid)):
            return kid
    return after_the_comma(tree, verb)


def after_the_comma(tree: Tree, verb: int) -> int | None:
    """The nominal that fills the words from the last comma to a cue, though the tree sets it beside the noun before the comma."""
    first = verb
    while first > 0 and verb - first < _LONG_NOMINAL and tree.lows[first - 1] != ",":
        first -= 1
    if first in (0, verb) or tree.lows[first - 1] != "," or tree.sentence(first - 1) != tree.sentence(verb):
        return None
    if any(tree.is_verb(each) and not tree.lows[each].endswith("ing") for each in range(first, verb)):
        return None
    heads = [each for each in range(first, verb) if not first <= tree.tokens[each].head < verb]
    if (
        len(heads) != 1
        or tree.relation(heads[0]) != "appos"
        or tree.tokens[heads[0]].upos not in ("NOUN", "PROPN")
    ):
        return None
    return heads[0]


_LONG_NOMINAL = 14


def told_above(tree: Tree, verb: int, lexicon: CueLexicon) -> bool:
    """Whether a cue joined to what is said belongs to the cue above: "she said that they should stop and warned that..."."""
    clause = tree.tokens[verb].head
    above = tree.tokens[clause].head if clause >= 0 else -1
    if (
        above < 0
        or tree.relation(clause) != "ccomp"
        or not tree.is_verb(above)
        or tree.child(verb, "nsubj") is not None
    ):
        return False
    if lexicon.verb(lexicon.lemma(tree.lows[above], tree.lemmas[above]), "clause") is None:
        return False
    if "Tense=Past" not in tree.tokens[verb].feats or tree.child(verb, "aux") is not None:
        return False
    if tree.child(clause, "expl") is not None:
        return True
    return bool(set(tree.modals(clause)) & _MODALS) or "Tense=Pres" in tree.tokens[clause].feats


_MODALS = frozenset(
    {
        "will",
        "would",
        "should",
        "could",
        "may",
        "might",
        "can",
        "must",
        "shall",
        "'ll",
        "'d",
        "is",
        "are",
        "'s",
        "'re",
        "to",
    }
)


def _object_control(tree: Tree, head: int) -> int | None:
    """Who is to act under "told X to say": the object."""
    if tree.lemmas[head] in (
        "tell",
        "ask",
        "urge",
        "force",
        "lead",
        "prompt",
        "cause",
        "allow",
        "expect",
        "want",
        "order",
    ):
        return tree.child(head, "obj", "iobj")
    return None


def owner_of(tree: Tree, noun: int) -> int | None:
    """Who makes an utterance that is a noun: its possessor, adjective of origin, agent, or the verb's subject."""
    found = tree.child(noun, "nmod:poss")
    if found is not None:
        return found
    for kid in tree.children(noun, "nmod"):
        if tree.case(kid) in _OWNING:
            return kid
    for kid in tree.children(noun, "amod", "compound"):
        if tree.tokens[kid].text[:1].isupper():
            return kid
    head = tree.tokens[noun].head
    if (
        head >= 0
        and tree.relation(noun) == "nmod"
        and tree.case(noun) == "of"
        and tree.lemmas[head] in QUANTITIES
    ):
        return owner_of(tree, head)
    if (
        head >= 0
        and tree.lemmas[head] in _MAKING
        and tree.relation(noun) in ("obj", "obl", "xcomp", "ccomp", "conj")
        and (tree.lemmas[head], tree.case(noun)) != ("deliver", "on")
    ):
        agent = next(
            (kid for kid in tree.children(head, "obl") if tree.tokens[kid].deprel == "obl:agent"), None
        )
        if agent is not None:
            return agent
        here = head
        for _ in range(4):
            subject = _subject(tree, here)
            if subject is not None:
                return None if subject == noun else subject
            if tree.relation(here) not in ("conj", "xcomp", "advcl", "acl") or tree.tokens[here].head < 0:
                return None
            here = tree.tokens[here].head
            if not tree.is_verb(here):
                return here
    return None
