"""What has been spoken of so far: which mention a later word most likely takes up again.

A plain account of salience (after Lappin and Leass 1994, "An algorithm for pronominal anaphora resolution"):
near before far, subjects before objects before the rest, who is spoken of often before who is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import log1p

from communique.actors.scene import Draft, Entity, Scene
from communique.language.types import Speech

_WEIGHT = {
    "nsubj": 1.0, "nsubj:pass": 0.9, "root": 0.7, "obl:agent": 0.6, "obj": 0.5, "iobj": 0.5, "conj": 0.45, "appos": 0.4,
    "obl": 0.3, "nmod:poss": 0.35, "nmod": 0.2, "compound": 0.1, "amod": 0.1, "parataxis": 0.5,
}  # fmt: skip
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj")


class Discourse:
    """Mentions by sentence, in the order in which they were noted.

    Args:
        scene: The report.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.by_sentence: dict[int, list[Draft]] = {}
        for draft in scene.drafts:
            self.add(draft)
        self.quotes = _quotes(scene)
        self.sources = {
            i: speech
            for speech in scene.analysis.speech
            if speech.source is not None
            for i in range(*speech.source)
        }

    def add(self, draft: Draft) -> None:
        """Note a mention that later words can take up."""
        self.by_sentence.setdefault(self.scene.tokens[draft.head].sent, []).append(draft)

    def early_sources(self) -> dict[int, int]:
        """Pronouns that follow what they are the source of ("..., he said"), each with the start of the words said.

        They are resolved before those words, in which others may stand for the speaker.
        """
        found = {}
        for speech in self.scene.analysis.speech:
            if speech.source is not None and speech.content and speech.source[1] - speech.source[0] == 1:
                start = min(first for first, _ in speech.content)
                if start < speech.source[0] and self._is_quoted(start):
                    found[speech.source[0]] = start
        return found

    def speakers(self, token: int) -> tuple[Entity, ...]:
        """Who says the words that a token is part of; empty where nobody is said to."""
        speech = self.quotes.get(token) or self._quoting(token)
        if speech is None or speech.source is None:
            return ()
        first, last = speech.source
        inside = [
            draft
            for draft in self.by_sentence.get(self.scene.tokens[first].sent, ())
            if first <= draft.head < last and draft.entities
        ]
        return (
            max(inside, key=lambda draft: (draft.last - draft.first, draft.first)).entities if inside else ()
        )

    def _quoting(self, token: int) -> Speech | None:
        """For words between quotation marks that no attribution holds: the nearest in their paragraph."""
        if not self._within_marks(token):
            return None
        block = self.scene.block(token)
        sources = [
            (abs(speech.source[0] - token), speech)
            for speech in self.scene.analysis.speech
            if speech.source is not None and self.scene.block(speech.source[0]) == block
        ]
        return min(sources, key=lambda each: each[0])[1] if sources else None

    def _is_quoted(self, first: int) -> bool:
        """Whether words said stand between quotation marks; "Trump will come, he said" is told in other words."""
        marks = ("“", '"', "``", "”", "'", "‘")
        return self.scene.tokens[first].text in marks or (
            first > 0 and self.scene.tokens[first - 1].text in marks
        )

    def _within_marks(self, token: int) -> bool:
        scene = self.scene
        block = scene.block(token)
        opened = False
        at = token - 1
        while at >= 0 and scene.block(at) == block:
            if scene.tokens[at].text in ("“", "”", '"', "``", "''"):
                mark = scene.tokens[at].text
                if mark in ("“", "``"):
                    return True
                if mark in ("”", "''"):
                    return False
                opened = not opened
            at -= 1
        return opened

    def before(self, token: int, reach: int) -> Iterator[tuple[Draft, int]]:
        """Mentions that begin before a token, each with its distance in sentences, nearest sentence first."""
        here = self.scene.tokens[token].sent
        for apart in range(reach + 1):
            for draft in self.by_sentence.get(here - apart, ()):
                if draft.first < token:
                    yield draft, apart

    def best(
        self, token: int, reach: int, fits: Callable[[Draft], bool], least: float = 0.0, near: float = 0.25
    ) -> Draft | None:
        """The fitting mention that most likely is taken up at a token; None below the least weight."""
        best, weight = None, least
        for draft, apart in self.before(token, reach):
            if draft.entities and fits(draft) and not self.clashes(draft, token):
                worth = self.worth(draft, token, apart, near)
                if worth > weight:
                    best, weight = draft, worth
        return best

    def worth(self, draft: Draft, token: int, apart: int, same: float = 0.25) -> float:
        """How likely a mention is taken up: its role, its distance, how often its entity is spoken of."""
        head = self.scene.tokens[draft.head]
        role = _WEIGHT.get(head.deprel, 0.15)
        if head.deprel == "conj" and head.head >= 0:
            role = max(role, 0.7 * _WEIGHT.get(self.scene.tokens[head.head].deprel, 0.15))
        often = 0.12 * log1p(sum(len(entity.heads) for entity in draft.entities[:1]))
        near = 0.0008 * (draft.first - token)
        own = 0.5 if self._subject_of(token) == draft.head else 0.0
        return (
            own
            + role
            + often
            + near
            - 0.55 * apart
            + (same if apart == 0 else 0.0)
            + self._parallel(head.deprel, token)
        )

    def _subject_of(self, token: int) -> int:
        """The subject of the clause in which a possessive stands; -1 where it is none."""
        tokens = self.scene.tokens
        if not tokens[token].deprel.startswith("nmod:poss"):
            return -1
        above, steps = tokens[token].head, 0
        while above >= 0 and steps < 6:
            for i in self.scene.analysis.children(above):
                if tokens[i].deprel in _SUBJECTS and i != token and i < token:
                    return i
            above, steps = tokens[above].head, steps + 1
        return -1

    def _parallel(self, role: str, token: int) -> float:
        other = self.scene.tokens[token].deprel
        return 0.2 if role in _SUBJECTS and other in _SUBJECTS else 0.0

    def clashes(self, draft: Draft, token: int) -> bool:
        """Whether mention and word are two arguments of one verb, which never are the same."""
        tokens = self.scene.tokens
        left, right = tokens[draft.head], tokens[token]
        if draft.first <= token < draft.last:
            return True
        said = self.sources.get(token)
        if said is not None and any(
            first <= draft.head < last and self._is_quoted(first) for first, last in said.content
        ):
            return True
        if right.head == left.i and right.deprel != "nmod:poss":
            return True
        if left.head < 0 or left.head != right.head or right.deprel == "nmod:poss":
            return False
        return left.deprel.split(":")[0] in (
            "nsubj",
            "obj",
            "iobj",
            "obl",
        ) and not right.text.lower().endswith(("self", "selves"))

    def weigh(self, token: int, reach: int, value: Callable[[Entity], str | None]) -> list[str]:
        """Values of the entities spoken of before a token, the weightiest first (sides, for "both sides")."""
        found: dict[str, float] = {}
        for draft, apart in self.before(token, reach):
            for entity in draft.entities:
                held = value(entity)
                if held is not None:
                    role = _WEIGHT.get(self.scene.tokens[draft.head].deprel, 0.15)
                    found[held] = found.get(held, 0.0) + (0.6 + 0.4 * role) / (1 + 0.8 * apart) ** 1.5
        return sorted(found, key=lambda each: (-found[each], each))


def _quotes(scene: Scene) -> dict[int, Speech]:
    """The speech that each token is said in; the innermost where they nest."""
    found: dict[int, Speech] = {}
    for speech in sorted(
        scene.analysis.speech, key=lambda each: -sum(last - first for first, last in each.content)
    ):
        for first, last in speech.content:
            for token in range(first, last):
                found[token] = speech
    return found
