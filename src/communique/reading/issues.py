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
from communique.model.vocabulary import ISSUES, Issue
from communique.reading.terms import TermFinder, any_of

Found = dict[Issue, tuple[int, int]]
"""Issues with the characters of the first term that names each."""


class IssueLexicon(msgspec.Struct, frozen=True):
    """Patterns for the terms of each issue, the phrases that take them back, and the terms that are weak.

    `finder` finds the first two in one pass: an issue's terms under its name, what takes them back under `not` and its name.
    """

    terms: dict[Issue, re.Pattern[str]]
    barred: dict[Issue, re.Pattern[str]]
    weak: dict[Issue, re.Pattern[str]]
    finder: TermFinder[tuple[str, Issue]]


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
        DataError: If an issue is unknown or has no terms.
    """
    if not isinstance(data, dict):
        raise DataError("the issue lexicon is not a mapping", where=where)
    barred = data.get("not") or {}
    weak = data.get("weak") or {}
    named = {key: value for key, value in data.items() if key not in ("not", "weak")}
    for key in [*named, *barred, *weak]:
        if key not in ISSUES:
            raise DataError(f"unknown issue: {key!r}", where=where)
    terms = {cast("Issue", key): _terms(value, where) for key, value in named.items()}
    backs = {cast("Issue", key): _terms(value, where) for key, value in barred.items()}
    try:
        finder = TermFinder(
            {
                **{("", key): each for key, each in terms.items()},
                **{("not", key): each for key, each in backs.items()},
            }
        )
    except ValueError as problem:
        raise DataError(str(problem), where=where) from problem
    return IssueLexicon(
        terms={key: any_of(each) for key, each in terms.items()},
        barred={key: any_of(each) for key, each in backs.items()},
        weak={cast("Issue", key): any_of(_terms(value, where)) for key, value in weak.items()},
        finder=finder,
    )


def _terms(given: Any, where: str) -> list[str]:
    if not isinstance(given, list) or not given:
        raise DataError("an issue has no terms", where=where)
    return [part.strip() for item in given for part in str(item).split(",") if part.strip()]


def issues_in(text: str, start: int = 0, end: int | None = None) -> Found:
    """The issues that a stretch of text names, in the order of the lexicon.

    Args:
        text: The report's text.
        start: First character to look at.
        end: Character after the last; the whole text if not given.
    """
    strong, weak = named_in(text, start, end)
    return strong or weak


def named_in(text: str, start: int = 0, end: int | None = None) -> tuple[Found, Found]:
    """The issues that a stretch of text names outright, and those that only weak terms name; see `issues_in`."""
    lexicon = issue_lexicon()
    found = lexicon.finder.find(text, start, len(text) if end is None else end)
    strong: Found = {}
    weak: Found = {}
    for issue in lexicon.terms:
        backs = found.get(("not", issue), ())
        for span in found.get(("", issue), ()):
            if any(first <= span[0] < last for first, last in backs):
                continue
            if issue in lexicon.weak and lexicon.weak[issue].fullmatch(text, *span):
                weak.setdefault(issue, span)
            else:
                strong[issue] = span
                break
    return strong, weak
