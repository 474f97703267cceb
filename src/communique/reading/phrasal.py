"""Objects behind a verb's particle, where the tree has made a place of them: "called off his summit".

A particle straight after its verb that the tree hangs on the noun behind it as a preposition is the verb's
(`compound:prt`), and the noun is the verb's object, as Universal Dependencies has it for phrasal verbs.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

import msgspec
import yaml

from communique.errors import DataError
from communique.language.types import Analysis, Token


@lru_cache(maxsize=1)
def phrasal_verbs() -> dict[str, frozenset[str]]:
    """Particles by the lemma of the verb that takes an object behind them.

    Raises:
        DataError: If the file is faulty.
    """
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # "off" stays a word
    raw = resources.files("communique.reading").joinpath("phrasal.yaml").read_text(encoding="utf-8")
    try:
        return msgspec.convert(yaml.load(raw, loader), dict[str, frozenset[str]])
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise DataError(str(error), where="reading/phrasal.yaml", todo="Correct the file.") from error


def with_phrasal_verbs(analysis: Analysis) -> Analysis:
    """The analysis with the objects of phrasal verbs as objects.

    Args:
        analysis: What the language core says.

    Returns:
        The same analysis where nothing was to be mended.
    """
    mended: dict[int, Token] = {}
    for particle in analysis.tokens:
        if particle.i > 0 and particle.deprel == "compound:prt":
            mended.update(_bare_object(analysis, particle))
        if particle.text.lower() in _AWAY and particle.deprel in ("advmod", "compound:prt"):
            mended.update(_of_the_verb(analysis, particle))
        if particle.deprel != "case" or particle.i == 0:
            continue
        verb, noun = analysis.tokens[particle.i - 1], analysis.tokens[particle.head]
        if (
            particle.text.lower() in phrasal_verbs().get(verb.lemma.lower(), frozenset())
            and verb.upos == "VERB"
            and noun.head == verb.i
            and noun.deprel == "obl"
            and noun.i > particle.i
            and not _takes_more(analysis, verb, noun)
        ):
            mended[particle.i] = msgspec.structs.replace(particle, head=verb.i, deprel="compound:prt")
            mended[noun.i] = msgspec.structs.replace(noun, deprel="obj")
            for each in analysis.children(verb.i):
                if analysis.tokens[each].deprel == "nsubj:pass":
                    # "Syria handed over its weapons": without an auxiliary it is no passive
                    mended[each] = msgspec.structs.replace(analysis.tokens[each], deprel="nsubj")
    return analysis.with_tokens(mended)


_AWAY = frozenset({"away", "back", "out", "off"})


def _of_the_verb(analysis: Analysis, particle: Token) -> dict[int, Token]:
    """What the tree hangs on a particle is an oblique of its verb: "walked away from the talks"."""
    verb = analysis.tokens[particle.head]
    below = (analysis.tokens[each] for each in analysis.children(particle.i))
    return {
        each.i: msgspec.structs.replace(each, head=verb.i)
        for each in below
        if verb.upos == "VERB" and each.deprel == "obl" and each.i > particle.i
    }


def _bare_object(analysis: Analysis, particle: Token) -> dict[int, Token]:
    """The noun right behind a verb's particle that the tree calls an oblique, though no preposition stands before it."""
    verb = analysis.tokens[particle.head]
    if particle.text.lower() not in phrasal_verbs().get(verb.lemma.lower(), frozenset()):
        return {}
    for each in analysis.children(verb.i):
        noun = analysis.tokens[each]
        if noun.i <= particle.i or noun.deprel != "obl" or noun.upos not in ("NOUN", "PROPN"):
            continue
        first = min((noun.i, *(below for below in analysis.children(noun.i) if below < noun.i)))
        bare = all(analysis.tokens[below].deprel != "case" for below in analysis.children(noun.i))
        if bare and first == particle.i + 1 and not _takes_more(analysis, verb, noun):
            return {noun.i: msgspec.structs.replace(noun, deprel="obj")}
    return {}


def _takes_more(analysis: Analysis, verb: Token, noun: Token) -> bool:
    """Whether the verb has an object of its own, or the noun another preposition: "set up from", "cut the line off"."""
    held = [analysis.tokens[each].deprel for each in analysis.children(verb.i)]
    passive = "nsubj:pass" in held and any(each.startswith("aux") for each in held)
    objects = "obj" in held or passive
    cases = sum(analysis.tokens[each].deprel == "case" for each in analysis.children(noun.i))
    return objects or cases > 1
