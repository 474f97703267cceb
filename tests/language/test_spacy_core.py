"""A spaCy pipeline in our core's place: one trained here on a few sentences, others that say little or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.errors import CommuniqueError, WeightsError
from communique.language import analyse
from communique.language.choice import OWN, using
from communique.language.spacy_core import Pipeline, analyse_with, as_pipeline
from tests.language.test_analyse import ODD, check

spacy = pytest.importorskip("spacy", reason="spaCy is not installed: pip install 'communique[spacy]'")

# A pipeline that cuts words and says no more.
SILENT = as_pipeline(spacy.blank("en"))

# Text, then for each word: head, relation, part of speech, features, lemma; then names.
LESSONS: list[tuple[str, list[tuple[int, str, str, str, str]], list[tuple[int, int, str]]]] = [
    (
        "Oslo said on Monday that Anna Berg met envoys in Rome .",
        [
            (1, "nsubj", "PROPN", "Number=Sing", "Oslo"),
            (1, "ROOT", "VERB", "Tense=Past|VerbForm=Fin", "say"),
            (1, "prep", "ADP", "", "on"),
            (2, "pobj", "PROPN", "Number=Sing", "Monday"),
            (7, "mark", "SCONJ", "", "that"),
            (6, "compound", "PROPN", "Number=Sing", "Anna"),
            (7, "nsubj", "PROPN", "Number=Sing", "Berg"),
            (1, "ccomp", "VERB", "Tense=Past|VerbForm=Fin", "meet"),
            (7, "dobj", "NOUN", "Number=Plur", "envoy"),
            (7, "prep", "ADP", "", "in"),
            (9, "pobj", "PROPN", "Number=Sing", "Rome"),
            (1, "punct", "PUNCT", "", "."),
        ],
        [(0, 1, "GPE"), (3, 4, "DATE"), (5, 7, "PERSON"), (10, 11, "GPE")],
    ),
    (
        "The envoys were seen by guards .",
        [
            (1, "det", "DET", "", "the"),
            (3, "nsubjpass", "NOUN", "Number=Plur", "envoy"),
            (3, "auxpass", "AUX", "Tense=Past|VerbForm=Fin", "be"),
            (3, "ROOT", "VERB", "Tense=Past|VerbForm=Part", "see"),
            (3, "agent", "ADP", "", "by"),
            (4, "pobj", "NOUN", "Number=Plur", "guard"),
            (3, "punct", "PUNCT", "", "."),
        ],
        [],
    ),
]


def trained() -> Any:
    """A blank English pipeline that has learned the lessons by heart."""
    from spacy.tokens import Doc, Span
    from spacy.training import Example

    spacy.util.fix_random_seed(3)
    nlp = spacy.blank("en")
    nlp.add_pipe("morphologizer")
    nlp.add_pipe("trainable_lemmatizer", config={"min_tree_freq": 1})
    nlp.add_pipe("parser", config={"min_action_freq": 1})
    nlp.add_pipe("ner")
    examples = []
    for text, words, names in LESSONS:
        heads, deps, tags, morphs, lemmas = map(list, zip(*words, strict=True))
        forms = text.split()
        gold = Doc(
            nlp.vocab, words=forms, heads=heads, deps=deps, pos=tags, morphs=morphs, lemmas=lemmas,
            sent_starts=[index == 0 for index in range(len(forms))],
        )  # fmt: skip
        gold.ents = [Span(gold, first, last, label) for first, last, label in names]
        examples.append(Example(Doc(nlp.vocab, words=forms), gold))
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(40):
        nlp.update(examples, sgd=optimizer)
    nlp.meta["name"], nlp.meta["version"] = "lessons", "1.2.3"
    return nlp


@pytest.fixture(scope="module")
def nlp() -> Any:
    return trained()


@pytest.fixture(scope="module")
def pipeline(nlp: Any) -> Pipeline:
    return as_pipeline(nlp)


def test_a_trained_pipeline_comes_out_in_our_words(pipeline: Pipeline) -> None:
    text = "Oslo said on Monday that  Anna Berg met envoys\nin Rome."
    [analysis] = analyse_with(pipeline, [text])
    check(text, analysis)
    assert {(token.text, token.upos) for token in analysis.tokens} >= {
        ("met", "VERB"),
        ("Berg", "PROPN"),
        (".", "PUNCT"),
    }
    relations = {token.text: (token.deprel, token.head) for token in analysis.tokens}
    met = next(token.i for token in analysis.tokens if token.text == "met")
    assert relations["envoys"] == ("obj", met)
    assert relations["Rome"] == ("obl", met)
    assert relations["in"][0] == "case"
    assert relations["Anna"] == ("nsubj", met)
    assert relations["Berg"][0] == "flat"
    assert [(name.text, name.label) for name in analysis.names] == [
        ("Oslo", "place"), ("Anna Berg", "person"), ("Rome", "place")
    ]  # fmt: skip
    assert [span.text for span in analysis.times] == ["Monday"]
    assert analysis.tokens[met].lemma == "meet"
    assert "Mood=Ind" in analysis.tokens[met].feats
    assert analysis.speech
    assert analysis.weights == "spacy:en_lessons-1.2.3"


def test_passives_have_their_voice_and_agent(pipeline: Pipeline) -> None:
    [analysis] = analyse_with(pipeline, ["The envoys were seen by guards."])
    seen = next(token for token in analysis.tokens if token.text == "seen")
    assert "Voice=Pass" in seen.feats
    assert {token.text: token.deprel for token in analysis.tokens}["guards"] == "obl:agent"
    assert {token.text: token.deprel for token in analysis.tokens}["envoys"] == "nsubj:pass"


@pytest.mark.parametrize("text", [*ODD, "word " * 300, "One. Two!\n\nThree? four", " lead\tand tail \n"])
def test_any_text_has_a_valid_analysis(pipeline: Pipeline, text: str) -> None:
    for using_pipeline in (pipeline, SILENT):
        [analysis] = analyse_with(using_pipeline, [text])
        check(text, analysis)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80))
def test_any_string_has_a_valid_analysis(text: str) -> None:
    [analysis] = analyse_with(SILENT, [text])
    check(text, analysis)


def test_long_texts_are_taken_in_parts(pipeline: Pipeline) -> None:
    text = "Oslo said no. \n" * 9000
    [analysis] = analyse_with(SILENT, [text])
    check(text, analysis)
    assert len(analysis.tokens) == 4 * 9000


def test_words_without_end_are_cut_into_sentences() -> None:
    text = "word " * 1000
    [analysis] = analyse_with(SILENT, [text])
    check(text, analysis)
    assert max(sentence.last - sentence.first for sentence in analysis.sentences) <= 400


def test_a_blank_pipeline_still_ends_sentences() -> None:
    [analysis] = analyse_with(SILENT, ["One came. Two left!"])
    assert len(analysis.sentences) == 2


def test_lemmas_that_a_pipeline_leaves_out_are_looked_up() -> None:
    tagger = spacy.blank("en")
    ruler = tagger.add_pipe("attribute_ruler")
    ruler.add([[{"LOWER": "met"}]], {"POS": "VERB"})
    [analysis] = analyse_with(as_pipeline(tagger), ["Envoys met quietly."])
    assert [token.lemma for token in analysis.tokens] == ["envoys", "meet", "quietly", "."]


def test_analyse_uses_the_chosen_pipeline(nlp: Any, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "lessons")
    text = "Oslo said on Monday that Anna Berg met envoys in Rome."
    with using(f"spacy:{tmp_path / 'lessons'}"):
        [analysis] = analyse([text])
    assert analysis.weights == "spacy:en_lessons-1.2.3"
    [own] = analyse([text])
    assert not own.weights.startswith("spacy:")


def test_a_pipeline_that_is_missing_is_named() -> None:
    with using("spacy:no_such_pipeline"), pytest.raises(WeightsError, match="no_such_pipeline"):
        analyse(["Hello."])


@pytest.mark.parametrize("name", ["", "spacy", "spacy:", "spacy: ", "other:x"])
def test_only_known_cores_are_chosen(name: str) -> None:
    with pytest.raises(CommuniqueError, match="spacy:NAME"), using(name):
        pass


def test_the_own_core_is_a_choice_too() -> None:
    with using(OWN):
        [analysis] = analyse(["Hello."])
    assert len(analysis.tokens) == 2
