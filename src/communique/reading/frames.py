"""The frame lexicon: which words tell of an event, of what type, and how its roles are said.

The YAML files in `lexicon/` are written for analysts; here they are checked and turned into plain values. A
profile cannot break them: every mistake is a `DataError` that names the file and the entry.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import msgspec
import yaml

from communique.errors import DataError
from communique.model.vocabulary import EVENT_TYPES, LEVELS, OUTCOMES, STATUSES

LEXICON: Final = Path(__file__).parent / "lexicon"
FRAME_FILES: Final = (
    "contacts.yaml",
    "agreements.yaml",
    "provocations.yaml",
    "attacks.yaml",
    "pressure.yaml",
)
FORMS: Final = frozenset({"noun", "verb", "phrase", "adjective", "predicate"})
ARGUMENTS: Final = frozenset({"subject", "object", "second", "clause"})
ACTOR_CLASSES: Final = frozenset({"party", "person", "state", "place", "any"})
_KEYS: Final = frozenset(
    {
        "type", "form", "roles", "level", "outcome", "status", "absorbs", "loose", "plain", "plural", "number",
        "needs", "modified", "subject_not", "example", "say", "bare", "both", "vague",
    }
)  # fmt: skip


class Roles(msgspec.Struct, frozen=True):
    """Where the roles of an event stand: argument places by role, in order of trust."""

    who: tuple[str, ...] = ()
    aimed: tuple[str, ...] = ()
    ground: tuple[str, ...] = ()
    place: tuple[str, ...] = ()


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """One predicate of the lexicon.

    Attributes:
        id: `type.form.key`, unique.
        type: Event type.
        form: `noun`, `verb`, `phrase` (a verb with a noun that belongs to it) `adjective`, or `predicate`
            ("is in Lima").
        words: What is matched, in lower case; a hyphen divides words.
        roles: How its roles are said.
        needs: Argument places that must be filled, each by one of some classes.
        modified: Classes or words of which one must modify or complete a noun.
        plural: Whether a verb needs two or more subjects.
        number: `plural` where the singular means something else.
        loose: Whether a mention counts only when it names a side and stands in a telling clause.
        both: Whether it counts only where its own words name two sides.
        vague: Whether it leaves open how people spoke: told by itself it is a contact.
        plain: Whether it also stands bare in figures of speech, so that sides or place must be told.
        bare: Whether it only stands for an event of its type that the report has told of before.
        absorbs: Whether the event noun in its object is part of it, no event of its own.
        subject_not: A class that its subject, or an object it does not ask for, must not be of.
        level, outcome, status: What the word itself says.
        example: A sentence of our own that it must be found in.
    """

    id: str
    type: str
    form: str
    words: tuple[str, ...]
    roles: Roles
    example: str
    needs: tuple[tuple[str, tuple[str, ...]], ...] = ()
    modified: tuple[str, ...] = ()
    plural: bool = False
    number: str | None = None
    loose: bool = False
    both: bool = False
    vague: bool = False
    plain: bool = False
    bare: bool = False
    absorbs: bool = False
    subject_not: str | None = None
    level: str | None = None
    outcome: str | None = None
    status: str | None = None


class Lexicon(msgspec.Struct, frozen=True):
    """All frames, found by the head word that they are looked up under, and the noun classes they ask for."""

    frames: tuple[Frame, ...]
    nouns: dict[str, tuple[Frame, ...]]
    verbs: dict[str, tuple[Frame, ...]]
    classes: dict[str, frozenset[str]]


class _Strict(yaml.SafeLoader):
    """A loader that refuses a key written twice: the second would silently win."""


def _mapping(loader: _Strict, node: yaml.MappingNode) -> dict[Any, Any]:
    found: dict[Any, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if key in found:
            raise DataError(f"{key!r} is written twice", where=f"line {key_node.start_mark.line + 1}")
        found[key] = loader.construct_object(value_node, deep=True)
    return found


# YAML 1.1 takes "on", "off", "no" and "yes" for truth values; here they are words of English.
_Strict.yaml_implicit_resolvers = {
    letter: [(tag, rule) for tag, rule in rules if tag != "tag:yaml.org,2002:bool"]
    for letter, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Strict.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"true|false"), ["t", "f"])
_Strict.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def load_yaml(path: Path) -> Any:
    """Read one lexicon file.

    Raises:
        DataError: If it is not YAML or a key is written twice.
    """
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Strict)
    except yaml.YAMLError as problem:
        raise DataError(f"not YAML: {problem}", where=str(path)) from problem
    except DataError as problem:
        raise DataError(problem.what, where=f"{path}, {problem.where}") from problem


def split_words(text: str) -> tuple[str, ...]:
    """The words of an entry, in lower case; a hyphen divides words, as it does in the trees."""
    return tuple(text.lower().replace("-", " ").split())


def head_of(frame: Frame) -> str:
    """The word that a frame is looked up under: a verb's own word, a noun phrase's head."""
    if frame.form == "phrase":
        return frame.words[0]
    if frame.form == "verb":
        hyphen = frame.words and len(frame.words) > 1 and frame.words[0] in ("test", "flight", "re")
        return frame.words[1] if hyphen and frame.words[1] in ("fire", "launch", "test") else frame.words[0]
    for place, word in enumerate(frame.words):
        if word in NOUN_JOINTS and place:
            return frame.words[place - 1]
    return frame.words[-1]


NOUN_JOINTS: Final = frozenset({"of", "from", "with", "on"})
"""Prepositions inside a noun entry: the head stands before the first of them."""


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon that ships with the program, read and checked once."""
    return load_lexicon(LEXICON)


def load_lexicon(folder: Path) -> Lexicon:
    """Read and check a lexicon folder.

    Args:
        folder: Holds `classes.yaml`, `roles.yaml` and the frame files.

    Returns:
        The lexicon.

    Raises:
        DataError: If a file breaks the rules; the message names file, entry and rule.
    """
    classes = _classes(folder / "classes.yaml")
    roles = roles_of(folder)
    frames: list[Frame] = []
    for name in FRAME_FILES:
        path = folder / name
        for group in load_yaml(path)["groups"]:
            frames.extend(_group(group, roles, classes, path))
    seen: dict[str, str] = {}
    for frame in frames:
        if frame.id in seen:
            raise DataError(f"{frame.id} stands twice", where=str(folder))
        seen[frame.id] = frame.id
    return indexed(tuple(frames), classes)


def indexed(frames: tuple[Frame, ...], classes: dict[str, frozenset[str]]) -> Lexicon:
    """A lexicon of these frames: those of more words, and those that ask for more, are tried first."""
    nouns: dict[str, list[Frame]] = {}
    verbs: dict[str, list[Frame]] = {}
    for frame in frames:
        table = nouns if frame.form == "noun" else verbs
        table.setdefault(head_of(frame), []).append(frame)
    longest = {word: tuple(sorted(each, key=lambda one: -len(one.words))) for word, each in nouns.items()}
    fullest = {
        word: tuple(sorted(each, key=lambda one: (-len(one.words), -len(one.needs))))
        for word, each in verbs.items()
    }
    return Lexicon(frames, longest, fullest, classes)


def _classes(path: Path) -> dict[str, frozenset[str]]:
    held = load_yaml(path)
    for name, words in held.items():
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise DataError(f"class {name!r} is not a list of words", where=str(path))
    return {name: frozenset(" ".join(split_words(word)) for word in words) for name, words in held.items()}


@lru_cache(maxsize=4)
def roles_of(folder: Path) -> dict[str, Roles]:
    """The rows of `roles.yaml` by name.

    Raises:
        DataError: If a row is no row of roles.
    """
    path = folder / "roles.yaml"
    try:
        return {name: msgspec.convert(each, Roles, strict=False) for name, each in load_yaml(path).items()}
    except msgspec.ValidationError as problem:
        raise DataError(str(problem), where=str(path)) from problem


def _group(
    group: dict[str, Any], roles: dict[str, Roles], classes: dict[str, frozenset[str]], path: Path
) -> list[Frame]:
    shared = {key: value for key, value in group.items() if key != "entries"}
    frames = []
    for key, value in group["entries"].items():
        own = {"example": value} if isinstance(value, str) else dict(value)
        where = f"{path.name}, {key!r}"
        frames.append(frame_of(str(key), {**shared, **own}, roles, classes, where))
    return frames


_ALLOWED: Final = MappingProxyType(
    {
        "type": frozenset(EVENT_TYPES), "form": FORMS, "level": frozenset(LEVELS),
        "outcome": frozenset(OUTCOMES), "status": frozenset(STATUSES),
    }
)  # fmt: skip


def frame_of(
    key: str, held: dict[str, Any], roles: dict[str, Roles], classes: dict[str, frozenset[str]], where: str
) -> Frame:
    """One entry as a frame.

    Args:
        key: What it is listed as.
        held: Its own and its group's keys.
        roles: Rows of roles by name.
        classes: Classes of nouns by name.
        where: What an error names.

    Raises:
        DataError: If the entry breaks the rules.
    """
    unknown = set(held) - _KEYS
    if unknown:
        raise DataError(f"unknown key {sorted(unknown)[0]!r}", where=where)
    for field, allowed in _ALLOWED.items():
        if field in held and held[field] not in allowed:
            raise DataError(f"{held[field]!r} is no {field}", where=where)
    if held.get("roles") not in roles:
        raise DataError(f"{held.get('roles')!r} is no set of roles; one of {', '.join(roles)}", where=where)
    if not held.get("example"):
        raise DataError("has no example sentence", where=where)
    needs = tuple((str(place), tuple(wanted)) for place, wanted in held.get("needs", {}).items())
    for _, wanted in needs:
        for name in wanted:
            if name.startswith("event:") and name.removeprefix("event:") not in EVENT_TYPES:
                raise DataError(f"{name!r} names no event type", where=where)
    return Frame(
        id=f"{held['type']}.{held['form']}.{key}",
        type=held["type"],
        form=held["form"],
        words=split_words(str(held.get("say", key))),
        roles=roles[held["roles"]],
        example=held["example"],
        needs=needs,
        modified=tuple(held.get("modified", ())),
        plural=bool(held.get("plural", False)),
        number=held.get("number"),
        loose=bool(held.get("loose", False)),
        both=bool(held.get("both", False)),
        vague=bool(held.get("vague", False)),
        plain=bool(held.get("plain", False)),
        bare=bool(held.get("bare", False)),
        absorbs=bool(held.get("absorbs", False)),
        subject_not=held.get("subject_not"),
        level=held.get("level"),
        outcome=held.get("outcome"),
        status=held.get("status"),
    )
