"""Patterns of time expressions: rules.yaml compiled to regular expressions over codes.

A pattern is a row of items: a class in capitals (`MONTH`), a word as it is (`ago`), a choice `( a | b )`, an item
that may be missing (`,?`), any of them named (`m:MONTH`). Names are how a maker gets at the words it needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
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
        needs: Sets of codes: every match holds a code of each.
    """

    name: str
    order: int
    pattern: re.Pattern[str]
    make: str
    params: dict[str, Any]
    guard: str
    needs: tuple[frozenset[str], ...] = ()

    def may_match(self, codes: frozenset[str]) -> bool:
        """Whether a text of these codes may hold a match: a text without a month names no day of one."""
        return not any(need.isdisjoint(codes) for need in self.needs)


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
    items = _ITEM.findall(row["pattern"])
    try:
        seen: dict[str, int] = {}
        pattern = re.compile("".join(_translate(item, row, lexicon, seen) for item in items))
    except re.error as error:
        raise DataError(f"rule {row['name']!r}: {error} in {row['pattern']!r}") from error
    needs = tuple(sorted(set(_needs(iter(items), lexicon)[0]), key=len))
    return Rule(
        row["name"], order, pattern, row["make"], dict(row.get("with", {})), row.get("guard", ""), needs
    )


def _needs(items: Iterator[str], lexicon: Lexicon) -> tuple[list[frozenset[str]], str]:
    """What every match of a pattern, or of the rest of a group, holds a code of; and the bracket that ends the group."""
    ways: list[list[frozenset[str]]] = [[]]
    ending = ""
    for item in items:
        if item[0] == ")":
            ending = item
            break
        if item == "|":
            ways.append([])
        elif item[-1] == "(":
            inner, closing = _needs(items, lexicon)
            ways[-1] += [] if closing.endswith("?") else inner
        elif not (len(item) > 1 and item[-1] == "?"):
            ways[-1].append(frozenset(_codes(item, lexicon)))
    if len(ways) == 1:
        return ways[0], ending
    # Of several ways each is open: a match holds what one of them asks for.
    return [frozenset().union(*(min(way, key=len) for way in ways))] if all(ways) else [], ending


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
    codes = _codes(item, lexicon)
    if not codes:
        raise DataError(f"rule {row['name']!r}: nothing has the class {_bare(item)!r}")
    charset = "[" + re.escape(codes) + "]"
    if not group:
        return charset + suffix
    return f"(?P<{_group(group, seen)}>{charset})" + suffix


def _codes(item: str, lexicon: Lexicon) -> str:
    """The codes of the words that an item stands for."""
    name = _bare(item)
    return lexicon.codes_with(name if _is_class(name) else "=" + name)


def _bare(item: str) -> str:
    """The class or word of an item, without its group and suffix; empty for brackets and bars."""
    if item[0] in "()|" or item[-1] == "(":
        return ""
    rest = item.rpartition(":")[2] if len(item) > 1 else item
    return rest[:-1] if len(rest) > 1 and rest[-1] in "?+" else rest


def _is_class(name: str) -> bool:
    return name[0].isalpha() and name == name.upper()
