"""What the kind of a statement is read from: the words of what is said, its cue, and who is to act in it.

Also the word lists of `kinds.yaml`, by which words show their kind; phrases are matched on lower-case lemmas.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any, Literal

import msgspec
import yaml

from communique.errors import DataError
from communique.model.vocabulary import Kind

Actor = Literal["own", "other", "joint", "none"]

LISTS = (
    "hostile", "accusing", "willing", "willing_soft", "hoping", "needing", "joining", "calm", "everybody", "going_on",
    "denying", "noncommittal", "conditional", "official", "outsider", "acts",
)  # fmt: skip


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What the rules look at.

    Attributes:
        words: Texts and lemmas of what is said, in lower case, as `" text text " + "|" + " lemma lemma "`.
        group: Name of the cue's group, empty for a bare quotation.
        cue: The cue's key.
        prior: The cue's kind.
        firm: Whether the cue settles it.
        negated: Whether the cue is denied.
        subject: Who is to act in what is said.
        modals: Auxiliaries of its main verb.
        refused: Whether its main verb is negated.
        past: Whether its main verb tells something past or going on.
        form: Complement that it is.
        partisan: Whether the speaker speaks for a side.
        account: Type of an account that it tells, with the speaker's side among its sides.
        imperative: Whether it commands.
        cue_words: Texts of the cue's words, in lower case.
        named: Whether the cue names somebody who is asked to act.
        copula: Whether it says what something is rather than what somebody does.
        verb: Lemma of its main word.
        peer: Whether who is to act is another person of the speaker's own side.
    """

    words: str
    group: str = ""
    cue: str = ""
    prior: Kind | None = None
    firm: bool = False
    negated: bool = False
    subject: Actor = "none"
    modals: tuple[str, ...] = ()
    refused: bool = False
    past: bool = False
    form: str = "clause"
    partisan: bool = True
    account: str | None = None
    imperative: bool = False
    cue_words: tuple[str, ...] = ()
    named: bool = False
    copula: bool = False
    peer: bool = False
    verb: str = ""


@cache
def word_lists() -> dict[str, re.Pattern[str]]:
    """The word lists of `kinds.yaml`, compiled and checked once.

    Raises:
        DataError: If a list is missing, empty or unknown.
    """
    source = resources.files("communique.reading").joinpath("kinds.yaml")
    return parse_lists(yaml.safe_load(source.read_text("utf-8")), "kinds.yaml")


def parse_lists(data: Any, where: str) -> dict[str, re.Pattern[str]]:
    """Check the lists of a kinds file and compile each to one pattern.

    Args:
        data: The file's YAML.
        where: Its name, for errors.
    """
    if not isinstance(data, dict) or set(data) != set(LISTS):
        raise DataError(f"a kinds file holds exactly the lists {', '.join(LISTS)}", where=where)
    found = {}
    for name, phrases in data.items():
        if not isinstance(phrases, list) or not phrases:
            raise DataError(f"the list {name!r} is empty", where=where)
        parts = [re.escape(str(each)).replace(r"\ \*\ ", r" \S+ ").replace(r"\*", r"\S*") for each in phrases]
        found[name] = re.compile(rf" (?:{'|'.join(sorted(parts, key=len, reverse=True))})(?=[ ])")
    return found


def has(words: str, name: str) -> bool:
    """Whether words hold a phrase of a list."""
    return word_lists()[name].search(words) is not None


def harms(words: str) -> bool:
    """Whether words hold out force, once what is only set as a condition or done to one's own arms is left out."""
    return has(_DISARMING.sub(" ", _PROVISO.sub(" ", words)), "hostile")


_PROVISO = re.compile(r" (?:if|provided|as long as|so long as|in exchange for|in return for) [^|]*")
_DISARMING = re.compile(
    r" (?:destroy|eliminate|scrap|bury|abandon|dismantle)\w* (?:\S+ ){0,5}?"
    r"(?:weapons?|arms|arsenals?|stockpiles?|programs?|programmes?|nukes?|missiles?|warheads?|sites?|facilit(?:y|ies)|mines?|agents?) "
)


def conditional(said: Said) -> bool:
    """Whether one thing is put before another."""
    return has(said.words, "conditional")


def willed(said: Said) -> bool:
    """Whether its main verb is of the future or the will."""
    return (
        bool({"will", "would", "'ll", "shall", "wo", "going", "'d"} & set(said.modals))
        or " be going to " in said.words
    )


def hedged(said: Said) -> bool:
    """Whether it tells what may be, or a hope."""
    return bool({"may", "might", "could"} & set(said.modals)) or has(said.words, "hoping")


def accepts(words: str) -> bool:
    """Whether words speak of accepting, allowing or negotiating."""
    return (
        re.search(
            r" (?:accept|recognize|recognise|agree|negotiate|want to talk|tolerate|allow|support) ",
            words,
        )
        is not None
    )


def meets(said: Said) -> bool:
    """Whether it speaks of meeting or talking."""
    return re.search(r" (?:meet|talk|convene|discuss|resume|reopen|engage) ", said.words) is not None


def acts(said: Said) -> bool:
    """Whether it tells one of the acts that sides announce: to sign, send, free, test, close."""
    return has(said.words, "acts")


def does(said: Said) -> bool:
    """Whether it tells an act, not a state of mind or how things look."""
    return _STATES.search(said.words.split("|")[0]) is None


def weighs(said: Said) -> bool:
    """Whether it weighs what is done rather than tells it: by how much, how well, or that it means or brings something."""
    return said.verb in _MEANING or _DEGREE.search(said.words.split("|")[0]) is not None


# Verbs by which a thing told is judged by what it is, brings or means.
_MEANING = frozenset(
    {"result", "mean", "face", "come", "prove", "confirm", "demonstrate", "illustrate", "represent", "reflect", "contribute", "lead", "help", "hurt",
     "harm", "benefit", "serve", "work", "fail", "succeed", "matter", "make", "play", "remain", "become", "grow", "improve", "worsen", "change", "cause", "bring",
     "create", "leave", "support", "underline", "underscore", "highlight", "forge", "enjoy", "share", "have", "show", "signal", "send", "start", "allow"}
)  # fmt: skip
_DEGREE = re.compile(
    r" (?:very|too|so|quite|extremely|increasingly|enough|wonderful|terrible|decisive|justified|"
    r"seriously|pivotal|better|worse|best|worst|much|simply|merely) "
)
_STATES = re.compile(
    r" (?:believes?|believed|thinks?|thought|knows?|knew|feels?|felt|looks? like|looked like|wants?|wanted|hopes?|hoped|needs?|"
    r"needed|sees?|saw|seeing|seems?|seemed|appears?|appeared|depends?|depended|look forward|unlikely|likely|"
    r"concerned|worried|alarmed|pleased|satisfied|encouraged|disappointed|surprised|confident|grateful|aware|convinced|afraid|"
    r"favou?rs|favou?red|prefers|preferred|had to|like|likes|liked|love|loves|loved|hate|hates|try|tries|tried|trying|heard|remembers?|remembered|understands?|understood) "
)
