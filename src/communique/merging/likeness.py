"""Whether two accounts name the same parties: sides, targets, people, places and levels.

What only one of them names says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from communique.merging.facts import Facts
from communique.merging.tables import Line, weigh
from communique.merging.words import holds


def sides(left: Facts, right: Facts) -> Iterator[Line]:
    """Who acts or takes part."""
    if not left.sides or not right.sides:
        return
    if left.sides == right.sides:
        yield "same sides", weigh("sides", "same"), left.sides
    elif left.sides <= right.sides or right.sides <= left.sides:
        yield "fewer sides", weigh("sides", "within"), left.sides & right.sides
    elif len(left.sides & right.sides) > 1:
        yield "many sides", weigh("sides", "many"), left.sides & right.sides
    elif left.sides & right.sides:
        yield "some sides", weigh("sides", "overlap"), left.sides & right.sides


def target(left: Facts, right: Facts) -> Iterator[Line]:
    """Whom it is aimed at."""
    if left.target and right.target:
        same = bool(left.target & right.target)
        yield ("same target", weigh("target", "same"), left.target & right.target) if same else (
            "other target", weigh("target", "differ"), (left.target, right.target)
        )  # fmt: skip


def people(left: Facts, right: Facts) -> Iterator[Line]:
    """Who takes part in person."""
    if not left.people or not right.people:
        return
    exact = left.people & right.people
    common = exact | _by_surname(left.people - exact, right.people - exact)
    if not common:
        yield "other people", weigh("people", "differ"), (left.people, right.people)
        return
    small = min(len(left.people), len(right.people))
    if left.type != "visit" and len(common) == 1 < small:
        yield "other partners", weigh("people", "partners"), (left.people | right.people) - common
    else:
        yield "same people", weigh("people", "each") * min(2, len(common)), common


def _by_surname(left: frozenset[str], right: frozenset[str]) -> frozenset[str]:
    """People named in one report by a single name that is part of a fuller one in the other."""
    return frozenset(
        single
        for some, others in ((left, right), (right, left))
        for single in some
        if "-" not in single and any(single in other.split("-") for other in others)
    )


def place(left: Facts, right: Facts) -> Iterator[Line]:
    """Where it is."""
    if not left.place or not right.place:
        return
    if left.place == right.place:
        yield (
            "same place",
            weigh("place", "town" if len(left.place) > 1 else "country"),
            ",".join(left.place),
        )
    elif left.place[-1] in right.place or right.place[-1] in left.place or _near(left.place, right.place):
        if len(left.place) > 1 and len(right.place) > 1 and not _near(left.place, right.place):
            yield "other town", weigh("place", "differ_town"), (left.place[0], right.place[0])
        else:
            yield "same region", weigh("place", "country"), left.place[-1]
    else:
        yield (
            "other country",
            weigh("place", "differ_country"),
            (",".join(left.place), ",".join(right.place)),
        )


def _near(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    return any(holds(a, b) or holds(b, a) for a in left for b in right)


def level(left: Facts, right: Facts) -> Iterator[Line]:
    """The level of talks."""
    if left.level is None or right.level is None:
        if "summit" in (left.level, right.level) and left.type == "talks":
            yield "summit or not told", weigh("level", "bare"), ""
        return
    if left.level == right.level:
        yield "same level", weigh("level", "same"), left.level
        return
    if len(left.people & right.people) > 1:
        # The same two met: that one report calls it a summit and another does not makes no second meeting.
        yield "other level of the same people", weigh("level", "people"), (left.level, right.level)
        return
    kinds = {left.level, right.level}
    name = (
        "track"
        if any(level.startswith("track") for level in kinds)
        else "summit"
        if "summit" in kinds
        else "differ"
    )
    yield "other level", weigh("level", name), (left.level, right.level)
