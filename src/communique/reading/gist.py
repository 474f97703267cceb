"""A statement in one plain sentence: who, by which word, and what, in the report's own words.

The sentence must stand by itself: a cue that is a participle, an infinitive or a noun becomes a verb in the past
("urging" is "urged", "a pledge to" is "made a pledge to"), a clause without its subject gets it back, and words that stand
between what is said ("the truce, she said, will hold") go out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.reading.past_forms import past_of
from communique.reading.speakers import ANONYMOUS

if TYPE_CHECKING:
    from communique.reading.document import Document
    from communique.reading.drafts import Draft
    from communique.reading.tree import Range, Tree

_LONGEST = 60
_MARKS = ' “”"‘’,.'
_JOINING = frozenset({"and", "but", "or", "that", "whether", "so", "yet", ","})
# Groups of cues whose clause is simply said.
_SAYING = frozenset(
    {"telling", "according", "telling with an object", "utterances", "citing", "views", "speaking of"}
)
_UNCOUNTED = frozenset(
    {"opposition", "willingness", "readiness", "openness", "condemnation", "criticism", "insistence", "interest", "hope", "expectation", "view", "belief"}
)  # fmt: skip
_RELATIVES = frozenset({"which", "that", "who", "whom", "what"})
_FUNCTION_WORDS = frozenset(
    {"the", "a", "an", "it", "this", "that", "these", "those", "they", "he", "she", "there", "both", "any", "no", "more",
     "if", "in", "on", "at", "under", "most", "all", "its", "his", "her", "their", "we", "what", "some", "another", "our", "my", "to", "for", "as", "not"}
)  # fmt: skip
_MANY = frozenset(
    {
        "media",
        "people",
        "some",
        "many",
        "others",
        "most",
        "police",
        "both",
        "staff",
        "military",
        "one",
        "state",
        "several",
        "all",
        "no",
    }
)


def gist_of(document: Document, tree: Tree, draft: Draft) -> str:
    """One sentence that says who said what.

    Args:
        document: The report.
        tree: Its trees.
        draft: The statement on its way.
    """
    who = _name(document, tree, draft)
    if draft.form in ("quote", "run") or draft.cue is None or draft.anchor < 0:
        return _quoted(who, _text(document, tree, draft.said))
    if draft.group == "angering":
        return f"{who} was angry at {_lowered(_text(document, tree, draft.said))}."
    if draft.form == "clause":
        return _clause(document, tree, draft, who)
    said = _antecedent(document, tree, draft) or _text(document, tree, _before_cue(draft))
    if draft.form == "as" and said.startswith("as "):
        # "What they described as duplicity": what is described stands before the cue.
        said = f"it {said}"
    return _ended(f"{who} {_cue(document, tree, draft)} {_lowered(said)}")


def _clause(document: Document, tree: Tree, draft: Draft, who: str) -> str:
    """Who said that something is so: with the clause's subject, or as quoted words where it has none to give."""
    first, last = draft.said
    question = "whether" in tree.lows[first : first + 2]
    while first < last - 1 and tree.lows[first] in _JOINING:
        first += 1
    said = _text(document, tree, (first, last), without=_between(draft))
    head = tree.head_of((first, last))
    if not _whole(tree, head, (first, last)):
        subject = _subject_of(document, tree, draft, head, (first, last))
        if subject is None:
            return _quoted(who, said)
        said = f"{subject} {said}"
    verb = ("spoke of" if question else "said") if draft.group in _SAYING else _cue(document, tree, draft)
    return _ended(f"{who} {verb} {'whether' if question else 'that'} {_lowered(said)}")


def _whole(tree: Tree, head: int, where: Range) -> bool:
    """Whether a clause has a subject of its own, or begins with a condition that does."""
    inside, opening = range(*where), where[0]
    if any(kid in inside for kid in tree.children(head, "nsubj", "expl", "csubj")):
        return tree.lows[opening] != "to"
    if tree.lows[opening] == "to" or (tree.is_verb(opening) and not tree.lows[opening].endswith("ing")):
        return False
    # The tree may call another word the head: any finite verb with its subject makes a clause.
    return any(
        kid in inside for each in inside if tree.is_verb(each) for kid in tree.children(each, "nsubj", "expl")
    )


def _subject_of(document: Document, tree: Tree, draft: Draft, head: int, where: Range) -> str | None:
    """The subject that stands outside of a clause: of its verb, or the noun that the cue is hung on."""
    if tree.infinitive(head) or tree.lows[where[0]] == "to" or tree.lows[head].endswith("ing"):
        return None
    subject = tree.child(head, "nsubj")
    if subject is not None and tree.lows[subject] not in _RELATIVES and not where[0] <= subject < where[1]:
        return _text(document, tree, _phrase(tree, subject))
    noun = tree.tokens[draft.anchor].head
    if tree.relation(draft.anchor) == "acl" and noun >= 0 and tree.tokens[noun].upos in ("NOUN", "PROPN"):
        return _text(document, tree, _phrase(tree, noun))
    return None


def _antecedent(document: Document, tree: Tree, draft: Draft) -> str | None:
    """The noun that "which" stands for, where that is all that the cue takes: "the attack, which it denied"."""
    first, last = draft.said
    noun = tree.tokens[draft.anchor].head
    if (
        last - first > 1
        or tree.lows[first] not in _RELATIVES
        or tree.relation(draft.anchor) != "acl"
        or noun < 0
    ):
        return None
    return _text(document, tree, _phrase(tree, noun))


def _before_cue(draft: Draft) -> Range:
    """What is said up to its own cue: "the meeting, which was confirmed by both"."""
    assert draft.cue is not None
    first, last = draft.said
    return (
        (first, draft.cue[0] - 1)
        if first + 1 < draft.cue[0] < last and draft.anchor < last
        else (first, last)
    )


def _phrase(tree: Tree, noun: int) -> Range:
    """A nominal without its preposition and the clauses that hang on it."""
    return tree.range_of(noun, without=tree.children(noun, "acl", "parataxis", "appos", "case"))


# --- the cue as a verb ------------------------------------------------------------------------------------------


def _cue(document: Document, tree: Tree, draft: Draft) -> str:
    """The cue as a finite verb with its helpers and particles."""
    assert draft.cue is not None
    anchor, said = draft.anchor, range(*draft.said)
    words = [each for each in range(*draft.cue) if each not in said]
    if tree.tokens[anchor].upos == "NOUN":
        return _noun(tree, draft)
    if anchor not in words:
        return past_of(tree.lows[anchor], tree.lemmas[anchor])
    tail = " ".join(tree.tokens[each].text for each in words if each > anchor)
    if tree.tokens[anchor].upos == "ADJ" and not any(
        tree.relation(each) in ("cop", "aux") for each in words if each < anchor
    ):
        return f"was {tree.lows[anchor]} {tail}".strip()
    if _finite(tree, anchor, words):
        text = " ".join(tree.tokens[each].text for each in words)
        text = text.replace("’s ", "has ", 1) if text.startswith(("’s ", "'s ")) else text
        helper, _, rest = text.partition(" ")
        if helper.lower() in _SINGULAR and not _several(draft.speaker.id):
            text = f"{_SINGULAR[helper.lower()]} {rest}"
        return text[:1].lower() + text[1:]
    made = past_of(tree.lows[anchor], tree.lemmas[anchor])
    return f"{made} {tail}".strip()


def _finite(tree: Tree, anchor: int, words: list[int]) -> bool:
    """Whether a cue verb stands as a sentence's verb may: with a helper, or in a tense; not passive."""
    if tree.passive(anchor):
        return False
    helpers = [each for each in words if each < anchor and tree.relation(each) in ("aux", "cop")]
    if any(tree.lows[each] not in ("to", "being", "having") for each in helpers):
        return True
    if tree.lows[anchor] == tree.lemmas[anchor] and not helpers:
        # "Peru and Chile disagree": each of them is told alone.
        return False
    return "VerbForm=Fin" in tree.tokens[anchor].feats and not tree.infinitive(anchor)


def _noun(tree: Tree, draft: Draft) -> str:
    """A noun cue with a verb that utters it: "made a pledge", "expressed the hope of"."""
    noun = tree.lemmas[draft.anchor]
    article = "" if noun in _UNCOUNTED else "an " if noun[:1] in "aeiou" else "a "
    verb = "expressed" if noun in _UNCOUNTED else "made"
    bare = draft.form == "clause" or tree.lows[draft.said[0]] in ("to", "for", draft.form)
    return f"{verb} {article}{noun}" + ("" if bare else f" {draft.form}")


# --- words ------------------------------------------------------------------------------------------------------


def _between(draft: Draft) -> set[int]:
    """Tokens of the cue and its source inside what is said: "the truce, she said, will hold"."""
    assert draft.cue is not None
    inside = range(*draft.said)
    held = {each for each in (*range(*draft.cue), *range(*draft.speaker.words)) if each in inside}
    return set(range(min(held), max(held) + 1)) if draft.anchor in held else set()


def _text(document: Document, tree: Tree, where: Range, without: set[int] | None = None) -> str:
    """Words as they stand, in one line, cut where a sentence would be too long."""
    if without:
        first, last = min(without), max(without) + 1
        before = document.text_of(where[0], first).rstrip(" ,") if first > where[0] else ""
        after = document.text_of(last, where[1]).lstrip(" ,") if last < where[1] else ""
        text = f"{before} {after}"
    else:
        text = document.text_of(*where)
    words = text.split()
    cut = " ".join(words[:_LONGEST]).strip(" ,;:.—–-")
    return _balanced(cut) + (" ..." if len(words) > _LONGEST else "")


def _balanced(text: str) -> str:
    """Without a quotation mark that has lost its fellow."""
    for opening, closing in (("“", "”"), ('"', '"')):
        odd = text.count(opening) != text.count(closing) if opening != closing else text.count(opening) % 2
        if odd:
            text = (
                text.strip(f"{opening}{closing} ,")
                if text[:1] in opening + closing or text[-1:] in opening + closing
                else text
            )
        odd = text.count(opening) != text.count(closing) if opening != closing else text.count(opening) % 2
        if odd:
            text = text.replace(opening, "").replace(closing, "")
    return " ".join(text.split())


def _quoted(who: str, said: str) -> str:
    """What is said between marks, with the mark that ends its sentence."""
    plain = said.strip(_MARKS)
    stop = "" if plain[-1:] in "!?…" else "."
    return f"{who} said: “{plain}{stop}”"


def _ended(sentence: str) -> str:
    """A sentence with one full stop, outside of closing marks."""
    text = " ".join(sentence.split()).rstrip(" ,;:")
    while text[-2:] in (".”", '."', ",”", ',"'):
        text = text[:-2] + text[-1]
    return text if text[-1:] in ".!?" else f"{text}."


def _name(document: Document, tree: Tree, draft: Draft) -> str:
    speaker = draft.speaker.id
    held = document.cast.by_id.get(speaker)
    if not speaker.startswith(ANONYMOUS):
        return speaker.replace("-", " ").title() if held is None else held.name[:1].upper() + held.name[1:]
    described = speaker.removeprefix(ANONYMOUS)
    if tree.lows[draft.speaker.words[0]] == "the":
        described = f"the {described}"
    elif not _several(speaker):
        described = f"{'an' if described[:1] in 'aeiou' else 'a'} {described}"
    return described[:1].upper() + described[1:]


def _several(speaker: str) -> bool:
    """Whether an unnamed source is many, or is called by whose it is, so that no article goes before it."""
    words = speaker.removeprefix(ANONYMOUS).split()
    if not speaker.startswith(ANONYMOUS) or not words:
        return False
    head = next((place for place, word in enumerate(words) if place and word in _AFTER), len(words))
    owned = any(word.endswith(("'s", "’s", "s'", "s’")) for word in words[:head])
    return (
        owned
        or not words[0][:1].islower()
        or words[head - 1].endswith("s")
        or bool(_MANY & set(words[:head]))
    )


_SINGULAR = {"are": "is", "were": "was", "have": "has"}
_AFTER = frozenset(
    {"of", "in", "from", "with", "familiar", "on", "who", "at", "for", "close", "near", "and", "to", "by"}
)


def _lowered(said: str) -> str:
    """With a small first letter where only the sentence's start gave it a capital."""
    first = said.split(" ", 1)[0].lower()
    return said[:1].lower() + said[1:] if first in _FUNCTION_WORDS else said
