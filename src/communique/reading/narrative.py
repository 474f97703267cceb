"""The thread of told time: what a report tells without a day of its own goes on from the day that it told last.

A sentence that names a past month or year ("In April the two met") opens a thread; the sentences after it stand in that
time until the report names another, comes back to the present, or a heading breaks in. Words of sequence ("later",
"however") move on within it: what they tell lies between the thread's time and the report.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import msgspec

from communique.model import Span
from communique.model.interval import Interval, span_of
from communique.reading.clauses import cases, forms, low
from communique.reading.once import once
from communique.reading.standing_words import standing_words
from communique.reading.tense import is_pluperfect, tense_of
from communique.reading.when import When, is_usable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.language import Sentence
    from communique.reading.document import Document
    from communique.reading.within import Told

_QUOTES: Final = frozenset("“\"‘'")
_OLD: Final = 7
"""Days before the report from which on a thread is background; a nearer one is the news itself."""
_REACH: Final = 2
"""Sentences that a thread of background lasts without a word that takes it up."""
_NEWS_REACH: Final = 1
_WIDE: Final = 300
"""Days from which on a thread is a year or more, within which things follow each other."""
_SEQUENCE: Final = frozenset(
    {"later", "then", "however", "but", "subsequently", "afterwards", "afterward", "eventually", "meanwhile", "since", "thereafter"}
)  # fmt: skip


class Thread(msgspec.Struct, frozen=True):
    """The time that a sentence stands in.

    Attributes:
        interval: The days.
        span: The words that told them.
        sentence: The sentence that told them.
        background: Whether they lie before the news.
    """

    interval: Interval
    span: Span
    sentence: int
    background: bool


@once
def threads(document: Document) -> dict[int, Thread]:
    """The thread of each sentence that stands in one by its own words, by the sentence's index."""
    return _threads(document, ())


def _threads(document: Document, told: Sequence[Told]) -> dict[int, Thread]:
    """The thread of each sentence that stands in one, by the sentence's index.

    Args:
        document: The report.
        told: Mentions of events; the dates of those that happened open threads too.

    Returns:
        Threads; a sentence that tells a time of its own stands in that.
    """
    found: dict[int, Thread] = {}
    last: Thread | None = None
    for sentence in document.analysis.sentences:
        if document.zone(sentence.first) != "body":
            last = None if document.zone(sentence.first) == "heading" else last
            continue
        own = _opened(document, sentence) or _by_event(document, sentence, told)
        if own is not None:
            last = own
        elif last is not None and _is_over(document, sentence, last):
            last = None
        if last is not None:
            if _takes_up(document, sentence):
                last = msgspec.structs.replace(last, sentence=sentence.i)
            found[sentence.i] = last
    return found


def _is_over(document: Document, sentence: Sentence, last: Thread) -> bool:
    """Whether a thread ends before a sentence: too far away, or the sentence comes back to the present."""
    years = last.background and last.interval.days >= _WIDE
    reach = 2 * _REACH if years else _REACH if last.background else _NEWS_REACH
    if sentence.i - last.sentence > reach:
        return True
    return _is_present(document, sentence, telling=not years) and not _since_then(document, sentence)


def _since_then(document: Document, sentence: Sentence) -> bool:
    words = [low(document, token) for token in document.sentence_tokens(sentence.i)]
    adverb = any(
        low(document, token) == "since"
        and document.relation(token) == "advmod"
        and not document.children(token)
        for token in document.sentence_tokens(sentence.i)
    )
    return adverb or any(pair == ("since", "then") for pair in pairwise(words))


def _by_event(document: Document, sentence: Sentence, told: Sequence[Told]) -> Thread | None:
    """The thread that an event of a known past day opens: "follows a meeting in April"."""
    if document.day is None or _quoted(document, sentence.first):
        return None
    dated = [
        each.when
        for each in told
        if each.sentence == sentence.i
        and each.status == "happened"
        and each.when is not None
        and each.when.rule in ("attached", "clause", "joined")
        and each.when.interval.end <= document.day.end
    ]
    if not dated:
        return None
    interval = dated[-1].interval
    return Thread(interval, dated[-1].span, sentence.i, (document.day.start - interval.end).days > _OLD)


def narrated(document: Document, told: list[Told]) -> list[Told]:
    """Mentions, those of the past that have no day of their own dated by the thread that they stand in.

    Args:
        document: The report.
        told: Mentions in the order of the text.
    """
    held = _threads(document, told)
    return [_dated(document, each, held.get(each.sentence)) for each in told]


def in_background(document: Document, mention: Told, held: dict[int, Thread]) -> bool:
    """Whether a mention stands in a thread of background, so that it is no news of the day."""
    thread = held.get(mention.sentence)
    return thread is not None and thread.background


_TIMES: Final = frozenset({"time", "day", "week", "month", "year", "era", "period", "moment", "occasion"})
"""What a clause dates by an event, which then is no news: "he pointed to the time"."""


def in_passing(document: Document, mention: Told) -> bool:
    """Whether a verb only describes something by it: "a group designated by both", "the time Chile tested a bomb"."""
    held = document.analysis.tokens[mention.match.head]
    if mention.match.frame.form == "noun" or not held.deprel.startswith("acl"):
        return False
    bare = held.deprel == "acl" and "VerbForm=Part" in held.feats and not document.children(held.i, "nsubj")
    return bare or (held.head >= 0 and document.analysis.tokens[held.head].lemma.lower() in _TIMES)


_THEN: Final = re.compile(r"\bthen[- ](?!and\b)[A-Z]?[a-z]+[^.!?]{0,20}[A-Z]")
"""An office held at the time of the story: "then-President Bill Clinton"."""


_OVER: Final = frozenset(
    {
        "since",
        "twice",
        "thrice",
        "previously",
        "before",
        "repeatedly",
        "often",
        "sometimes",
        "regularly",
        "earlier",
    }
)


def _is_over_a_while(document: Document, token: int) -> bool:
    """Whether a perfect tells of all that has been up to now: "have since met", "have met three times", "twice"."""
    if low(document, token) in _OVER or "since" in cases(document, token):
        return True
    return low(document, token) == "times" and bool(document.children(token, "nummod", "amod"))


def is_of_then(document: Document, mention: Told) -> bool:
    """Whether a sentence goes on with a story ("She then flew to Lima") or tells of office-holders of its time: no news of today."""
    clause = document.clause_root(mention.match.head)
    below = document.children(clause, "advmod", "obl", "advcl")
    if any(low(document, each) == "then" for each in below):
        return True
    if mention.standing.code == "perfect" and any(_is_over_a_while(document, each) for each in below):
        return True
    sentence = document.sentence(mention.match.head)
    return _THEN.search(document.text, sentence.start, sentence.end) is not None


def _dated(document: Document, mention: Told, thread: Thread | None) -> Told:
    if thread is None or mention.status not in ("happened", "cancelled"):
        return mention
    if (
        mention.status == "cancelled"
        and mention.acted is None
        and mention.when is not None
        and thread.background
    ):
        day = msgspec.structs.replace(mention, when=None, status="happened", firm=True)
        return msgspec.structs.replace(mention, acted=_dated(document, day, thread).when)
    if mention.when is not None:
        return mention
    if mention.status == "cancelled" and not thread.background:
        # "called off the summit on Thursday" tells the day of the call, which is no day of the summit
        return mention
    since = mention.standing.code == "perfect" and _since_then(
        document, document.sentence(mention.match.head)
    )
    if not (since or mention.standing.code in ("past", "cancelled")) or _quoted(document, mention.match.head):
        return mention
    if not mention.firm and not thread.background:
        return mention
    told_here = thread.span.start >= document.sentence(mention.match.head).start
    if in_passing(document, mention) or _set_against(document, mention, thread):
        return mention
    if is_pluperfect(document, mention.match.head) or (told_here and not mention.firm):
        return mention
    if not told_here and _counts_from_it(document, mention):
        return mention
    interval, rule = thread.interval, "narrative"
    if document.day is not None and thread.background and (since or _goes_on(document, mention, thread)):
        interval, rule = span_of(interval.start, max(document.day.end, interval.end)), "after what was told"
    # "several tests since then" tells of a run with a beginning: a general word no longer
    own = mention.own or (since and mention.firm and bool(mention.sides))
    return msgspec.structs.replace(mention, when=When(interval, thread.span, rule, 9), own=own)


def _counts_from_it(document: Document, mention: Told) -> bool:
    """Whether the news is told by it ("days after the North fired a rocket"): then it is no part of an older story."""
    root = document.clause_root(mention.match.head)
    marks = {low(document, each) for each in document.children(root, "mark")}
    return document.relation(root) == "advcl" and bool(marks & {"after", "before", "since"})


_CONTRAST: Final = frozenset({"but", "while", "although", "though", "whereas", "yet"})


def _set_against(document: Document, mention: Told, thread: Thread) -> bool:
    """Whether a time stands only behind a contrast: "ties were cut, but the embassy reopened this year"."""
    between = document.tokens_between(document.analysis.tokens[mention.match.head].end, thread.span.start)
    return thread.span.start > document.analysis.tokens[mention.match.head].start and any(
        low(document, each) in _CONTRAST for each in between
    )


def _goes_on(document: Document, mention: Told, thread: Thread) -> bool:
    """Whether a sentence moves on from what was told: it says so by a word of sequence."""
    if thread.span.start >= document.sentence(mention.match.head).start:
        return False
    if thread.interval.days >= _WIDE:
        return False
    words = _first_words(document, document.sentence(mention.match.head))
    clause = document.clause_root(mention.match.head)
    root = (document.ancestors(clause) or (clause,))[-1]
    words |= {
        low(document, each) for verb in (clause, root) for each in document.children(verb, "advmod", "cc")
    }
    return bool(words & _SEQUENCE)


def _first_words(document: Document, sentence: Sentence) -> set[str]:
    return {low(document, token) for token in range(sentence.first, min(sentence.first + 2, sentence.last))}


def _takes_up(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence goes on with what was told: a word of sequence opens it."""
    return bool(_first_words(document, sentence) & _SEQUENCE)


def _opened(document: Document, sentence: Sentence) -> Thread | None:
    """The thread that a sentence opens: a past time told of its main clause, outside of quotations."""
    if document.day is None or _quoted(document, sentence.first):
        return None
    best: Thread | None = None
    for time in document.times:
        if not sentence.start <= time.start < sentence.end or not is_usable(document, time):
            continue
        interval = time.interval
        if interval is None or time.kind != "DATE" or interval.end > document.day.end:
            continue
        if not _is_main(document, time.start, time.end):
            continue
        span = Span(document.report.id, time.start, time.end)
        best = Thread(interval, span, sentence.i, (document.day.start - interval.end).days > _OLD)
    return best


def _is_main(document: Document, start: int, end: int) -> bool:
    """Whether a time hangs on the main clause of its sentence (or is all that there is of it), told in the past."""
    tokens = document.analysis.tokens
    inside = set(document.tokens_between(start, end))
    top = next((each for each in sorted(inside) if tokens[each].head not in inside), None)
    if top is None:
        return False
    sentence = document.sentence(top)
    if sentence.last - sentence.first <= _FRAGMENT:
        return True
    above = tokens[top].head
    if above >= 0 and tokens[above].upos in ("NOUN", "PROPN") and not document.children(above, "cop"):
        return False
    here = document.clause_root(top)
    verb = here
    while tokens[here].head >= 0:
        if document.relation(here) not in ("ccomp", "parataxis", "conj"):
            return False
        here = document.clause_root(tokens[here].head)
    return tense_of(document, verb) in ("past", None)


_FRAGMENT: Final = 7


def _is_present(document: Document, sentence: Sentence, *, telling: bool) -> bool:
    """Whether a sentence comes back to the news: it tells of the present, or (`telling`) of somebody who speaks."""
    root = next(
        (each for each in range(sentence.first, sentence.last) if document.analysis.tokens[each].head < 0),
        None,
    )
    if root is None:
        return False
    tense = tense_of(document, root)
    if (
        tense == "present"
        and low(document, sentence.first) in ("that", "this", "it")
        and document.children(root, "cop")
    ):
        # "That is when the North told ...": the time is that of the clause below.
        return False
    if tense in ("present", "perfect", "ongoing"):
        return True
    return telling and tense == "past" and bool(forms(document, root) & standing_words().reporting)


def _quoted(document: Document, token: int) -> bool:
    return document.text[document.sentence(token).start] in _QUOTES
