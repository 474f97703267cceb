"""From standing to status: what a report lets stand as an account, and with which status.

The guidelines decide by type. Contacts and agreements that are only proposed are accounts; a step, a test or a sanction
that is only demanded, offered or threatened is not (rulings 18, 24, 29, 33).
"""

from __future__ import annotations

from typing import Final

from communique.reading.clauses import forms, low
from communique.reading.document import Document
from communique.reading.lying import is_of_today, lies_ahead, lies_behind, timed
from communique.reading.match import Match
from communique.reading.measures import is_put_off, is_weighed, was_only_planned
from communique.reading.standing_cues import ACCUSED
from communique.reading.standing_parts import Standing
from communique.reading.status_cues import (
    is_awaited,
    is_foreseen,
    is_forum,
    is_idle,
    is_now,
    is_of_any,
    is_said_not_to_be,
    is_setting,
    is_vowed,
    is_willingness,
    is_yet_to_come,
    shares_a_view,
    takes_effect,
    under_negotiation,
    was_tried,
)
from communique.reading.when import When

CONTACTS: Final = frozenset({"talks", "visit", "call", "message", "contact"})
PAIRED: Final = frozenset({"talks", "call", "contact", "agreement", "channel", "message"})
"""Types that take two sides, of which a report may leave one to be understood."""
_UNNAMED: Final = frozenset(
    {"sanction", "step", "withdrawal", "missile-test", "nuclear-test", "exercise", "deployment"}
)
"""Types told in the passive without an actor ("sanctions were tightened"): the report's own words must bring him in."""
_SEEN: Final = frozenset({"attack", "exercise", "missile-test", "nuclear-test", "deployment"})
"""Types of events that a place and a day tell well enough, whatever the clause around them is about."""
_ANNOUNCED: Final = frozenset({"sanction", "exercise", "deployment"})
_RECALLED: Final = frozenset({"attack", "exercise", "sanction", "missile-test", "nuclear-test"})
"""Types that a noun with whose it is recalls well enough: "after a Peruvian missile test"."""
_TESTS: Final = frozenset({"missile-test", "nuclear-test"})
_LASTING: Final = CONTACTS | {"exercise", "step", "attack", "deployment", "sanction"}
"""Types that take time; the others are over once they are told."""
UNREAL: Final = frozenset(
    {"proposed", "offered", "demanded", "threatened", "refused", "hypothetical", "possible", "doubted"}
)
"""Standings of what is only thought of: the time of the thought is not the event's."""
_EXPECTED: Final = CONTACTS | {"agreement"}


def decide(
    document: Document,
    match: Match,
    standing: Standing,
    when: When | None,
    *,
    sides: int,
    people: int,
    placed: bool,
    generic: bool,
    definite: bool,
    title: bool,
) -> tuple[str | None, bool]:
    """The status of a mention and whether it stands as an account by itself.

    Args:
        document: The document.
        match: The frame found.
        standing: What the words around it say.
        when: Its date, if told.
        sides: Number of sides that it names.
        people: Number of persons that it names.
        placed: Whether its place is told.
        generic: Whether it is spoken of in general.
        definite: Whether it points at something known.
        title: Whether it stands in a headline, which gives only what the body supports.

    Returns:
        Status, None where the mention tells none; and whether it may stand alone.
    """
    status = status_of(document, match, standing, when)
    if status in (None, "proposed", "uncertain") and _is_presupposed(
        document, match, standing, when, definite=definite
    ):
        status = "happened"
    if status is None or (when is None and not placed and is_willingness(document, match, standing)):
        return None, False
    if when is None and not placed and is_idle(document, match, standing):
        return status, False
    if match.frame.form == "noun" and is_said_not_to_be(document, match, standing):
        return status, sides > 1 and not title
    if title or match.inner or (generic and when is None):
        return status, False
    if status == "proposed" and match.frame.type == "sanction":
        return status, sides > 0
    return status, _stands(
        document, match, standing, status, when, sides=sides, people=people, placed=placed, definite=definite
    )


_OFF: Final = frozenset({"cancelled", "postponed", "denied", "refused"})


def _is_presupposed(
    document: Document, match: Match, standing: Standing, when: When | None, *, definite: bool
) -> bool:
    """Whether a noun points at what is known to have been: "they never answered the North's test in January".

    What the clause around it denies, demands or imagines is something else, unless its verb acts on the very event.
    """
    if match.frame.form != "noun" or not definite or standing.effect is not None or standing.code in _OFF:
        return False
    return when is not None and when.rule == "attached" and lies_behind(document, when)


def _stays_in_touch(document: Document, match: Match, code: str) -> bool:
    """Whether a contact is told as a state that lasts: "is in contact", "have been in touch", "said that they were in touch"."""
    if match.frame.type != "contact" or match.frame.form != "phrase" or match.frame.words[0] != "be":
        return False
    return code in ("present", "perfect", "none") or (
        code == "past" and document.relation(document.clause_root(match.head)) == "ccomp"
    )


def status_of(document: Document, match: Match, standing: Standing, when: When | None) -> str | None:
    """The status that the words give, None where they give none or the thing is only thought of."""
    expected = match.frame.type in _EXPECTED
    code = standing.code
    if match.frame.type == "sanction" and match.frame.form == "noun" and standing.effect == "failed":
        # "the embargo has failed": it stands, and was not laid by failing
        return None
    if when is None and not standing.negated and _stays_in_touch(document, match, code):
        return "ongoing"
    if (
        match.frame.type == "visit"
        and match.frame.form == "noun"
        and code == "past"
        and is_now(document, match, when)
    ):
        return "ongoing"
    if (
        match.frame.form == "verb"
        and match.frame.type == "agreement"
        and shares_a_view(document, match, code)
    ):
        return None
    if match.frame.type == "agreement" and under_negotiation(document, match, standing):
        return "proposed"
    if match.frame.type == "office" and match.places.get("as") and "dismiss" in forms(document, match.head):
        # "dismissed the president as a fool" takes no office from him
        return None
    if is_put_off(match, standing):
        return match.frame.status
    if is_weighed(document, match, standing):
        return "proposed"
    if was_only_planned(document, match, standing):
        return "cancelled"
    if match.frame.outcome == "drafting" and code in ("past", "perfect"):
        # what "was drafted" has been decided on since
        return None
    if match.frame.status is not None and code in ("past", "perfect", "ongoing", "present"):
        return match.frame.status
    if code == "denied" and match.frame.type not in _EXPECTED | {"channel"}:
        # "denied being behind the attack": who did it is denied, and to deny it is a statement (ruling 32)
        return None
    if standing.effect == ACCUSED and match.frame.type in _CHARGED and code in ("past", "perfect", "present"):
        return None
    if standing.effect == ACCUSED and match.frame.type == "attack" and code == "present":
        return "happened"
    if code in ("cancelled", "postponed", "denied"):
        return code
    if (
        standing.negated
        and code in ("past", "perfect")
        and match.frame.form == "verb"
        and match.frame.type in CONTACTS
    ):
        return "denied"
    if is_said_not_to_be(document, match, standing):
        return "denied"
    if standing.negated or standing.habitual:
        return None
    if code in ("past", "perfect", "present") and standing.doubted and expected:
        return "uncertain"
    if code == "perfect" and match.frame.type in _KEPT_UP and runs_since(document, when):
        return "ongoing"
    if code in ("past", "perfect"):
        if standing.begun and code == "perfect" and match.frame.type in _LASTING:
            return "ongoing"
        return timed(document, when, "happened")
    if code == "ongoing" and match.frame.type not in _LASTING and standing.doubted:
        # "possibly even testing a device" is what somebody thinks
        return "uncertain" if expected else None
    if code == "ongoing" and match.frame.type not in _LASTING:
        return timed(document, when, "happened")
    if code == "ongoing":
        return "scheduled" if lies_ahead(document, when) else "ongoing"
    if code == "present" and match.frame.form == "verb" and forms(document, match.head) & _KEEPING:
        # "stations 28,500 troops in the South": a standing build-up, and no movement (ruling 45)
        return None
    if (
        code == "present"
        and when is None
        and match.frame.type in _ACTS
        and match.frame.form in ("verb", "phrase")
    ):
        # In the plain present the press tells what is done always, or in a scenario; headlines tell the news.
        return None if document.zone(match.head) == "body" and not standing.begun else "happened"
    if code == "present" and when is None and is_of_any(document, match):
        return None
    if code == "present" and expected and match.frame.form == "verb" and is_yet_to_come(document, match):
        return "scheduled"
    if code == "present":
        if standing.begun and lies_ahead(document, when):
            return "scheduled"
        if match.frame.type == "contact" and match.frame.both and document.zone(match.head) == "body":
            # "I say to them openly": in the plain present nobody is told to have been told
            return None
        if standing.begun or match.frame.type == "contact" or match.frame.form == "predicate":
            return "ongoing"
        return timed(document, when, "happened")
    if code == "planned" and match.frame.type in _HOSTILE and is_vowed(document, standing):
        return None
    if code == "future" and takes_effect(document, match):
        return "happened"
    if code in ("future", "planned") and standing.doubted:
        return "uncertain"
    if code == "future" and is_foreseen(document, match, standing) and not lies_behind(document, when):
        return "proposed"
    if code in ("future", "planned"):
        over = lies_behind(document, when) and not (standing.firm and is_of_today(document, when))
        return "happened" if over and code == "future" else "scheduled"
    if code == "purpose" and match.frame.type == "exercise" and match.frame.form != "noun":
        # who fires or flies "to simulate an attack" does just that
        return "happened"
    if code == "purpose":
        ahead = not lies_behind(document, when) or (when is not None and when.rule == "under way")
        return ("scheduled" if ahead else "happened") if expected else None
    if code in ("possible", "doubted"):
        foreseen = match.frame.type in _TESTS and when is not None and not lies_behind(document, when)
        return "uncertain" if expected or foreseen else None
    if code == "proposed" and match.frame.type in _TRIED and was_tried(document, standing):
        return "happened"
    if code in ("proposed", "offered"):
        if (
            expected
            and when is not None
            and when.rule == "attached"
            and lies_ahead(document, when)
            and match.frame.form == "noun"
        ):
            return "scheduled"
        return "proposed" if expected else None
    if (
        code == "hypothetical"
        and match.frame.type == "agreement"
        and (standing.effect == "realised" or is_awaited(document, match))
    ):
        return "proposed"
    if code == "demanded" and match.frame.type == "step" and match.frame.form == "verb" and when is not None:
        # "must be removed by June": a term with a deadline of its own (ruling 15)
        return "scheduled" if when.rule == "attached" and not lies_behind(document, when) else None
    if code == "demanded":
        named = standing.begun and is_forum(document, match)
        return "proposed" if expected and (when is not None or named) else None
    if code == "none" and match.frame.type == "contact" and standing.governor == match.head:
        return "ongoing"
    if code == "none":
        return timed(document, when, None)
    return None


_TRIED: Final = frozenset({"missile-test", "nuclear-test", "attack"})
"""Types that are done by being tried: a launch that was attempted was made, whatever came of it."""


_CHARGED: Final = frozenset({"withdrawal", "step", "sanction", "deployment"})
"""Types that an accusation does not make an account: to say that another reneged is a statement."""
_KEEPING: Final = frozenset({"station", "base", "keep"})
_KEPT_UP: Final = frozenset({"step", "sanction", "deployment"})
"""Types whose acts last once they are done: "has suspended its tests since May"."""


def runs_since(document: Document, when: When | None) -> bool:
    """Whether a date is told as running on: "since May"."""
    before = None if when is None else document.token_at(max(0, when.span.start - 2))
    return before is not None and low(document, before) == "since"


_HOSTILE: Final = frozenset(
    {"attack", "missile-test", "nuclear-test", "deployment", "withdrawal", "sanction", "exercise"}
)
_ACTS: Final = frozenset(
    {"missile-test", "nuclear-test", "deployment", "attack", "sanction", "step", "exercise"}
)


def _stands(
    document: Document,
    match: Match,
    standing: Standing,
    status: str,
    when: When | None,
    *,
    sides: int,
    people: int,
    placed: bool,
    definite: bool,
) -> bool:
    """Whether a mention tells enough to be an account: what is only alluded to joins another mention or goes."""
    type_ = match.frame.type
    attached = when is not None and when.rule in ("attached", "clause")
    counted = any(document.relation(child) == "nummod" for child in document.children(match.head))
    if type_ in PAIRED and match.frame.form == "noun" and counted and status == "happened":
        return True
    if (
        type_ == "step"
        and status == "happened"
        and standing.code == "past"
        and definite
        and match.places.get("of")
    ):
        # "the release of the prisoner" is told as known; the words around it may name who let him go
        return True
    telling = sides > 0 or attached or placed or (type_ in PAIRED and standing.firm and not match.frame.loose)
    if not telling and type_ in _UNNAMED and standing.firm:
        telling = match.frame.form != "noun" or type_ in _TESTS or type_ == "exercise"
    if not telling:
        return False
    if (
        type_ == "attack"
        and match.frame.form == "verb"
        and status == "happened"
        and standing.firm
        and placed
        and attached
    ):
        return True
    if match.frame.form != "noun" and status == "uncertain":
        return (sides > 0 or attached) if type_ in _TESTS else attached or placed or people > 1
    if (
        match.frame.form != "noun"
        and status == "proposed"
        and standing.code in ("offered", "proposed", "demanded")
    ):
        return (attached or placed or people > 1) and (
            sides > 1 or (type_ == "visit" and sides > 0 and attached and placed)
        )
    if match.frame.form != "noun":
        return not (match.frame.loose and not (sides > 0 and (attached or standing.firm)))
    if match.frame.loose:
        undergone = type_ == "attack" and attached and bool(match.places.get("of"))
        telling = (sides > 0 and standing.firm) or ((sides > 0 or undergone) and attached)
        return telling and status not in ("proposed", "uncertain")
    if status == "uncertain" and type_ in _TESTS:
        return sides > 0 or attached
    if status == "uncertain":
        # "the summit with him could still be held on June 12": the other side is the one that speaks of it
        return (sides > 1 and (definite or attached or placed)) or (sides > 0 and definite and attached)
    if status == "proposed":
        revived = standing.begun and (definite or is_forum(document, match))
        return sides > 1 or attached or placed or revived or match.frame.level is not None
    if standing.firm or attached:
        return True
    if (
        type_ in _SEEN
        and status == "happened"
        and standing.code == "past"
        and when is not None
        and when.rule == "beside"
        and not match.frame.loose
        and placed
    ):
        # "died in a rocket attack near the town on Tuesday"
        return True
    if status == "scheduled" and standing.effect == "planned" and type_ in _ANNOUNCED and sides > 0:
        # "announced plans for new sanctions": an act that its own actor announced (ruling 33)
        return True
    if type_ == "talks" and sides == 0 and people == 0 and is_setting(document, match, definite=definite):
        return False
    if type_ in CONTACTS:
        return sides > 1 or placed
    if status == "happened" and standing.code == "past" and type_ in _RECALLED and sides > 0:
        return True
    return (
        sides > 0 and definite if status == "happened" else status in ("cancelled", "postponed") and sides > 0
    )
