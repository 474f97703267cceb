"""Which issues words speak of: a lexicon of terms for each issue, the same for every negotiation.

The terms are in `issues.yaml`. A term counts where it stands in running text; a term inside a longer phrase with
another meaning ("missile defence") does not. Each issue found keeps the characters that name it, to be cited.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any, cast

import msgspec
import yaml

from communique.errors import DataError
from communique.model.vocabulary import EVENT_TYPES, ISSUES, Issue

Found = dict[Issue, tuple[int, int]]
"""Issues with the characters of the first term that names each."""


class IssueLexicon(msgspec.Struct, frozen=True):
    """Patterns for the terms of each issue, the phrases that take them back, and issues by account type."""

    terms: dict[Issue, re.Pattern[str]]
    barred: dict[Issue, re.Pattern[str]]
    by_account: dict[str, Issue]


@cache
def issue_lexicon() -> IssueLexicon:
    """The shipped lexicon, read and checked once.

    Raises:
        DataError: If the file breaks its rules.
    """
    source = resources.files("communique.reading").joinpath("issues.yaml")
    return parse_issues(yaml.safe_load(source.read_text("utf-8")), "issues.yaml")


def parse_issues(data: Any, where: str) -> IssueLexicon:
    """Check what an issue file holds and compile it.

    Args:
        data: The file's YAML.
        where: Its name, for errors.

    Raises:
        DataError: If an issue or account type is unknown, or an issue has no terms.
    """
    if not isinstance(data, dict):
        raise DataError("the issue lexicon is not a mapping", where=where)
    barred = data.get("not") or {}
    accounts = data.get("by_account") or {}
    named = {key: value for key, value in data.items() if key not in ("not", "by_account")}
    for key in [*named, *barred, *accounts.values()]:
        if key not in ISSUES:
            raise DataError(f"unknown issue: {key!r}", where=where)
    if unknown := set(accounts) - set(EVENT_TYPES):
        raise DataError(f"unknown account type: {', '.join(sorted(unknown))}", where=where)
    return IssueLexicon(
        terms={cast("Issue", key): _pattern(_terms(value, where)) for key, value in named.items()},
        barred={cast("Issue", key): _pattern(_terms(value, where)) for key, value in barred.items()},
        by_account={str(key): cast("Issue", value) for key, value in accounts.items()},
    )


def _terms(given: Any, where: str) -> list[str]:
    if not isinstance(given, list) or not given:
        raise DataError("an issue has no terms", where=where)
    return [part.strip() for item in given for part in str(item).split(",") if part.strip()]


def _pattern(terms: list[str]) -> re.Pattern[str]:
    ordered = sorted(set(terms), key=len, reverse=True)
    parts = [
        re.escape(term).replace(r"\*", r"[\w-]*").replace(r"\ ", r"[\s-]+").replace("'", "['’]")
        for term in ordered
    ]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


def issues_in(text: str, start: int = 0, end: int | None = None) -> Found:
    """The issues that a stretch of text names, in the order of the lexicon.

    Args:
        text: The report's text.
        start: First character to look at.
        end: Character after the last; the whole text if not given.
    """
    lexicon = issue_lexicon()
    stop = len(text) if end is None else end
    found: Found = {}
    for issue, pattern in lexicon.terms.items():
        barred = (
            [match.span() for match in lexicon.barred[issue].finditer(text, start, stop)]
            if issue in lexicon.barred
            else []
        )
        for match in pattern.finditer(text, start, stop):
            if not any(first <= match.start() < last for first, last in barred):
                found[issue] = match.span()
                break
    return found
