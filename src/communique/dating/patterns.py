"""Patterns of time expressions: rules.yaml compiled to regular expressions over codes.

A pattern is a row of items: a class in capitals (`MONTH`), a word as it is (`ago`), a choice `( a | b )`, an item
that may be missing (`,?`), any of them named (`m:MONTH`). Names are how a maker gets at the words it needs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from communique.dating.lexicon import Lexicon
from communique.errors import DataError

_ITEM: Final = re.compile(r"(?:[a-z]+:)?\((?=\s)|\)[?+]?(?=\s|$)|\|(?=\s)|\S+")


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule: what it matches and which maker reads it.

    Attributes:
        name: Unique; every value carries it.
        order: Place in the file: of two rules that match the same words the earlier wins.
        pattern: The compiled pattern, over codes.
        make: Name of the maker.
        params: What the maker is told.
        guard: Name of a check of the surroundings, empty for none.
    """

    name: str
    order: int
    pattern: re.Pattern[str]
    make: str
    params: dict[str, Any]
    guard: str


def read_rules(path: Path = Path(__file__).with_name("rules.yaml")) -> list[dict[str, Any]]:
    """The rows of a rules file.

    Raises:
        DataError: If a row lacks a name, a pattern or a maker, or a name stands twice.
    """
    data: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
    macros = data.get("macros", {}) if isinstance(data, dict) else {}
    rows = data.get("rules") if isinstance(data, dict) else None
    if not isinstance(rows, list):
        raise DataError(f"{path}: expected a list under 'rules'")
    names: set[str] = set()
    for row in rows:
        if not isinstance(row, dict) or not {"name", "pattern", "make"} <= set(row):
            raise DataError(f"{path}: a rule needs name, pattern and make: {row!r}")
        if row["name"] in names:
            raise DataError(f"{path}: two rules are named {row['name']!r}")
        names.add(row["name"])
        row["pattern"] = expand(row["pattern"], macros)
    return rows


def expand(pattern: str, macros: dict[str, str]) -> str:
    """Put the text of `<macro>` in its place, innermost last."""
    for _ in range(5):
        pattern = re.sub(r"<(\w+)>", lambda match: f"( {macros[match.group(1)]} )", pattern)
    return pattern


def literals_of(rows: list[dict[str, Any]]) -> set[str]:
    """Words that the patterns name as they are."""
    found: set[str] = set()
    for row in rows:
        for item in _ITEM.findall(row["pattern"]):
            name = _bare(item)
            if name and not _is_class(name):
                found.add(name)
    return found


def compile_rules(rows: list[dict[str, Any]], lexicon: Lexicon) -> tuple[Rule, ...]:
    """Compile the rows against a lexicon.

    Raises:
        DataError: If a pattern names a class that no word has, or is no pattern.
    """
    return tuple(_compile(row, order, lexicon) for order, row in enumerate(rows))


def _compile(row: dict[str, Any], order: int, lexicon: Lexicon) -> Rule:
    try:
        seen: dict[str, int] = {}
        pattern = re.compile(
            "".join(_translate(item, row, lexicon, seen) for item in _ITEM.findall(row["pattern"]))
        )
    except re.error as error:
        raise DataError(f"rule {row['name']!r}: {error} in {row['pattern']!r}") from error
    return Rule(row["name"], order, pattern, row["make"], dict(row.get("with", {})), row.get("guard", ""))


def _group(name: str, seen: dict[str, int]) -> str:
    """A group's name, with a number where the pattern names it more than once: `y`, `y_2`, `y_3`."""
    seen[name] = seen.get(name, 0) + 1
    return name if seen[name] == 1 else f"{name}_{seen[name]}"


def _translate(item: str, row: dict[str, Any], lexicon: Lexicon, seen: dict[str, int]) -> str:
    if item in "(|":
        return "(?:" if item == "(" else "|"
    if item[-1] == "(":
        return f"(?P<{_group(item[:-2], seen)}>"
    if item[0] == ")":
        return item
    group, _, rest = item.rpartition(":") if len(item) > 1 else ("", "", item)
    suffix = rest[-1] if len(rest) > 1 and rest[-1] in "?+" else ""
    name = _bare(item)
    codes = lexicon.codes_with(name if _is_class(name) else "=" + name)
    if not codes:
        raise DataError(f"rule {row['name']!r}: nothing has the class {name!r}")
    charset = "[" + re.escape(codes) + "]"
    if not group:
        return charset + suffix
    return f"(?P<{_group(group, seen)}>{charset})" + suffix


def _bare(item: str) -> str:
    """The class or word of an item, without its group and suffix; empty for brackets and bars."""
    if item[0] in "()|" or item[-1] == "(":
        return ""
    rest = item.rpartition(":")[2] if len(item) > 1 else item
    return rest[:-1] if len(rest) > 1 and rest[-1] in "?+" else rest


def _is_class(name: str) -> bool:
    return name[0].isalpha() and name == name.upper()
