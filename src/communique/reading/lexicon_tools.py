"""For those who extend the frame lexicon: check its rules, try its examples, find an entry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from communique.actors import cast_of
from communique.errors import DataError
from communique.language import Analysis, analyse
from communique.model import NO_PROFILE, Profile, Report, content_hash
from communique.page.types import Block, Page
from communique.reading.document import Document
from communique.reading.extended import lexicon_of, own_frames
from communique.reading.frames import LEXICON, Frame, Lexicon, load_lexicon
from communique.reading.levels import levels
from communique.reading.matching import find_matches
from communique.reading.mended import mended
from communique.reading.standing_words import standing_words


class Tried(msgspec.Struct, frozen=True):
    """What became of one entry's example.

    Attributes:
        frame: Id of the entry.
        example: Its example sentence.
        found: Whether the entry, or another of its type at the same word, was found in it.
        instead: Ids of the entries that were found.
    """

    frame: str
    example: str
    found: bool
    instead: tuple[str, ...]


def check_lexicon(folder: Path = LEXICON, profile: Profile = NO_PROFILE) -> tuple[str, ...]:
    """The problems of a lexicon folder as plain sentences; none if all rules hold.

    Args:
        folder: Holds the YAML files.
        profile: A profile whose own frames are checked with it.
    """
    try:
        own_frames(profile)
        held = load_lexicon(folder)
        if folder == LEXICON:
            standing_words()
            levels()
    except DataError as problem:
        return (str(problem),)
    except (KeyError, TypeError, AttributeError, OSError) as problem:
        return (f"{folder}: cannot be read as a lexicon ({problem!r})",)
    return tuple(_unknown_classes((*own_frames(profile), *held.frames)))


def _unknown_classes(frames: Iterable[Frame]) -> Iterable[str]:
    """Class names that look meant but are not defined: capitals or a class written wrongly."""
    for frame in frames:
        for place, wanted in frame.needs:
            if not place.islower():
                yield f"{frame.id}: {place!r} is no argument place"
            for name in wanted:
                if name != name.lower():
                    yield f"{frame.id}: {name!r} is neither a class nor a word in lower case"


def find_frames(word: str, profile: Profile = NO_PROFILE) -> tuple[Frame, ...]:
    """The entries in which a word stands: a profile's own first, then in the order of the lexicon."""
    wanted = word.lower()
    return tuple(
        frame
        for frame in lexicon_of(profile).frames
        if wanted in frame.words or wanted in frame.id.rpartition(".")[2].lower()
    )


def try_examples(frames: Sequence[Frame] | None = None, profile: Profile = NO_PROFILE) -> tuple[Tried, ...]:
    """Read each entry's example and say whether the entry was found in it.

    Args:
        frames: The entries to try, all if None.
        profile: A profile whose own frames count beside the shipped ones.
    """
    held = lexicon_of(profile)
    chosen = tuple(held.frames if frames is None else frames)
    analyses = [mended(each) for each in analyse([frame.example for frame in chosen])]
    # A user's own entry must be found itself; that a shipped one of its type was there already is worth knowing.
    own = {frame.id for frame in own_frames(profile)}
    return tuple(
        _try(frame, analysis, held, strict=frame.id in own)
        for frame, analysis in zip(chosen, analyses, strict=True)
    )


def _try(frame: Frame, analysis: Analysis, held: Lexicon, *, strict: bool) -> Tried:
    document = document_of_sentence(frame.example, analysis)
    found = tuple(match.frame.id for match in find_matches(document, held))
    types = {name.partition(".")[0] for name in found}
    like = frame.type in types and not strict
    return Tried(frame.id, frame.example, frame.id in found or like, found)


def document_of_sentence(text: str, analysis: Analysis) -> Document:
    """A document of one body paragraph, for examples and tests."""
    report = Report(id=content_hash(text), text=text, name="example")
    page = Page(blocks=(Block(0, len(text), "body"),))
    return Document(report, page, analysis, cast_of(report, page, analysis))
