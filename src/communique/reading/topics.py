"""What a thing said is about: its own words, else its sentence, else what its words point back to."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from communique.model.vocabulary import Issue, Kind
from communique.reading.issues import issues_in, named_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.reading.document import Document
    from communique.reading.speakers import Speaker
    from communique.reading.tree import Range, Tree


def issues_of(
    document: Document, tree: Tree, where: Range, kind: Kind, speaker: Speaker
) -> dict[Issue, tuple[int, int] | None]:
    """The issues of what is said: by its own words, else by its sentence, else by what it points back to.

    Threats and pledges without terms of their own are of no issue in particular: they speak of force and loyalty.
    """
    text = document.text
    span = document.cite(*where)
    strong, weak = named_in(text, span.start, span.end)
    theme = document.theme
    if theme is not None and not strong and set(weak) <= {"talks"} and weak:
        # A deal, a discussion: of what, the report as a whole tells.
        return {theme: None}
    own = strong or weak
    meeting = _leaders_meet(document, tree, where, speaker)
    if meeting is not None:
        return {"summit": meeting, **{issue: term for issue, term in own.items() if issue != "talks"}}
    if own:
        return dict(own)
    if kind in ("threat", "pledge"):
        return {"other": None} if theme is None else {theme: None}
    number = tree.sentence(where[0])
    places = [number]
    if _POINTING & set(tree.lows[where[0] : where[1]]):
        places += [number - 1, number - 2]
    for place in places:
        if place < 0:
            break
        sentence = tree.analysis.sentences[place]
        around = {
            issue: term
            for issue, term in issues_in(text, sentence.start, sentence.end).items()
            if issue not in _IN_PASSING
        }
        if around:
            return dict.fromkeys(around)
    return {"other": None} if theme is None else {theme: None}


def theme_of(text: str, sentences: Iterable[tuple[int, int]]) -> Issue | None:
    """The one matter of a report on trade or disarmament: named outright by half of the sentences that name any issue.

    Such talks have one matter, and every remark in them is on it; other reports hold several, and a remark may be on any.

    Args:
        text: The report's text.
        sentences: Characters of each sentence that is read.
    """
    counts: Counter[Issue] = Counter()
    naming = 0
    for start, end in sentences:
        strong, _ = named_in(text, start, end)
        naming += bool(strong)
        counts.update(set(strong) & _THEMES)
    if not counts:
        return None
    issue, count = counts.most_common(1)[0]
    return issue if count >= _OFTEN and count >= naming * _SHARE else None


_OFTEN, _SHARE = 3, 0.5
_THEMES: frozenset[Issue] = frozenset({"trade", "disarmament"})


def _leaders_meet(document: Document, tree: Tree, where: Range, speaker: Speaker) -> tuple[int, int] | None:
    """The word "meet" where the leaders of two sides are to meet: a summit, though nobody calls it one."""
    words = [each for each in range(*where) if tree.lemmas[each] in ("meet", "meeting", "sit-down")]
    if not words:
        return None
    cast = document.cast
    named = {
        actor for each in range(*where) for mention in document.mentions_at(each) for actor in mention.actors
    }
    sides = {
        cast.side_of(actor)
        for actor in (*named, speaker.id)
        if (held := cast.by_id.get(actor)) is not None
        and held.kind == "person"
        and any(office.title in _LEADING and office.when == "current" for office in held.offices)
    }
    token = tree.tokens[words[0]]
    return (token.start, token.end) if len(sides - {None}) > 1 else None


_LEADING = frozenset(
    {
        "president",
        "leader",
        "supreme leader",
        "prime minister",
        "premier",
        "chancellor",
        "king",
        "emir",
        "chairman",
        "crown prince",
    }
)

# Named around a remark mostly in passing, as what the report tells of: a remark without a term of its own is rarely on them.
_IN_PASSING: frozenset[Issue] = frozenset({"missile-tests", "denuclearisation"})

# Words that point back to something named before.
_POINTING = frozenset(
    {"it", "this", "that", "these", "them", "such", "so", "deal", "agreement", "plan", "approach", "proposal", "move",
     "decision", "announcement", "visit", "trip", "ceremony", "vote", "statement", "location", "effort", "opportunity",
     "letter", "outcome", "step"}
)  # fmt: skip
