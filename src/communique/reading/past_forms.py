"""The past tense of cue verbs: "urging" and "to urge" are told as "urged"."""

from __future__ import annotations

from functools import cache

from communique.reading.cues import cue_lexicon

# Forms of the lexicon that are participles or not of the past.
_NOT_PAST = frozenset(
    {
        "says",
        "written",
        "seen",
        "sworn",
        "gone",
        "begun",
        "spoken",
        "foreseen",
        "undertaken",
        "withdrawn",
        "tweeting",
        "understood",
    }
)
# Verbs of two syllables that double their last consonant.
_DOUBLING = frozenset(
    {
        "rebut",
        "admit",
        "commit",
        "concur",
        "confer",
        "deter",
        "infer",
        "permit",
        "prefer",
        "refer",
        "regret",
        "submit",
        "compel",
    }
)


def past_of(form: str, lemma: str) -> str:
    """The past tense of a cue verb.

    Args:
        form: The verb as it stands, in lower case.
        lemma: The tree's lemma, for verbs that are no cue.
    """
    stem = cue_lexicon().lemma(form, lemma)
    return _irregular().get(stem) or _regular(stem)


@cache
def _irregular() -> dict[str, str]:
    found: dict[str, str] = {}
    for form, stem in cue_lexicon().irregular.items():
        if form not in _NOT_PAST:
            found.setdefault(stem, form)
    return found


def _regular(stem: str) -> str:
    if stem.endswith("e"):
        return f"{stem}d"
    if stem.endswith("y") and stem[-2:-1] not in "aeiou":
        return f"{stem[:-1]}ied"
    vowels = sum(letter in "aeiou" for letter in stem)
    short = vowels == 1 and len(stem) > 2 and stem[-1] not in "aeiouwxy" and stem[-2] in "aeiou"
    return f"{stem}{stem[-1]}ed" if short or stem in _DOUBLING else f"{stem}ed"
