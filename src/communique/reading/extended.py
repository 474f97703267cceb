"""The lexicon as a profile extends it: a user's own predicates beside the shipped ones, checked by the same rules."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import Final

import msgspec

from communique.errors import DataError
from communique.model import NO_PROFILE, Profile, ProfileFrame
from communique.reading.frames import LEXICON, Frame, Lexicon, frame_of, indexed, lexicon, roles_of

DEFAULT_ROLES: Final = MappingProxyType(
    {
        "talks": "meeting", "visit": "traveller", "call": "meeting", "message": "letter", "contact": "meeting",
        "channel": "channel", "agreement": "deal", "step": "act", "withdrawal": "act", "missile-test": "test",
        "nuclear-test": "test", "exercise": "drill", "deployment": "forces", "attack": "strike",
        "sanction": "measure", "office": "office",
    }
)  # fmt: skip
"""How the roles of each type are said, where an entry does not choose; a visit told by a noun has the row `visit`."""


def lexicon_of(profile: Profile = NO_PROFILE) -> Lexicon:
    """The shipped lexicon with a profile's own frames; of two with one id the profile's counts.

    Args:
        profile: What the user tells of the negotiation.

    Raises:
        DataError: If a frame breaks the lexicon's rules; the message names profile, frame and rule.
    """
    return _extended(profile.frames, profile.id) if profile.frames else lexicon()


def own_frames(profile: Profile) -> tuple[Frame, ...]:
    """A profile's own frames, checked.

    Raises:
        DataError: As `lexicon_of`.
    """
    held = lexicon()
    return tuple(_frame(each, held, profile.id) for each in profile.frames)


@lru_cache(maxsize=8)
def _extended(frames: tuple[ProfileFrame, ...], name: str) -> Lexicon:
    held = lexicon()
    own = {frame.id: frame for frame in (_frame(each, held, name) for each in frames)}
    rest = tuple(each for each in held.frames if each.id not in own)
    return indexed((*own.values(), *rest), held.classes)


def _frame(told: ProfileFrame, held: Lexicon, profile: str) -> Frame:
    where = f"profile {profile}, frames, {told.name!r}"
    given = {
        key: value for key, value in msgspec.structs.asdict(told).items() if value not in (None, (), False)
    }
    name = given.pop("name")
    given["needs"] = {place: list(wanted) for place, wanted in told.needs}
    given.setdefault("roles", _usual_roles(told))
    try:
        made = frame_of(name, given, roles_of(LEXICON), held.classes, where)
    except DataError as problem:
        raise DataError(problem.what, where=where, todo=_TODO) from problem
    return _known(made, held, where)


def _usual_roles(told: ProfileFrame) -> str:
    return "visit" if told.type == "visit" and told.form == "noun" else DEFAULT_ROLES[told.type]


def _known(frame: Frame, held: Lexicon, where: str) -> Frame:
    """The frame, if the one class that it asks for by name alone is there."""
    if frame.subject_not is not None and frame.subject_not not in held.classes:
        raise DataError(f"subject_not: {frame.subject_not!r} is no class of nouns", where=where, todo=_TODO)
    return frame


_TODO: Final = "Correct the profile; docs/LEXICON.md explains the entries."
