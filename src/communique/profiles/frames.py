"""A profile's own frames: the keys that a user may write, and the faults that the vocabularies show.

Roles and classes of nouns are the lexicon's, which checks them when it takes the frames in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from communique.model import ProfileFrame
from communique.model.vocabulary import EVENT_TYPES, LEVELS, OUTCOMES, STATUSES

_FORMS = ("noun", "verb", "phrase", "adjective", "predicate")


class FrameEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A frame as it is written in YAML, under its name; see `ProfileFrame` for the keys."""

    type: str
    form: str
    example: str
    roles: str | None = None
    say: str | None = None
    needs: dict[str, tuple[str, ...]] = {}
    modified: tuple[str, ...] = ()
    number: str | None = None
    plural: bool = False
    loose: bool = False
    plain: bool = False
    bare: bool = False
    absorbs: bool = False
    subject_not: str | None = None
    level: str | None = None
    outcome: str | None = None
    status: str | None = None


def faults_of(frames: Mapping[str, FrameEntry]) -> Iterator[str]:
    """Every fault of these frames, each as one phrase."""
    for name, frame in frames.items():
        allowed = (
            ("type", frame.type, EVENT_TYPES), ("form", frame.form, _FORMS), ("level", frame.level, LEVELS),
            ("outcome", frame.outcome, OUTCOMES), ("status", frame.status, STATUSES), ("number", frame.number, ("plural",)),
        )  # fmt: skip
        for key, held, known in allowed:
            if held is not None and held not in known:
                yield f"frames.{name}: {held!r} is no {key}; one of {', '.join(known)}"
        words = (name if frame.say is None else frame.say).split()
        if not words:
            yield f"frames.{name}: has no words"
        elif frame.form == "phrase" and len(words) < 2:
            yield f"frames.{name}: a phrase is a verb with its noun: two words or more"
        if len(frame.example.split()) < 2:
            yield f"frames.{name}: the example is no sentence"


def frames_of(frames: Mapping[str, FrameEntry]) -> tuple[ProfileFrame, ...]:
    """The frames as the profile holds them, in their order."""
    return tuple(
        ProfileFrame(
            name=name,
            needs=tuple(frame.needs.items()),
            **{key: getattr(frame, key) for key in frame.__struct_fields__ if key != "needs"},
        )
        for name, frame in frames.items()
    )
