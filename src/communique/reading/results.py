"""What came of talks, told beside them: "met and agreed to", "at a summit they vowed", "ended without a breakthrough"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from communique.model import Cited
from communique.reading.clauses import cases, forms, low
from communique.reading.tense import tense_of

if TYPE_CHECKING:
    from communique.reading.document import Document
    from communique.reading.match import Match
    from communique.reading.standing_parts import Standing

_AGREE: Final = frozenset({"agree", "vow", "pledge", "sign", "adopt", "conclude"})
_YIELD: Final = frozenset({"result", "produce", "yield", "end", "conclude", "culminate", "lead"})
_RESULTS: Final = frozenset(
    {
        "agreement",
        "accord",
        "deal",
        "breakthrough",
        "progress",
        "result",
        "statement",
        "communique",
        "compromise",
    }
)
_CLOSE: Final = frozenset(
    {"end", "conclude", "finish", "close", "wrap", "leave", "part", "adjourn", "fail", "make", "produce"}
)
_LASTING: Final = frozenset({"past", "perfect"})


def result_told(document: Document, match: Match, standing: Standing) -> Cited[str] | None:
    """What the words beside talks that took place say came of them: `agreed` or `no-result`; None where they say nothing.

    Args:
        document: The report.
        match: The frame of talks.
        standing: What the words around it say.
    """
    if match.frame.type != "talks" or standing.code not in (*_LASTING, "none") or standing.negated:
        return None
    for verb in _verbs_beside(document, match, standing):
        if tense_of(document, verb) not in ("past", "perfect"):
            continue
        empty = _without_result(document, verb)
        if empty is not None:
            return Cited("no-result", (document.cite_tokens([verb, empty]),), "said beside")
        if _negated(document, verb):
            continue
        if forms(document, verb) & _AGREE:
            return Cited("agreed", (document.cite(verb, verb + 1),), "said beside")
        fruit = _fruit(document, verb)
        if fruit is not None:
            return Cited("agreed", (document.cite_tokens([verb, fruit]),), "said beside")
    return None


def _verbs_beside(document: Document, match: Match, standing: Standing) -> list[int]:
    """The verbs that go on from the talks: joined to their verb, in their relative clause, or the one they are told with."""
    tokens = document.analysis.tokens
    verb = match.head if match.frame.form != "noun" else standing.governor
    found: list[int] = []
    if match.frame.form == "noun":
        found.extend(document.children(match.head, "acl:relcl"))
        above = tokens[match.head].head
        at = set(cases(document, match.head)) & {"at", "in", "during"}
        if above >= 0 and tokens[above].upos == "VERB" and (at or document.relation(match.head) == "nsubj"):
            found.append(above)
    if verb is not None:
        found.append(verb)
        found.extend(document.children(verb, "conj", "acl:relcl"))
    return list(dict.fromkeys(found))


def _negated(document: Document, verb: int) -> bool:
    return any(low(document, each) in ("not", "n't", "never") for each in document.children(verb, "advmod"))


def _fruit(document: Document, verb: int) -> int | None:
    """The agreement that talks "resulted in" or "produced"."""
    if not forms(document, verb) & _YIELD:
        return None
    for child in document.children(verb, "obj", "obl"):
        joints = set(cases(document, child))
        if joints <= {"in", "with", "to"} and forms(document, child) & (_RESULTS - {"progress"}):
            return None if _empty(document, child) else child
    return None


def _without_result(document: Document, verb: int) -> int | None:
    """The result that is missing: "ended without a breakthrough", "made no progress"."""
    if not forms(document, verb) & _CLOSE:
        return None
    for child in document.children(verb, "obj", "obl"):
        if not forms(document, child) & _RESULTS:
            continue
        if "without" in cases(document, child) or (
            "obj" in document.relation(child) and _empty(document, child)
        ):
            return child
    return None


def _empty(document: Document, noun: int) -> bool:
    return any(
        low(document, each) in ("no", "little", "any") for each in document.children(noun, "det", "amod")
    )
