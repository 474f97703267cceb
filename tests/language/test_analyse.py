"""The whole core: valid on any input, the same whatever else is analysed, and right on plain sentences."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.errors import WeightsError
from communique.language import Analysis, analyse
from communique.language.trees import is_tree

WIRE = "North Korea's Han Song Ryol met former U.S. envoy Joseph DeTrani in Kuala Lumpur on Friday, officials said."
QUOTED = "“We will not give up our nuclear weapons,” Foreign Minister Ri Yong-ho told reporters in New York."
CAPTION = (
    "welcome back our top story tonight the north korean leader has arrived in\n"
    "singapore he is expected to meet president trump on tuesday our correspondent\n"
    "is in singapore and she joins us now"
)
ODD = [
    "",
    " ",
    "\n\n",
    "🙂",
    "...",
    "북한이 미사일을 발사했다.",
    "قال الرئيس إنه",
    "a" * 5000,
    "\x00\x01",
    "“",
    "x\u0301 \ud7ff",
]


def check(text: str, analysis: Analysis) -> None:
    """All that every analysis promises."""
    assert analysis.text == text
    words = [(token.start, token.end) for token in analysis.tokens]
    assert [text[a:b] for a, b in words] == [token.text for token in analysis.tokens]
    assert "".join(token.text for token in analysis.tokens) == "".join(text.split())
    assert [token.i for token in analysis.tokens] == list(range(len(words)))
    edges = [0, *(sentence.last for sentence in analysis.sentences)]
    assert [sentence.first for sentence in analysis.sentences] == edges[:-1]
    assert edges[-1] == len(words)
    for sentence in analysis.sentences:
        inside = analysis.tokens[sentence.first : sentence.last]
        assert is_tree([token.head - sentence.first if token.head >= 0 else -1 for token in inside])
        assert all(token.sent == sentence.i and token.lemma for token in inside)
        assert all((token.deprel == "root") == (token.head == -1) for token in inside)
        assert analysis.span(sentence.first, sentence.last) == (sentence.start, sentence.end)
    for spans in (analysis.names, analysis.times):
        ends = 0
        for span in spans:
            assert ends <= span.first < span.last
            assert text[span.start : span.end] == span.text
            assert analysis.tokens[span.first].sent == analysis.tokens[span.last - 1].sent
            ends = span.last
    for speech in analysis.speech:
        for part in (speech.source, speech.cue, *speech.content):
            assert part is None or 0 <= part[0] < part[1] <= len(words)


@pytest.mark.parametrize("text", [WIRE, QUOTED, CAPTION, *ODD], ids=range(3 + len(ODD)))
def test_every_text_has_a_valid_analysis(text: str) -> None:
    [analysis] = analyse([text])
    check(text, analysis)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_any_string_has_a_valid_analysis(text: str) -> None:
    [analysis] = analyse([text])
    check(text, analysis)


def test_a_very_long_text() -> None:
    text = "the talks went on and on " * 4000
    [analysis] = analyse([text])
    assert len(analysis.tokens) == 24_000
    check(text, analysis)


def test_no_text_is_no_analysis() -> None:
    assert analyse([]) == []
    [empty] = analyse([""])
    assert (empty.tokens, empty.sentences, empty.names) == ((), (), ())


def test_an_analysis_does_not_depend_on_its_neighbours() -> None:
    together = analyse([WIRE, QUOTED, CAPTION, WIRE])
    assert together == [analyse([text])[0] for text in (WIRE, QUOTED, CAPTION, WIRE)]


def test_a_wire_sentence() -> None:
    [analysis] = analyse([WIRE])
    names = {name.text: name.label for name in analysis.names}
    assert names["Han Song Ryol"] == "person"
    assert names["Joseph DeTrani"] == "person"
    assert names["Kuala Lumpur"] == "place"
    assert "Friday" in {time.text for time in analysis.times}
    met = next(token for token in analysis.tokens if token.text == "met")
    assert (met.upos, met.lemma) == ("VERB", "meet")
    assert "Tense=Past" in met.feats
    subjects = [analysis.tokens[child] for child in analysis.children(met.i)]
    assert "Han" in {token.text for token in subjects if token.deprel == "nsubj"}


def test_a_quotation_has_its_source_and_cue() -> None:
    [analysis] = analyse([QUOTED])
    [speech] = [one for one in analysis.speech if one.cue and "told" in _text(analysis, one.cue)]
    assert speech.source is not None
    assert _text(analysis, speech.source) == "Foreign Minister Ri Yong-ho"
    assert _text(analysis, speech.content[0]) == "“We will not give up our nuclear weapons,”"


def test_captions_come_out_in_clauses() -> None:
    [analysis] = analyse([CAPTION])
    starts = {analysis.tokens[sentence.first].text for sentence in analysis.sentences}
    assert {"welcome", "the", "he", "our"} <= starts


def test_subtrees_are_sorted_and_whole() -> None:
    [analysis] = analyse([WIRE])
    for sentence in analysis.sentences:
        root = next(t.i for t in analysis.tokens[sentence.first : sentence.last] if t.head == -1)
        assert analysis.subtree(root) == tuple(range(sentence.first, sentence.last))


def test_missing_weights_are_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="missing"):
        analyse(["Talks."], weights=tmp_path)


def test_damaged_weights_are_refused(tmp_path: Path) -> None:
    from communique_weights import FOLDER

    for name in (
        "graph.onnx",
        "labels.onnx",
        "core.npz",
        "labels.json",
        "lemmas.json",
        "tokenizer.json",
        "SHA256",
    ):
        (tmp_path / name).write_bytes((FOLDER / name).read_bytes())
    (tmp_path / "labels.json").write_text("{}")
    with pytest.raises(WeightsError, match="damaged"):
        analyse(["Talks."], weights=tmp_path)


def _text(analysis: Analysis, words: tuple[int, int]) -> str:
    start, end = analysis.span(*words)
    return analysis.text[start:end]
