"""The last step of every way in: text and facts become a report."""

from __future__ import annotations

import re
from typing import Final

from communique.errors import EmptyInputError, InputError
from communique.intake.facts import Facts, without_dates
from communique.model import Hint, Report, content_hash

_WORD: Final = re.compile(r"\w")

Pieces = tuple[tuple[int, int, int], ...]


def build(
    text: str,
    *,
    name: str,
    source: str,
    media_type: str,
    facts: Facts,
    hide_dates: bool = False,
    layout: tuple[Hint, ...] = (),
    original: Pieces = (),
) -> Report | InputError:
    """A report, or the error that there are no words in it.

    Args:
        text: The report's text, as spans will count it.
        name: A short name for people.
        source: Path of the file, with the row's number where it has rows.
        media_type: What the file was.
        facts: What is known beside the text.
        hide_dates: Whether to leave out everything that tells the day.
        layout: Zones that the markup itself tells, `layout:<zone>` with `start-end`.
        original: Pieces that lead back to the file.
    """
    if _WORD.search(text) is None:
        return EmptyInputError(
            "there is no text in it.", where=source, todo="Leave it out, or look whether it was saved whole."
        )
    shown = without_dates(facts) if hide_dates else facts
    return Report(
        id=content_hash(text),
        text=text,
        name=name,
        source=source,
        media_type=media_type,
        outlet=shown.outlet,
        title=shown.title,
        url=shown.url,
        published=shown.published,
        hints=(*shown.hints, *layout),
        original=original,
    )


def titled(title: str | None, text: str) -> tuple[str, int]:
    """The text with its title as first line, unless it stands there already; and where the text now starts."""
    if not title or plain(text[: 2 * len(title) + 40]).startswith(plain(title)):
        return text, 0
    return f"{title}\n\n{text}", len(title) + 2


def plain(text: str) -> str:
    """Letters and digits only, in lower case: for telling whether two lines say the same."""
    return "".join(char for char in text.casefold() if char.isalnum())
