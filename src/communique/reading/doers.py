"""Who did it, where the noun itself names nobody: whom others blame, who planned, whose moves it is one of.

"Peru blames Chile for the attack" tells of an attack by Chile; in "Chile announced plans for new sanctions" the
sanctions would be Chile's; "Chilean moves, including a missile test" are Chile's one and all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from communique.reading.clauses import cases, forms, is_passive, low, noun_places, surface_subjects
from communique.reading.roles import parties
from communique.reading.standing_words import standing_words

if TYPE_CHECKING:
    from communique.reading.clauses import Places
    from communique.reading.document import Document
    from communique.reading.match import Match
    from communique.reading.roles import Party

_BLAMING: Final = {
    "for": frozenset({"blame", "condemn", "denounce", "punish", "fault", "sanction", "criticise", "criticize", "chide"}),
    "of": frozenset({"accuse", "suspect", "convict"}),
    "over": frozenset({"condemn", "denounce", "punish", "sanction", "blame"}),
    "with": frozenset({"charge"}),
    "in": frozenset({"implicate"}),
}  # fmt: skip
"""Verbs whose object did what stands behind a preposition."""
_BLAMED_ON: Final = frozenset({"blame", "pin", "lay"})
_ADMITTING: Final = frozenset({"claim", "admit", "deny", "take", "accept", "acknowledge"})
_ANSWERS: Final = frozenset(
    {"response", "retaliation", "reprisal", "revenge", "punishment", "answer", "reply", "retribution"}
)
_STRIKING: Final = frozenset(
    {"strike", "attack", "bomb", "shell", "hit", "bombard", "raid", "pound", "sanction", "punish"}
)
_AT: Final = frozenset({"on", "against", "at"})
_HOSTILE: Final = frozenset({"attack"})
_DONE_TO: Final = frozenset({
    "release", "freeing", "repatriation", "return", "pardon", "handover", "amnesty", "assassination", "murder", "killing",
    "kidnapping", "abduction", "poisoning", "capture", "death", "detention",
})  # fmt: skip
"""Nouns that name what is done to a person: "his release", "Mr Díaz's murder"."""
_PEOPLE: Final = frozenset({"his", "her", "their", "my", "our"})
_INCLUDING: Final = frozenset({"including", "include", "such", "like"})
_ACTS: Final = frozenset({
    "move", "act", "action", "provocation", "step", "measure", "violation", "behaviour", "behavior", "activity", "challenge", "gesture",
})  # fmt: skip


def doers(document: Document, noun: int, type_: str) -> tuple[int, ...]:
    """Heads of who did or will do what an event noun names, as the words around it tell; none if they do not.

    Args:
        document: The document.
        noun: Head of the event noun.
        type_: Its event type.
    """
    above = document.analysis.tokens[noun].head
    if above < 0:
        return ()
    if type_ in _OVERSEEN and document.relation(noun) == "obj":
        found = _overseers(document, above)
        if found:
            return found
    if type_ in _HOSTILE:
        found = _blamed(document, noun, above)
        if found:
            return found
    return _planner(document, noun, above) or _whose_moves(document, noun)


_OVERSEEN: Final = frozenset({"missile-test", "nuclear-test", "exercise"})
_OVERSEEING: Final = frozenset(
    {"oversee", "supervise", "guide", "watch", "direct", "command", "observe", "inspect"}
)


def _overseers(document: Document, verb: int) -> tuple[int, ...]:
    """Whose leader watches over a test or drill: it is his own people's."""
    if not forms(document, verb) & _OVERSEEING:
        return ()
    return tuple(head for head in surface_subjects(document, verb) if _is_one_person(document, head))


def _is_one_person(document: Document, head: int) -> bool:
    mention = document.mention_headed(head)
    held = None if mention is None or not mention.actors else document.cast.by_id.get(mention.actors[0])
    return held is not None and held.kind == "person"


def _blamed(document: Document, noun: int, above: int) -> tuple[int, ...]:
    """Whom a verb of blaming holds for the doer."""
    words = forms(document, above)
    joints = set(cases(document, noun))
    if "behind" in joints:
        # "Peru was behind the attack", "suspects that the rebels are behind the attack"
        return surface_subjects(document, noun) if document.children(noun, "cop") else ()
    if any(joint in joints and words & verbs for joint, verbs in _BLAMING.items()):
        if is_passive(document, above):
            return surface_subjects(document, above)
        return document.children(above, "obj")
    if words & _BLAMED_ON and document.relation(noun) in ("obj", "nsubj"):
        return tuple(child for child in document.children(above, "obl") if "on" in cases(document, child))
    if words & _ANSWERS and joints & {"to", "for"}:
        return _answered(document, above)
    if words & {"responsible", "culpable"} and joints & {"for"}:
        return surface_subjects(document, above)
    if "responsibility" in words and joints & {"for"}:
        verb = document.analysis.tokens[above].head
        if verb >= 0 and forms(document, verb) & _ADMITTING:
            return surface_subjects(document, verb)
    return ()


def _answered(document: Document, answer: int) -> tuple[int, ...]:
    """Whom a blow in answer to an attack is dealt: it was his attack ("struck a Peruvian base in response to a raid")."""
    if document.relation(answer) not in ("obl", "nmod") or not set(cases(document, answer)) & {"in", "as"}:
        return ()
    blow = document.analysis.tokens[answer].head
    if blow < 0 or document.analysis.tokens[blow].upos != "VERB":
        return _targets(document, blow) if blow >= 0 else ()
    inner = (_struck(document, each) for each in document.children(blow, "advcl"))
    return _struck(document, blow) or next((each for each in inner if each), ())


def _struck(document: Document, verb: int) -> tuple[int, ...]:
    """Whom the blow that a verb tells is dealt: its object, or what stands behind "on" or "against"."""
    things = document.children(verb, "obj")
    struck = tuple(each for thing in things for each in _targets(document, thing))
    direct = things if forms(document, verb) & _STRIKING else ()
    return struck or direct or _targets(document, verb)


def _targets(document: Document, noun: int) -> tuple[int, ...]:
    return tuple(each for each in document.children(noun, "nmod", "obl") if set(cases(document, each)) & _AT)


def is_blamer(document: Document, noun: int) -> bool:
    """Whether the subject over an attack only says whose it is."""
    above = document.analysis.tokens[noun].head
    return above >= 0 and bool(_blamed(document, noun, above))


def _planner(document: Document, noun: int, above: int) -> tuple[int, ...]:
    """Whose plan or decision it is: "their plan for the drill", "announced plans for new sanctions"."""
    if document.relation(noun) != "nmod" or not set(cases(document, noun)) & {"for", "of", "to"}:
        return ()
    if not any(standing_words().nouns.get(word) == "planned" for word in sorted(forms(document, above))):
        return ()
    owners = document.children(above, "nmod:poss")
    if owners:
        return owners
    verb = document.analysis.tokens[above].head
    return surface_subjects(document, verb) if verb >= 0 and document.relation(above) == "obj" else ()


def _whose_moves(document: Document, noun: int) -> tuple[int, ...]:
    """Whose acts it is named as one of: the modifiers of "moves" in "Chilean moves, including a missile test"."""
    head = noun
    while document.relation(head) == "conj":
        head = document.analysis.tokens[head].head
    if not _INCLUDING & {low(document, each) for each in document.children(head, "case", "mark")}:
        return ()
    first = document.sentence(head).first
    for here in range(head - 1, first - 1, -1):
        if forms(document, here) & _ACTS and document.analysis.tokens[here].upos == "NOUN":
            behind = tuple(
                child
                for child in document.children(here, "nmod")
                if set(cases(document, child)) & {"by", "of"}
            )
            return (*behind, *document.children(here, "nmod:poss", "compound", "amod"))
    return ()


_ONE_SIDED: Final = frozenset(
    {"attack", "missile-test", "nuclear-test", "sanction", "deployment", "step", "withdrawal"}
)
"""Types of acts that one side does, where meetings and drills take several."""
_DOING: Final = frozenset({
    "conduct", "carry", "launch", "impose", "make", "do", "stage", "mount", "hold", "perform", "undertake", "order", "fire",
    "slap", "levy", "announce", "execute", "commit", "wage", "attempt", "test", "detonate",
})  # fmt: skip
"""Verbs whose subject does the act that is their object."""


def whose_own(document: Document, match: Match, who: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties of an act: where the noun says whose it is, the subject of a verb that does not do it has no part in it.

    "The American withdrawal opened the door to a Turkish assault" tells of an assault by Turkey alone.
    """
    if match.frame.form != "noun" or match.frame.type not in _ONE_SIDED:
        return who
    owners = [
        party for party in who if party.rule in ("poss", "by", "adj", "compound") and party.side is not None
    ]
    above = document.analysis.tokens[match.head].head
    if not owners or (above >= 0 and forms(document, above) & _DOING):
        return who
    return tuple(
        party for party in who if party.rule != "subject" or party.side in {each.side for each in owners}
    )


def done_to(document: Document, noun: int, places: Places) -> Places:
    """The places of a noun such as "release": whose it is, where a person or people, is the one that it is done to."""
    owners = places.get("poss", ())
    if not owners or places.get("of") or not forms(document, noun) & _DONE_TO:
        return places
    people = tuple(owner for owner in owners if _is_people(document, owner))
    if not people:
        return places
    rest = tuple(owner for owner in owners if owner not in people)
    return {**places, "poss": rest, "of": people}


def _is_people(document: Document, owner: int) -> bool:
    if low(document, owner) in _PEOPLE:
        return True
    mention = document.mention_headed(owner)
    held = None if mention is None or not mention.actors else document.cast.by_id.get(mention.actors[0])
    plural = "Number=Plur" in document.analysis.tokens[owner].feats
    return held is not None and (
        held.kind == "person" or (plural and mention is not None and mention.form == "demonym")
    )


_ORDERING: Final = frozenset(
    {"order", "send", "direct", "instruct", "dispatch", "tell", "command", "have", "deploy"}
)


def who_orders(document: Document, verb: int) -> tuple[int, ...]:
    """Who orders nameless forces to do what a verb tells: "Chile ordered its carrier to sail to the strait"."""
    above = document.analysis.tokens[verb].head
    if (
        above < 0
        or document.relation(verb) not in ("xcomp", "advcl")
        or not forms(document, above) & _ORDERING
    ):
        return ()
    return surface_subjects(document, above) if not is_passive(document, above) else ()


def aimed_at(document: Document, match: Match) -> tuple[Party, ...]:
    """Whom a verb's measure is on, where its object says so: "raised tariffs to 25% on $200 billion of Peruvian goods"."""
    if match.frame.type != "sanction" or match.frame.form == "noun":
        return ()
    rates = tuple(
        child
        for child in document.children(match.head, "obl")
        if document.analysis.tokens[child].upos in ("SYM", "NUM")
    )
    return tuple(
        party
        for thing in (*match.places.get("object", ()), *rates)
        for place in ("on", "against")
        for head in noun_places(document, thing).get(place, ())
        for party in (parties(document, head, place) or _made_in(document, head, place))
    )


_MADE: Final = frozenset(
    {
        "import",
        "ship",
        "buy",
        "bring",
        "come",
        "manufacture",
        "make",
        "produce",
        "export",
        "originate",
        "source",
        "grow",
    }
)


def _made_in(document: Document, goods: int, rule: str) -> tuple[Party, ...]:
    """Whose goods a measure is on, where a participle says where they come from: "on wool imported from Peru"."""
    return tuple(
        party
        for verb in document.children(goods, "acl")
        if forms(document, verb) & _MADE
        for child in document.children(verb, "obl")
        if set(cases(document, child)) & {"from", "in"}
        for party in parties(document, child, rule)
    )


_MEASURES: Final = frozenset({
    "sanction", "embargo", "tariff", "duty", "ban", "blockade", "restriction", "levy", "penalty", "curb", "quota", "measure",
})  # fmt: skip


def owned_measures(document: Document, match: Match, places: Places) -> tuple[Places, tuple[Party, ...]]:
    """A verb's places without the measure that it makes or ends, and whose the measure's own words say it is.

    "The American embargo was tightened" tells of an embargo by the United States, not on them.
    """
    if (
        match.frame.type == "sanction"
        and match.frame.outcome in ("lifted", "waived")
        and match.frame.form == "noun"
    ):
        # "the lifting of American sanctions": who lifts them is whose they are
        return places, _owners(
            document, tuple(each for each in places.get("of", ()) if forms(document, each) & _MEASURES)
        )
    if match.frame.type != "sanction" or match.frame.form == "noun":
        return places, ()
    things = tuple(each for each in places.get("object", ()) if forms(document, each) & _MEASURES)
    if not things:
        return places, ()
    rest = {**places, "object": tuple(each for each in places.get("object", ()) if each not in things)}
    return rest, _owners(document, things)


def _owners(document: Document, things: tuple[int, ...]) -> tuple[Party, ...]:
    return tuple(
        party
        for thing in things
        for place in ("poss", "adj", "compound")
        for head in noun_places(document, thing).get(place, ())
        for party in parties(document, head, place)
        if not _is_full_name(document, party)
    )


def _is_full_name(document: Document, party: Party) -> bool:
    """Whether a compound names a state in full: "Peru sanctions" are on Peru, "US sanctions" are not on the US."""
    words = party.span.of(document.text).replace(".", "")
    return party.rule == "compound" and party.kind == "state" and not words.isupper()
