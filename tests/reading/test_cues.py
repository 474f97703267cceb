"""The lexicon of cues: its shape, its senses and its errors."""

import copy
from importlib import resources
from typing import Any

import pytest
import yaml

from communique.errors import DataError
from communique.reading.cues import cue_lexicon, parse_cues


def shipped() -> dict[str, Any]:
    source = resources.files("communique.reading").joinpath("speech_cues.yaml")
    data: dict[str, Any] = yaml.safe_load(source.read_text("utf-8"))
    return data


@pytest.mark.parametrize(
    ("key", "complement", "kind"),
    [("say", "clause", None), ("agree", "clause", None), ("urge", "to", "demand"), ("rule out", "object", "refusal"),
     ("call for", "object", "demand"), ("want", "to", "demand"), ("vow", "to", "pledge"), ("deny", "ing", "denial")],
)  # fmt: skip
def test_a_verb_has_the_sense_of_its_complement(key: str, complement: str, kind: str | None) -> None:
    sense = cue_lexicon().verb(key, complement)
    assert sense is not None
    assert sense.kind == kind


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("said", "say"), ("denies", "deny"), ("urging", "urge"), ("begged", "beg"), ("walked", "w")],
)
def test_forms_lead_to_lemmas_and_other_words_keep_theirs(form: str, lemma: str) -> None:
    assert cue_lexicon().lemma(form, "w") == lemma


def broken(section: str, change: dict[str, Any]) -> dict[str, Any]:
    data = copy.deepcopy(shipped())
    data[section][0].update(change)
    return data


@pytest.mark.parametrize(
    "data",
    [None, {}, {**shipped(), "verbs": []}, broken("verbs", {"kind": "song"}), broken("verbs", {"takes": ["tea"]}),
     broken("verbs", {"voice": "loud"}), broken("nouns", {"lemmas": []}), broken("light", {"kind": "song"})],
)  # fmt: skip
def test_a_broken_cue_file_is_refused(data: Any) -> None:
    with pytest.raises(DataError):
        parse_cues(data, "broken.yaml")
