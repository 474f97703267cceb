"""Another language core: any installed spaCy pipeline, its answer in the words of ours.

spaCy is an extra (`pip install 'communique[spacy]'`). Its words are kept with their offsets, white space is no word;
relations of ClearNLP become those of Universal Dependencies (`clear.py`); what a pipeline does not say is filled in
plainly: sentences end at closing marks, words without a tree hang from the first of their sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from communique.errors import WeightsError
from communique.language.clear import TABLE, Node, is_clear, to_universal
from communique.language.places import with_places
from communique.language.spacy_words import feats, lemma, relation, upos
from communique.language.speech import find_speech
from communique.language.trees import is_tree
from communique.language.types import Analysis, Name, Sentence, TimeSpan, Token

# Characters of a text that a pipeline takes at once.
_AT_ONCE: Final = 100_000
# Words of a sentence at most: trees are mended and turned in steps that grow with its square.
_LONGEST: Final = 400
_CLOSING: Final = frozenset(".?!…")
_LABELS: Final = {given: label for label, all_given in TABLE["names"].items() for given in all_given}
_TIMES: Final = frozenset(TABLE["times"])
_BEFORE_NAMES: Final = frozenset({"DET"})


@dataclass(frozen=True)
class Pipeline:
    """A loaded pipeline.

    Attributes:
        run: spaCy's `Language`.
        stamp: "spacy:NAME-VERSION", kept with every reading.
        clear: Whether its relations are those of ClearNLP.
    """

    run: Any
    stamp: str
    clear: bool


@lru_cache(maxsize=2)
def pipeline_of(name: str) -> Pipeline:
    """The installed pipeline with this name, or in this folder.

    Raises:
        WeightsError: spaCy or the pipeline is not installed.
    """
    try:
        import spacy
    except ImportError as error:
        raise WeightsError("spaCy is not installed.", todo="pip install 'communique[spacy]'.") from error
    try:
        run = spacy.load(name)
    except (OSError, ValueError, ImportError) as error:
        todo = "Install it, or give the name or folder of one that is."
        raise WeightsError("spaCy does not load this pipeline.", where=name, todo=todo) from error
    return as_pipeline(run)


def as_pipeline(run: Any) -> Pipeline:
    """A pipeline that is already loaded."""
    meta = run.meta
    labels = [
        label for _, part in run.pipeline for label in getattr(part, "labels", ()) if isinstance(label, str)
    ]
    stamp = f"spacy:{meta.get('lang', '')}_{meta.get('name', '')}-{meta.get('version', '')}"
    return Pipeline(run, stamp, is_clear(labels))


def analyse_with(using: Pipeline, texts: Sequence[str]) -> list[Analysis]:
    """Analyse texts by a spaCy pipeline.

    Args:
        using: The pipeline.
        texts: Any strings.

    Returns:
        One analysis for each text, in order, with offsets of the text.
    """
    from communique.language.ranges import merge_analyses

    cuts = [_slices(text) for text in texts]
    docs = using.run.pipe(text[a:b] for text, cut in zip(texts, cuts, strict=True) for a, b in cut)
    found = []
    for text, cut in zip(texts, cuts, strict=True):
        parts = [(a, _analysis(using, text[a:b], next(docs))) for a, b in cut]
        found.append(parts[0][1] if len(parts) == 1 else merge_analyses(text, parts))
    return found


def _slices(text: str) -> list[tuple[int, int]]:
    """Stretches that a pipeline can take, cut at line ends or at spaces where there are any."""
    found, start = [], 0
    while len(text) - start > _AT_ONCE:
        stop = start + _AT_ONCE
        for mark in ("\n", " "):
            cut = text.rfind(mark, start + _AT_ONCE // 2, stop)
            if cut > 0:
                stop = cut + 1
                break
        found.append((start, stop))
        start = stop
    return [*found, (start, len(text))] if start < len(text) or not found else found


def _analysis(using: Pipeline, text: str, doc: Any) -> Analysis:
    words = [token for token in doc if not token.is_space and token.text.strip()]
    place = {token.i: number for number, token in enumerate(words)}
    sentences = list(_sentences(doc, words))
    spans = list(_spans(doc, place, sentences))
    persons = [(a, b) for a, b, label in spans if label == "person"]
    tokens: list[Token] = []
    for number, (first, last) in enumerate(sentences):
        inner = [(a - first, b - first) for a, b in persons if first <= a and b <= last]
        nodes = _tree(using, [words[i] for i in range(first, last)], place, first, inner)
        tokens += [
            _token(words[first + i], first + i, node, number, nodes, first) for i, node in enumerate(nodes)
        ]
    placed = [
        Sentence(number, first, last, tokens[first].start, tokens[last - 1].end)
        for number, (first, last) in enumerate(sentences)
    ]
    names, times = [], []
    for first, last, label in spans:
        start, end = tokens[first].start, tokens[last - 1].end
        if label == "time":
            times.append(TimeSpan(first, last, start, end, text[start:end]))
        else:
            names.append(Name(first, last, start, end, text[start:end], label))
    named = tuple(with_places(text, tokens, names))
    bare = Analysis(text, tuple(tokens), tuple(placed), named, tuple(times), (), using.stamp)
    return Analysis(text, bare.tokens, bare.sentences, named, bare.times, find_speech(bare), using.stamp)


def _sentences(doc: Any, words: Sequence[Any]) -> Iterator[tuple[int, int]]:
    """Word ranges of sentences: the pipeline's where it finds them, else up to each closing mark."""
    known = doc.has_annotation("SENT_START")
    first = 0
    for index in range(1, len(words)):
        if known:
            # A start that stands on white space is that of the word after it.
            opens = any(doc[i].is_sent_start for i in range(words[index - 1].i + 1, words[index].i + 1))
        else:
            opens = words[index - 1].text[0] in _CLOSING
        if opens or index - first == _LONGEST:
            yield first, index
            first = index
    if words:
        yield first, len(words)


def _tree(
    using: Pipeline,
    words: Sequence[Any],
    place: dict[int, int],
    first: int,
    persons: Sequence[tuple[int, int]],
) -> list[Node]:
    """The tree of one sentence, whatever the pipeline gave."""
    given = [
        Node(_head(word, place, first, len(words)), relation(word), upos(word), lemma(word)) for word in words
    ]
    if not is_tree([node.head for node in given]):
        given = _mended(given)
    found = to_universal(given, persons) if using.clear else given
    if not is_tree([node.head for node in found]):
        found = _mended(given)
    return [Node(n.head, _checked(n), n.upos, n.lemma) for n in found]


def _checked(node: Node) -> str:
    if node.head < 0:
        return "root"
    return node.deprel if node.deprel and node.deprel.lower() != "root" else "dep"


def _head(word: Any, place: dict[int, int], first: int, count: int) -> int:
    """The head's index in the sentence; heads on white space or in another sentence are passed over."""
    above = word.head
    while above.i not in place and above.head.i != above.i:
        above = above.head
    index = place.get(above.i, -1) - first
    return index if above.i != word.i and 0 <= index < count else -1


def _mended(nodes: Sequence[Node]) -> list[Node]:
    """One root: words without a head, and those in a ring, hang from the first word that has none."""
    root = next((i for i, node in enumerate(nodes) if node.head < 0), 0)
    heads = [root if node.head < 0 and i != root else node.head for i, node in enumerate(nodes)]
    heads[root] = -1
    for index in range(len(nodes)):
        seen, at = {index}, heads[index]
        while at >= 0 and at not in seen:
            seen.add(at)
            at = heads[at]
        if at >= 0:
            heads[index] = root
    return [
        Node(head, node.deprel if head == node.head else "dep", node.upos, node.lemma)
        for node, head in zip(nodes, heads, strict=True)
    ]


def _token(word: Any, index: int, node: Node, sentence: int, nodes: Sequence[Node], first: int) -> Token:
    start = word.idx
    below = {other.deprel for other in nodes if other.head == index - first}
    head = -1 if node.head < 0 else first + node.head
    return Token(
        index,
        start,
        start + len(word.text),
        word.text,
        node.upos,
        feats(word, below),
        node.lemma,
        head,
        node.deprel,
        sentence,
    )


def _spans(
    doc: Any, place: dict[int, int], sentences: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, str]]:
    """Names and times, without articles before and clitics after, each inside one sentence."""
    for entity in doc.ents:
        label = "time" if entity.label_ in _TIMES else _LABELS.get(entity.label_)
        inside = [token for token in entity if token.i in place]
        while inside and inside[0].pos_ in _BEFORE_NAMES and label != "time":
            inside = inside[1:]
        while inside and inside[-1].lower_ in ("'s", "’s"):
            inside = inside[:-1]
        if label is None or not inside:
            continue
        first, last = place[inside[0].i], place[inside[-1].i] + 1
        if any(a <= first and last <= b for a, b in sentences):
            yield first, last, label
