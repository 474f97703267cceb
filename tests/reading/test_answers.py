"""What somebody does to another's words, what is told not to have been said, and complements that trees call adverbial."""

import pytest

from communique.model import Statement
from communique.reading.statements import statements_of
from tests.reading import trees

ACCUSED = (
    "Freedonia accused Sylvania of breaking the ceasefire.",
    "Freedonia|PROPN|1|nsubj|Freedonia accused|VERB|-1|root|accuse Sylvania|PROPN|1|obj|Sylvania of|SCONJ|4|mark|of "
    "breaking|VERB|1|advcl|break the|DET|6|det|the ceasefire|NOUN|4|obj|ceasefire .|PUNCT|1|punct|.",
)
THREATENED = (
    "Freedonia threatened on Monday to break relations with Sylvania.",
    "Freedonia|PROPN|1|nsubj|Freedonia threatened|VERB|-1|root|threaten on|ADP|3|case|on Monday|PROPN|1|obl|Monday to|PART|5|mark|to "
    "break|VERB|1|advcl|break relations|NOUN|5|obj|relation with|ADP|8|case|with Sylvania|PROPN|6|nmod|Sylvania .|PUNCT|1|punct|.",
)
REJECTED_OFFER = (
    "Freedonia rejected Sylvania's offer to host talks.",
    "Freedonia|PROPN|1|nsubj|Freedonia rejected|VERB|-1|root|reject Sylvania|PROPN|4|nmod:poss|Sylvania 's|PART|2|case|'s "
    "offer|NOUN|1|obj|offer to|PART|6|mark|to host|VERB|4|acl|host talks|NOUN|6|obj|talk .|PUNCT|1|punct|.",
)
OPPOSED = (
    "Freedonia is opposed to talks with Sylvania.",
    "Freedonia|PROPN|2|nsubj:pass|Freedonia is|AUX|2|aux:pass|be opposed|VERB|-1|root|oppose to|ADP|4|case|to talks|NOUN|2|obl|talk "
    "with|ADP|6|case|with Sylvania|PROPN|4|nmod|Sylvania .|PUNCT|2|punct|.",
)
NOT_SAYING = (
    "This is not Freedonia saying that sanctions on Sylvania will go.",
    "This|PRON|3|nsubj|this is|AUX|3|cop|be not|PART|3|advmod|not Freedonia|PROPN|-1|root|Freedonia saying|VERB|3|acl|say "
    "that|SCONJ|10|mark|that sanctions|NOUN|10|nsubj|sanction on|ADP|8|case|on Sylvania|PROPN|6|nmod|Sylvania will|AUX|10|aux|will "
    "go|VERB|4|ccomp|go .|PUNCT|3|punct|.",
)
SHORT_OF = (
    "Freedonia stopped short of accusing Sylvania of lies.",
    "Freedonia|PROPN|1|nsubj|Freedonia stopped|VERB|-1|root|stop short|ADV|1|advmod|short of|SCONJ|4|mark|of accusing|VERB|1|advcl|accuse "
    "Sylvania|PROPN|4|obj|Sylvania of|ADP|7|case|of lies|NOUN|4|obl|lie .|PUNCT|1|punct|.",
)
RATHER_THAN = (
    "Freedonia abstained rather than veto the sanctions on Sylvania.",
    "Freedonia|PROPN|1|nsubj|Freedonia abstained|VERB|-1|root|abstain rather|ADV|4|mark|rather than|ADP|2|fixed|than "
    "veto|VERB|1|advcl|veto the|DET|6|det|the sanctions|NOUN|4|obj|sanction on|ADP|8|case|on Sylvania|PROPN|6|nmod|Sylvania "
    ".|PUNCT|1|punct|.",
)
ASKED = (
    "Asked whether Sylvania should lift sanctions, Trentino left.",
    "Asked|VERB|8|advcl|ask|Tense=Past|VerbForm=Part whether|SCONJ|4|mark|whether Sylvania|PROPN|4|nsubj|Sylvania should|AUX|4|aux|should "
    "lift|VERB|0|ccomp|lift sanctions|NOUN|4|obj|sanction ,|PUNCT|0|punct|, Trentino|PROPN|8|nsubj|Trentino left|VERB|-1|root|leave "
    ".|PUNCT|8|punct|.",
)


def read(sentence: tuple[str, str]) -> tuple[Statement, ...]:
    return statements_of(trees.document_of(trees.analysis_of(sentence)), ())


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (ACCUSED, [("freedonia", "accusation")]),
        (THREATENED, [("freedonia", "threat")]),
        (REJECTED_OFFER, [("freedonia", "refusal"), ("sylvania", "offer")]),
        (OPPOSED, [("freedonia", "refusal")]),
    ],
    ids=["accused of a gerund", "a day before the infinitive", "an offer and its rejection", "opposed to"],
)
def test_who_says_what(sentence: tuple[str, str], expected: list[tuple[str, str]]) -> None:
    assert sorted((each.speaker.value, each.kind.value) for each in read(sentence)) == sorted(expected)


@pytest.mark.parametrize(
    "sentence", [NOT_SAYING, SHORT_OF, RATHER_THAN, ASKED],
    ids=["this is not X saying", "stopped short of accusing", "rather than veto", "asked whether"],
)  # fmt: skip
def test_what_is_told_not_to_be_said_is_no_statement(sentence: tuple[str, str]) -> None:
    assert read(sentence) == ()
