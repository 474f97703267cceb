"""The whole of the language core in one function: texts in, analyses out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from communique.language.choice import pipeline
from communique.language.decode import Decoder, Parsed
from communique.language.encoder import Encoder, Window
from communique.language.layout import layouts
from communique.language.lemma import apply_edit, mended
from communique.language.places import with_places
from communique.language.speech import find_speech
from communique.language.subwords import Subwords
from communique.language.tokenizer import tokenize
from communique.language.types import Analysis, Name, Sentence, TimeSpan, Token
from communique.language.weights import load
from communique.language.windows import windows_of

# Texts of a call are analysed in groups of about so many characters, so that memory stays bounded.
_GROUP = 200_000
_REMEMBERED = 200_000

_Tags = tuple[list[int], list[int], list[int]]
_Part = tuple[Window, _Tags, Parsed]


class Core:
    """Weights, vocabulary and session, made once for a process."""

    def __init__(self, folder: Path | None) -> None:
        weights = load(folder)
        self.hash = weights.hash
        self.labels = {name: tuple(values) for name, values in weights.labels.items()}
        self.subwords = Subwords(weights.folder / "tokenizer.json")
        self.encoder = Encoder(weights)
        self._lemmas = weights.lemmas
        self._found: dict[tuple[str, int, int], str] = {}
        self.decoder = Decoder(weights, self.encoder)

    def lemma(self, form: str, tag: int, edit: int) -> str:
        """The lemma of a word: the known one of its part of speech, else what the chosen edit makes of it."""
        key = (form, tag, edit)
        lemma = self._found.get(key)
        if lemma is None:
            upos = self.labels["upos"][tag]
            lemma = self._lemmas.get(upos, {}).get(form.lower())
            if lemma is None:
                lemma = mended(apply_edit(self.labels["edits"][edit], form), upos, self.subwords.knows)
            if len(self._found) > _REMEMBERED:
                self._found.clear()
            self._found[key] = lemma
        return lemma


@lru_cache(maxsize=2)
def core(folder: Path | None = None) -> Core:
    """The core over a folder of weights (default: those that ship); kept for later calls.

    Raises:
        WeightsError: The weights are missing or damaged.
    """
    return Core(folder)


def analyse(texts: Sequence[str], *, weights: Path | None = None) -> list[Analysis]:
    """Analyse texts: sentences, words, tags, lemmas, trees, names, times, speech.

    The analysis of a text does not depend on the other texts of the call; giving many at once is faster.

    Args:
        texts: Any strings: paragraphs, caption blocks, whole pages. Offsets of an analysis are of its text.
        weights: A folder of weights; those that ship with Communique by default. Without it, a spaCy pipeline
            takes the core's place inside `choice.using`.

    Returns:
        One analysis for each text, in order. An empty text has an empty analysis.

    Raises:
        WeightsError: The weights are missing or damaged.
    """
    name = pipeline() if weights is None else None
    if name is not None:
        # Read only where it is chosen: spaCy is an extra, and heavy.
        from communique.language.spacy_core import analyse_with, pipeline_of

        return analyse_with(pipeline_of(name), texts)
    found: list[Analysis] = []
    group: list[str] = []
    size = 0
    for text in texts:
        if group and size + len(text) > _GROUP:
            found += _analyse_group(group, core(weights))
            group, size = [], 0
        group.append(text)
        size += len(text)
    return found + (_analyse_group(group, core(weights)) if group else [])


def _analyse_group(texts: Sequence[str], using: Core) -> list[Analysis]:
    cut = [tokenize(text) for text in texts]
    forms = [[text[a:b] for a, b in words] for text, words in zip(texts, cut, strict=True)]
    laid = [layouts(text, words) for text, words in zip(texts, cut, strict=True)]
    windows: list[Window] = []
    for number, (words, layout) in enumerate(zip(forms, laid, strict=True)):
        windows += windows_of(number, words, layout, using.subwords)
    parts: list[list[_Part]] = [[] for _ in texts]
    for index, encoded in using.encoder.run(windows):
        window = windows[index]
        parsed = using.decoder.parse(encoded, laid[window.text][window.first : window.last], window.bare)
        # The classes alone: the scores would hold their whole batch in memory.
        tags = (encoded.upos.tolist(), encoded.feats.tolist(), encoded.edits.tolist())
        parts[window.text].append((window, tags, parsed))
    return [
        _assembled(text, words, form, sorted(part, key=lambda one: one[0].first), using)
        for text, words, form, part in zip(texts, cut, forms, parts, strict=True)
    ]


def _assembled(
    text: str,
    words: list[tuple[int, int]],
    forms: list[str],
    parts: list[_Part],
    using: Core,
) -> Analysis:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    names: list[Name] = []
    times: list[TimeSpan] = []
    kinds = [tag[2:] for tag in using.labels["names"][1::2]]
    for window, tags, parsed in parts:
        base = window.first
        tokens += _tokens(words, forms, window, tags, parsed, len(sentences), using)
        for first, last in parsed.sentences:
            a, b = base + first, base + last
            sentences.append(Sentence(len(sentences), a, b, words[a][0], words[b - 1][1]))
        for first, last, kind in parsed.names:
            a, b = base + first, base + last
            start, end = words[a][0], words[b - 1][1]
            names.append(Name(a, b, start, end, text[start:end], kinds[kind]))
        for first, last, _ in parsed.times:
            a, b = base + first, base + last
            start, end = words[a][0], words[b - 1][1]
            times.append(TimeSpan(a, b, start, end, text[start:end]))
    named = tuple(with_places(text, tokens, names))
    bare = Analysis(text, tuple(tokens), tuple(sentences), named, tuple(times), (), using.hash)
    speech = find_speech(bare)
    if not speech:
        return bare
    return Analysis(
        text, bare.tokens, bare.sentences, bare.names, bare.times, speech, using.hash, bare._children
    )


def _tokens(
    words: list[tuple[int, int]],
    forms: list[str],
    window: Window,
    tags: _Tags,
    parsed: Parsed,
    sentence: int,
    using: Core,
) -> list[Token]:
    labels, base = using.labels, window.first
    upos, feats, deprels = labels["upos"], labels["feats"], labels["deprels"]
    numbers = [sentence + n for n, (first, last) in enumerate(parsed.sentences) for _ in range(first, last)]
    return [
        Token(
            i,
            words[i][0],
            words[i][1],
            forms[i],
            upos[tag],
            feats[feature],
            using.lemma(forms[i], tag, edit),
            -1 if head < 0 else head + base,
            deprels[label],
            number,
        )
        for i, tag, feature, edit, head, label, number in zip(
            range(window.first, window.last),
            *tags,
            parsed.heads,
            parsed.deprels,
            numbers,
            strict=True,
        )
    ]
