"""Who tests: a pronoun, or who only speaks of a test, gives way to the one that the report names as testing.

Few states test and most reports tell of one that does. So where "its" or "the country" points at a state that no words of
the report have testing anything, while they name another that does, the nearer state was taken for the tester: what is
said of the one subject of a story is salience, not distance.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.reading.document import Document
    from communique.reading.roles import Party
    from communique.reading.within import Told

TESTS: Final = frozenset({"missile-test", "nuclear-test"})
RULE: Final = "who tests in the report"
_OWN: Final = frozenset({"poss", "compound", "adj", "by", "owner"})
_DOING: Final = frozenset(
    {
        "attempt",
        "carry",
        "conduct",
        "detonate",
        "do",
        "fire",
        "hold",
        "launch",
        "make",
        "perform",
        "stage",
        "test",
        "undertake",
    }
)
"""Verbs whose subject does the test that is their object; who takes a test seriously, or delays it, does not."""
_MOST: Final = 2
"""How many times oftener than any other the tester of a report is named as one."""


def with_testers(document: Document, told: Sequence[Told]) -> list[Told]:
    """The mentions, those of tests with the report's tester for parties that are made out and nowhere named as testing.

    Args:
        document: The report.
        told: Its mentions.
    """
    firm = [
        party
        for each in told
        if each.type in TESTS
        for party in each.who
        if party.side is not None and _firm(document, each, party)
    ]
    counted = Counter(party.side for party in firm)
    best = counted.most_common(2)
    if not best or (len(best) > 1 and best[0][1] < _MOST * best[1][1]):
        return list(told)
    tester = next(party for party in firm if party.side == best[0][0])
    testing = frozenset(counted)
    return [_mended(document, each, tester, testing) if each.type in TESTS else each for each in told]


def _mended(document: Document, each: Told, tester: Party, testing: frozenset[str | None]) -> Told:
    doubted = [
        party
        for party in each.who
        if party.side is not None and party.side not in testing and not _stressed(document, party)
    ]
    kept = [party for party in each.who if party not in doubted]
    if not doubted or (not kept and all(party.rule == "of" for party in doubted)):
        # "A test of Peruvian radars" is nobody else's for being told beside the tests of Chile.
        return each
    if all(party.side != tester.side for party in kept):
        kept.append(msgspec.structs.replace(tester, rule=RULE))
    return msgspec.structs.replace(each, who=tuple(kept))


def _stressed(document: Document, party: Party) -> bool:
    """Whether "own" says that it is the subject's and not the one spoken of: "Peru pulled off its own test"."""
    after = party.head + 1
    return party.rule == "poss" and document.analysis.tokens[after].text.lower() == "own"


def _firm(document: Document, each: Told, party: Party) -> bool:
    """Whether a test is told as that of a party which the words name: "Chile's test", "Chile conducted a test"."""
    if not _named(document, party):
        return False
    if each.match.frame.form != "noun":
        return party.rule == "subject"
    if party.rule in _OWN:
        return True
    governor = each.standing.governor
    return (
        party.rule == "subject"
        and governor is not None
        and document.analysis.tokens[governor].lemma.lower() in _DOING
    )


def _named(document: Document, party: Party) -> bool:
    """Whether a party is called by a name, and not by a pronoun or as "the country" or "the regime"."""
    span = party.span
    mention = next(
        (each for each in document.cast.mentions if (each.start, each.end) == (span.start, span.end)), None
    )
    return mention is not None and (
        mention.form not in ("pronoun", "possessive")
        and mention.rule not in ("state described", "government spoken of last", "unnamed")
    )
