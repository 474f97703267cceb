"""What bears on the negotiation: terms of it, a party's own words, and outsiders where they speak of the parties' dealings."""

import pytest

from communique.reading.statements import statements_of
from tests.reading import trees

PRETTY = (
    "A resident said that Sylvania was pretty.",
    "A|DET|1|det|a resident|NOUN|2|nsubj|resident said|VERB|-1|root|say that|SCONJ|6|mark|that Sylvania|PROPN|6|nsubj|Sylvania "
    "was|AUX|6|cop|be pretty|ADJ|2|ccomp|pretty .|PUNCT|2|punct|.",
)
NEAR = (
    "A resident said that Sylvania trusted Freedonia.",
    "A|DET|1|det|a resident|NOUN|2|nsubj|resident said|VERB|-1|root|say that|SCONJ|5|mark|that Sylvania|PROPN|5|nsubj|Sylvania "
    "trusted|VERB|2|ccomp|trust Freedonia|PROPN|5|obj|Freedonia .|PUNCT|2|punct|.",
)
TERMS = (
    "A resident said that Sylvania feared sanctions.",
    "A|DET|1|det|a resident|NOUN|2|nsubj|resident said|VERB|-1|root|say that|SCONJ|5|mark|that Sylvania|PROPN|5|nsubj|Sylvania "
    "feared|VERB|2|ccomp|fear sanctions|NOUN|5|obj|sanction .|PUNCT|2|punct|.",
)
OWN = (
    "Trentino said that Sylvania was pretty.",
    "Trentino|PROPN|1|nsubj|Trentino said|VERB|-1|root|say that|SCONJ|5|mark|that Sylvania|PROPN|5|nsubj|Sylvania "
    "was|AUX|5|cop|be pretty|ADJ|1|ccomp|pretty .|PUNCT|1|punct|.",
)


INSIDER = (
    "A source said that the files were old.",
    "A|DET|1|det|a source|NOUN|2|nsubj|source said|VERB|-1|root|say that|SCONJ|7|mark|that the|DET|5|det|the files|NOUN|7|nsubj|file "
    "were|AUX|7|cop|be old|ADJ|2|ccomp|old .|PUNCT|2|punct|.",
)


@pytest.mark.parametrize(
    ("sentence", "kept"), [(PRETTY, False), (NEAR, True), (TERMS, True), (OWN, True), (INSIDER, True)],
    ids=["an outsider on one party", "an outsider on both", "an outsider on an issue", "a party's envoy", "a source let into it"],
)  # fmt: skip
def test_who_may_say_what(sentence: tuple[str, str], kept: bool) -> None:
    assert bool(statements_of(trees.document_of(trees.analysis_of(sentence)), ())) is kept
