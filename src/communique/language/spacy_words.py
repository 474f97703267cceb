"""What a spaCy pipeline says of one word, in the terms of our own core."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from communique.language.weights import shipped


def relation(word: Any) -> str:
    """Its relation to its head, in the pipeline's own scheme."""
    name: str = word.dep_
    return "root" if name == "ROOT" else name


def upos(word: Any) -> str:
    """Its universal part of speech, guessed from its letters where the pipeline gives none."""
    name: str = word.pos_
    if name and name not in ("SPACE", "EOL"):
        return "CCONJ" if name == "CONJ" else name
    return "PUNCT" if word.is_punct else "NUM" if word.like_num else "X"


def lemma(word: Any) -> str:
    """Its dictionary form: the pipeline's, else what the treebanks agree on, else the word in small letters."""
    given: str = word.lemma_
    if given:
        return given
    plain: str = word.text if upos(word) == "PROPN" else word.lower_
    return _known_lemmas().get(upos(word), {}).get(word.lower_, plain)


@lru_cache(maxsize=1)
def _known_lemmas() -> dict[str, dict[str, str]]:
    """Lemmas that treebanks agree on, by part of speech: for pipelines that give none."""
    found: dict[str, dict[str, str]] = json.loads((shipped() / "lemmas.json").read_text(encoding="utf-8"))
    return found


def feats(word: Any, below: set[str]) -> str:
    """Its features, with the two that readers ask for and some pipelines leave out: Mood and Voice.

    Args:
        word: A token of spaCy.
        below: UD relations of the words that hang from it.
    """
    found = dict(part.split("=", 1) for part in str(word.morph).split("|") if "=" in part)
    if found.get("VerbForm") == "Fin" and found.get("Tense") and "Mood" not in found:
        found["Mood"] = "Ind"
    if found.get("VerbForm") == "Part" and below & {"aux:pass", "nsubj:pass"}:
        found["Voice"] = "Pass"
    return "|".join(f"{key}={found[key]}" for key in sorted(found))
