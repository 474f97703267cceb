"""Who says what: sources, cues and contents of attributions, read off trees, quotation marks and a lexicon.

The three parts and their extents follow PolNeAR (Newell, Margolin & Ruths 2018): a cue holds its auxiliaries
and its preposition, a source its whole phrase, a content its clause or quotation with the marks.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import yaml

from communique.language.phrases import Page, extended, phrase_of, trimmed, whole
from communique.language.quotes import quotations
from communique.language.types import Analysis, Range, Speech, Token

_LEXICON: Final[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("cues.yaml").read_text(encoding="utf-8")
)
_NOT_WITH_CLAUSE: Final = frozenset(_LEXICON["not_with_clause"])
_WITH_QUOTE: Final = frozenset(_LEXICON["with_quote"])
_WITH_OBJECT: Final = frozenset(_LEXICON["with_object"])
_WITH_INFINITIVE: Final = frozenset(_LEXICON["with_infinitive"])
_WITH_PREPOSITION: Final[dict[str, list[str]]] = _LEXICON["with_preposition"]
_NOUNS: Final = frozenset(_LEXICON["nouns"])
_SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_BEFORE_VERB: Final = frozenset({"aux", "aux:pass", "advmod"})


def find_speech(analysis: Analysis) -> tuple[Speech, ...]:
    """Attributions of a text, in the order of their cues.

    Args:
        analysis: With words, sentences and trees.

    Returns:
        One for each cue that has a content; parts are token ranges.
    """
    found_quotations = quotations(analysis.text, analysis.tokens)
    inside = {word: (a, b) for a, b in found_quotations for word in range(a, b)}
    page = Page(analysis, found_quotations, inside)
    found: list[Speech] = []
    for token in analysis.tokens:
        speech = None
        if token.i in inside:
            # What the quoted say of themselves ("I think") is part of the quotation.
            continue
        if token.upos == "VERB":
            speech = _by_verb(page, token)
        elif token.upos == "NOUN" and token.lemma in _NOUNS:
            speech = _by_noun(page, token)
        elif token.lemma == "accord":
            speech = _according(page, token)
        if speech is not None:
            found.append(speech)
    return tuple(_with_continued_quotes(page, found))


def _by_verb(page: Page, verb: Token) -> Speech | None:
    if verb.lemma == "accord":
        return _according(page, verb)
    content, through = _content_of_verb(page, verb)
    if not content:
        return None
    return Speech(_source_of_verb(page, verb, content), _cue(page, verb, through), tuple(content))


def _content_of_verb(page: Page, verb: Token) -> tuple[list[Range], int]:
    """What a verb attributes, and the last word that belongs to the cue."""
    lemma, last = verb.lemma, verb.i
    particle = page.child(verb.i, "compound:prt")
    last = max(last, particle) if particle is not None and particle == verb.i + 1 else last
    clause = page.child(verb.i, "ccomp")
    if clause is not None and lemma not in _NOT_WITH_CLAUSE:
        return extended(page, phrase_of(page, clause, without=verb.i), verb.i), last
    if lemma in _WITH_QUOTE:
        quoted = _adjacent_quote(page, verb)
        if quoted is not None:
            return [quoted], last
        if verb.deprel == "parataxis" and verb.head >= 0 and page.child(verb.i, *_SUBJECTS) is not None:
            return _around(page, verb), last
    for preposition in _WITH_PREPOSITION.get(lemma, ()):
        for word in page.analysis.children(verb.i):
            if page.analysis.tokens[word].deprel not in ("obl", "obl:agent"):
                continue
            case = page.child(word, "case")
            if case is not None and page.analysis.tokens[case].lemma == preposition and case == last + 1:
                infinitive = page.child(verb.i, "xcomp", "advcl")
                first, end = whole(page, word, skip=case)
                if infinitive is not None and infinitive > word:
                    end = max(end, whole(page, infinitive)[1])
                return [(first, end)], case
    infinitive = page.child(verb.i, "xcomp")
    if infinitive is not None and lemma in _WITH_INFINITIVE and infinitive > verb.i:
        doer = page.child(verb.i, "obj", "iobj")
        first, end = whole(page, infinitive)
        first = min(first, whole(page, doer)[0]) if doer is not None and doer > verb.i else first
        return [trimmed(page, (max(first, last + 1), end))], last
    thing = page.child(verb.i, "obj")
    if thing is not None and lemma in _WITH_OBJECT and page.child(verb.i, *_SUBJECTS) is not None:
        return [trimmed(page, whole(page, thing))], last
    return [], last


def _adjacent_quote(page: Page, verb: Token) -> Range | None:
    """A quotation beside the clause of a verb: before it with a comma, or after it."""
    words = [word for word in page.analysis.subtree(verb.i) if word not in page.inside]
    if verb.i in page.inside or not words:
        return None
    sentence = page.analysis.sentences[verb.sent]
    for first, last in page.quotations:
        goes_on = last > sentence.first or page.analysis.tokens[last - 2].text in (",", "?", "!")
        if last <= verb.i and verb.i - last <= 8 and last >= sentence.first and goes_on:
            between = page.analysis.tokens[last : verb.i]
            if not any(token.upos == "VERB" for token in between):
                return first, last
        if verb.i < first <= sentence.last and first - verb.i <= 6:
            between = page.analysis.tokens[verb.i + 1 : first]
            if not any(token.upos == "VERB" for token in between):
                return first, last
    return None


def _around(page: Page, verb: Token) -> list[Range]:
    """The clause that a parenthesis of speech ("..., he said, ...") stands in, without the parenthesis."""
    own = set(page.analysis.subtree(verb.i))
    words = [word for word in page.analysis.subtree(verb.head) if word not in own]
    tokens = page.analysis.tokens
    before = [word for word in words if word < min(own)]
    after = [word for word in words if word > max(own) and tokens[word].upos != "PUNCT"]
    return [trimmed(page, (part[0], part[-1] + 1)) for part in (before, after) if part]


def _source_of_verb(page: Page, verb: Token, content: list[Range]) -> Range | None:
    tokens = page.analysis.tokens
    agent = page.child(verb.i, "obl:agent")
    if agent is not None:
        return trimmed(page, whole(page, agent, skip=page.child(agent, "case") or -1))
    at: Token | None = verb
    for _ in range(4):
        if at is None:
            break
        subject = page.child(at.i, *_SUBJECTS)
        if subject is not None:
            if tokens[subject].deprel == "nsubj:pass" and page.child(at.i, "aux:pass") is not None:
                return None
            return _source(page, subject, content)
        if at.deprel in ("acl", "acl:relcl") and at.head >= 0:
            return _source(page, at.head, content, bare=True)
        at = (
            tokens[at.head] if at.head >= 0 and at.deprel in ("conj", "xcomp", "advcl", "parataxis") else None
        )
    return None


def _source(page: Page, word: int, content: list[Range], bare: bool = False) -> Range:
    """The phrase of a source; `bare` leaves out the clauses that hang on it."""
    tokens = page.analysis.tokens
    taken = {index for first, last in content for index in range(first, last)}
    dropped: set[int] = set()
    for child in page.analysis.children(word):
        deprel = tokens[child].deprel
        if deprel in ("parataxis", "ccomp", "case") or (bare and deprel in ("acl", "acl:relcl")):
            dropped.update(page.analysis.subtree(child))
    words = [w for w in page.analysis.subtree(word) if w not in dropped and w not in taken]
    if word not in words:
        return word, word + 1
    # The unbroken run around the word itself.
    have = set(words)
    first = last = word
    while first - 1 in have:
        first -= 1
    while last + 1 in have:
        last += 1
    return trimmed(page, (first, last + 1))


def _cue(page: Page, verb: Token, through: int) -> Range:
    """The verb with the auxiliaries and adverbs right before it, through its particle or preposition."""
    tokens, first = page.analysis.tokens, verb.i
    while first > 0 and tokens[first - 1].head == verb.i and tokens[first - 1].deprel in _BEFORE_VERB:
        first -= 1
    while first < verb.i and tokens[first].deprel == "advmod" and tokens[first].feats == "Polarity=Neg":
        first += 1
    colon = through + 1 < len(tokens) and tokens[through + 1].text in (":", ";")
    return first, through + 1 + colon


def _by_noun(page: Page, noun: Token) -> Speech | None:
    tokens = page.analysis.tokens
    owner = page.child(noun.i, "nmod:poss")
    clause = page.child(noun.i, "acl", "ccomp")
    source = None if owner is None else _owner(page, owner)
    if clause is not None and page.child(clause, "mark") is not None and clause > noun.i:
        return Speech(source, (noun.i, noun.i + 1), (phrase_of(page, clause, without=noun.i),))
    if owner is None:
        return None
    for thing in page.analysis.children(noun.i):
        case = page.child(thing, "case")
        if (
            tokens[thing].deprel == "nmod"
            and case == noun.i + 1
            and tokens[case].lemma in ("of", "for", "on")
        ):
            content = trimmed(page, whole(page, thing, skip=case))
            return Speech(source, (noun.i, noun.i + 2), (content,))
    return None


def _owner(page: Page, owner: int) -> Range:
    words = [
        w for w in page.analysis.subtree(owner) if page.analysis.tokens[w].text not in ("'s", "’s", "'", "’")
    ]
    return words[0], words[-1] + 1


def _according(page: Page, word: Token) -> Speech | None:
    """For "According to X": X is the source, the clause around is the content."""
    tokens = page.analysis.tokens
    if word.i + 1 >= len(tokens) or tokens[word.i + 1].lemma != "to" or word.head < 0:
        return None
    noun = word.head if word.deprel == "case" else page.child(word.i, "obl", "nmod")
    if noun is None:
        return None
    above = tokens[noun].head if word.deprel == "case" else word.head
    own = set(page.analysis.subtree(noun)) | {word.i, word.i + 1}
    source = [w for w in page.analysis.subtree(noun) if w > word.i + 1]
    if not source or above < 0:
        return None
    clause = [w for w in page.analysis.subtree(above) if w not in own]
    before = [w for w in clause if w < word.i]
    after = [w for w in clause if w > max(own)]
    ranges = [trimmed(page, (part[0], part[-1] + 1)) for part in (before, after) if part]
    ranges = [(a, b) for a, b in ranges if any(t.upos != "PUNCT" for t in tokens[a:b])]
    content = tuple(extended(page, ranges[0], word.i)) if len(ranges) == 1 else tuple(ranges)
    if not content:
        return None
    return Speech(trimmed(page, (source[0], source[-1] + 1)), (word.i, word.i + 2), content)


def _with_continued_quotes(page: Page, found: list[Speech]) -> list[Speech]:
    """Quotations that no cue claims go on from the last quoted content before them in the paragraph."""
    claimed = {w for speech in found for first, last in speech.content for w in range(first, last)}
    text, tokens = page.analysis.text, page.analysis.tokens
    result = list(found)
    for first, last in page.quotations:
        if last - first < 6 or any(word in claimed for word in range(first, last)):
            continue
        for number in range(len(result) - 1, -1, -1):
            speech = result[number]
            cue, end = speech.cue, speech.content[-1][1]
            if cue is None or cue[0] > first:
                continue
            reach = max(cue[1], end)
            quoted = speech.content[-1][0] in page.inside
            near = (
                reach <= first <= reach + 3
                and "\n\n" not in text[tokens[reach - 1].end : tokens[first].start]
            )
            if quoted and near:
                content = (*speech.content, (first, last))
                result[number] = Speech(speech.source, speech.cue, content)
            break
    return result
