"""Read and check a profile. Nothing is guessed: what breaks the rules is named with its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec
import yaml

from communique.errors import DataError, NotFoundError
from communique.model import KnownEvent, Profile, ProfileActor, ProfileOffice, ProfileSide
from communique.model.interval import parse
from communique.model.vocabulary import EVENT_TYPES, ISSUES
from communique.profiles.frames import FrameEntry, faults_of, frames_of

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?\Z")
_TODO = "Correct the profile; docs/ACTORS.md shows its form."


class _Side(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    names: tuple[str, ...] = ()
    capital: str | None = None


class _Office(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: str
    of: str | None = None
    since: str | None = None
    until: str | None = None


class _Actor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    names: tuple[str, ...] = ()
    side: str | None = None
    gender: str | None = None
    members: tuple[str, ...] = ()
    offices: tuple[_Office, ...] = ()


class _Event(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    type: str
    date: str
    name: str
    names: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    place: str | None = None


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    title: str = ""
    sides: dict[str, _Side] = {}
    people: dict[str, _Actor] = {}
    organisations: dict[str, _Actor] = {}
    channels: dict[str, _Actor] = {}
    groups: dict[str, _Actor] = {}
    places: dict[str, _Actor] = {}
    events: dict[str, _Event] = {}
    issues: tuple[str, ...] = ()
    outlets: dict[str, str] = {}
    frames: dict[str, FrameEntry] = {}
    about: tuple[str, ...] = ()


_KINDS = {
    "people": "person",
    "organisations": "organisation",
    "channels": "channel",
    "groups": "group",
    "places": "place",
}


def shipped() -> tuple[str, ...]:
    """Names of the profiles that come with the program."""
    folder = resources.files("communique.profiles")
    return tuple(
        sorted(each.name.removesuffix(".yaml") for each in folder.iterdir() if each.name.endswith(".yaml"))
    )


def load(path_or_name: str | Path) -> Profile:
    """Read a profile.

    Args:
        path_or_name: The name of one that ships (`korea`), or the path of a YAML file.

    Returns:
        The profile.

    Raises:
        NotFoundError: If there is no such profile.
        DataError: If the file is not YAML, or breaks the rules of a profile; the message lists every fault.
    """
    name = str(path_or_name)
    if name in shipped():
        text = resources.files("communique.profiles").joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    else:
        path = Path(path_or_name)
        if not path.is_file():
            raise NotFoundError(
                f"no profile {name!r}", todo=f"Give a YAML file or one of: {', '.join(shipped())}."
            )
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise DataError(f"the profile cannot be read: {error}", where=name, todo=_TODO) from error
    return _built(text, name)


def _built(text: str, where: str) -> Profile:
    try:
        raw: Any = yaml.load(text, _Loader)
    except yaml.YAMLError as error:
        raise DataError(f"not YAML: {error}", where=where, todo=_TODO) from error
    try:
        file = msgspec.convert(raw, _File)
    except msgspec.ValidationError as error:
        raise DataError(str(error), where=where, todo=_TODO) from error
    faults = check(file)
    if faults:
        raise DataError("; ".join(faults), where=where, todo=_TODO)
    return _profile(file)


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML in which a day stays the words it was written in, "on" and "no" are words, and no key stands twice."""

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:
        """A mapping; a key that is given twice is an error."""
        keys = [self.construct_object(key, deep=deep) for key, _ in node.value]
        double = {key for key in keys if keys.count(key) > 1}
        if double:
            raise yaml.YAMLError(f"{sorted(map(str, double))} given twice, line {node.start_mark.line + 1}")
        return super().construct_mapping(node, deep=deep)


_Loader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern) for tag, pattern in held if tag.rpartition(":")[2] not in ("timestamp", "int", "bool")
    ]
    for first, held in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(?:true|false)\Z"), ["t", "f"])


def check(file: _File) -> list[str]:
    """Every fault of a profile's content, each as one phrase."""
    return [
        *_ids(file),
        *_actors(file),
        *_events(file),
        *(f"about: {each!r} is none of the sides" for each in file.about if each not in file.sides),
        *faults_of(file.frames),
        *(f"no such issue: {each}" for each in file.issues if each not in ISSUES),
    ]


def _ids(file: _File) -> Iterator[str]:
    seen: dict[str, str] = {}
    for section in ("sides", *_KINDS, "events"):
        for id in getattr(file, section):
            if not _SLUG.match(id):
                yield f"{section}.{id}: an id is lower-case letters, digits and hyphens"
            if id in seen and section != "events" and seen[id] != "events":
                yield f"{section}.{id}: already given under {seen[id]}"
            seen[id] = section


def _actors(file: _File) -> Iterator[str]:
    for section in _KINDS:
        for id, actor in getattr(file, section).items():
            if actor.gender not in (None, "male", "female"):
                yield f"{section}.{id}: gender is male or female, or left out"
            for office in actor.offices:
                for day in (office.since, office.until):
                    if day is not None and not _DAY.match(day):
                        yield f"{section}.{id}: {day!r} is no ISO 8601 day, month or year"
                if office.since and office.until and office.since[:4] > office.until[:4]:
                    yield f"{section}.{id}: {office.title} ends before it begins"


def _events(file: _File) -> Iterator[str]:
    for id, event in file.events.items():
        if event.type not in EVENT_TYPES:
            yield f"events.{id}: no such type: {event.type}"
        try:
            parse(event.date)
        except ValueError as error:
            yield f"events.{id}: {error}"


def _profile(file: _File) -> Profile:
    return Profile(
        id=file.id,
        title=file.title,
        sides=tuple(
            ProfileSide(id=id, name=side.name, names=side.names, capital=side.capital)
            for id, side in file.sides.items()
        ),
        actors=tuple(
            _actor(id, kind, actor)
            for section, kind in _KINDS.items()
            for id, actor in getattr(file, section).items()
        ),
        events=tuple(
            KnownEvent(
                id=id,
                type=event.type,
                date=parse(event.date),
                name=event.name,
                names=event.names,
                sides=event.sides,
                place=event.place,
            )
            for id, event in file.events.items()
        ),
        issues=file.issues,
        outlets=dict(file.outlets),
        frames=frames_of(file.frames),
        about=file.about,
    )


def _actor(id: str, kind: str, actor: _Actor) -> ProfileActor:
    offices = tuple(
        ProfileOffice(title=each.title, of=each.of, since=each.since, until=each.until)
        for each in actor.offices
    )
    return ProfileActor(
        id=id,
        kind=kind,
        name=actor.name,
        names=actor.names,
        side=actor.side,
        members=actor.members,
        offices=offices,
        gender=actor.gender,
    )
