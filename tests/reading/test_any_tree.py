"""Whatever tree the language core gives, statements are read without a crash and cite words of the text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from communique.model.vocabulary import ISSUES, KINDS
from communique.reading.spoken import speech_of
from communique.reading.statements import statements_of
from tests.reading import trees

WORDS = [
    "said|VERB|say", "told|VERB|tell", "that|SCONJ|that", "Freedonia|PROPN|Freedonia", "Sylvania|PROPN|Sylvania", "talks|NOUN|talk",
    "“|PUNCT|“", "”|PUNCT|”", "urged|VERB|urge", "to|PART|to", "threat|NOUN|threat", "will|AUX|will", "not|PART|not", "he|PRON|he",
    "if|SCONJ|if", "willing|ADJ|willing", "according|VERB|accord", "to|ADP|to", "was|AUX|be", "by|ADP|by", "quoted|VERB|quote", ",|PUNCT|,",
    "statement|NOUN|statement", "which|PRON|which", "rejected|VERB|reject", "officials|NOUN|official", "before|SCONJ|before", "US|PROPN|US",
]  # fmt: skip
RELATIONS = [
    "nsubj", "nsubj:pass", "obj", "iobj", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "obl", "obl:agent", "nmod", "nmod:poss", "conj",
    "parataxis", "mark", "case", "aux", "aux:pass", "cop", "det", "amod", "flat", "compound:prt", "punct", "appos", "advmod",
]  # fmt: skip


@st.composite
def sentences(draw: st.DrawFn) -> tuple[str, str]:
    """A sentence of random words with a random tree: every word hangs on one that was placed before it."""
    rows = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14))
    order = draw(st.permutations(range(len(rows))))
    heads = {order[0]: -1}
    for place, word in enumerate(order[1:], 1):
        heads[word] = order[draw(st.integers(0, place - 1))]
    table = []
    for number, row in enumerate(rows):
        form, tag, lemma = row.split("|")
        relation = "root" if heads[number] < 0 else draw(st.sampled_from(RELATIONS))
        table.append(f"{form}|{tag}|{heads[number]}|{relation}|{lemma}")
    return " ".join(row.split("|")[0] for row in rows), " ".join(table)


@settings(max_examples=300, deadline=None)
@given(st.lists(sentences(), min_size=1, max_size=3))
def test_any_tree_is_read(given_sentences: list[tuple[str, str]]) -> None:
    analysis = trees.analysis_of(*given_sentences)
    document = trees.document_of(analysis)
    statements = statements_of(document, ())
    assert [each.id for each in statements] == [f"s{number}" for number in range(1, len(statements) + 1)]
    for statement in statements:
        assert statement.evidence
        assert all(span.within(document.text) for span in statement.evidence)
        assert statement.kind.value in KINDS
        assert {issue.value for issue in statement.issues} <= set(ISSUES)
    assert statements == statements_of(document, ())
    for speech in speech_of(analysis):
        assert all(0 <= first < last <= len(analysis.tokens) for first, last in speech.content)
