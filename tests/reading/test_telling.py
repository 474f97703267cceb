"""Who says so: an account told only in somebody's words is theirs; one that the report tells itself is the report's."""

import pytest

from communique.model import Account, Report, content_hash
from communique.reading.accounts import accounts_of
from communique.reading.parts import with_parts
from communique.reading.read import read
from tests.reading import event_trees as told

PAST = told.PAST
SAID = (
    "Trentino said that Sylvania fired a missile on Monday.",
    f"Trentino|PROPN|1|nsubj|Trentino said|VERB|-1|root|say|{PAST} that|SCONJ|4|mark|that Sylvania|PROPN|4|nsubj|Sylvania "
    f"fired|VERB|1|ccomp|fire|{PAST} a|DET|6|det|a missile|NOUN|4|obj|missile on|ADP|8|case|on Monday|PROPN|4|obl|Monday "
    ".|PUNCT|1|punct|.",
)
DENIED = (
    "Trentino did not say that Sylvania fired a missile on Monday.",
    "Trentino|PROPN|3|nsubj|Trentino did|AUX|3|aux|do|Tense=Past not|PART|3|advmod|not say|VERB|-1|root|say|VerbForm=Inf "
    f"that|SCONJ|6|mark|that Sylvania|PROPN|6|nsubj|Sylvania fired|VERB|3|ccomp|fire|{PAST} a|DET|8|det|a "
    "missile|NOUN|6|obj|missile on|ADP|10|case|on Monday|PROPN|6|obl|Monday .|PUNCT|3|punct|.",
)
DINNER = (
    "Freedonia and Sylvania had dinner during the summit on Monday.",
    f"Freedonia|PROPN|3|nsubj|Freedonia and|CCONJ|2|cc|and Sylvania|PROPN|0|conj|Sylvania had|VERB|-1|root|have|{PAST} "
    "dinner|NOUN|3|obj|dinner during|ADP|7|case|during the|DET|7|det|the summit|NOUN|3|obl|summit on|ADP|9|case|on "
    "Monday|PROPN|3|obl|Monday .|PUNCT|3|punct|.",
)
SUMMIT = (
    "Freedonia and Sylvania held a summit in Geneva on Monday.",
    f"Freedonia|PROPN|3|nsubj|Freedonia and|CCONJ|2|cc|and Sylvania|PROPN|0|conj|Sylvania held|VERB|-1|root|hold|{PAST} "
    "a|DET|5|det|a summit|NOUN|3|obj|summit in|ADP|7|case|in Geneva|PROPN|5|nmod|Geneva on|ADP|9|case|on "
    "Monday|PROPN|3|obl|Monday .|PUNCT|3|punct|.",
)


def tellers(account: Account) -> list[str]:
    return [each.value for each in account.attributed_to]


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [((SAID,), ["ada-trentino"]), ((told.TESTED,), []), ((SAID, told.TESTED), []), ((DENIED,), [])],
    ids=["told by a person", "told by the report", "told by both", "told by nobody"],
)
def test_an_account_told_only_in_somebodys_words_is_attributed(
    sentences: tuple[tuple[str, str], ...], expected: list[str]
) -> None:
    found = [each for each in accounts_of(told.document(*sentences)) if each.type.value == "missile-test"]
    assert [tellers(each) for each in found] == [expected]


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        ("Trade has suffered from the tariffs on Chinese steel, which the United States imposed in March, Chile said.",
         "sanction", []),
        ("The envoys of Chile and Peru met in Lima on Monday, the Chilean president said.", "talks", ["chile"]),
        ("The prices rose after North Korea tested a missile on Monday, Japan said.", "missile-test", []),
    ],
)  # fmt: skip
def test_what_is_taken_for_granted_is_told_by_nobody(text: str, type_: str, expected: list[str]) -> None:
    report = Report(id=content_hash(text), text=text, name="r", published="2018-06-06")
    found = [each for each in read(report).accounts if each.type.value == type_]
    assert len(found) == 1
    speakers = [each.split(":")[-1].removeprefix("Chilean president").strip() for each in tellers(found[0])]
    assert bool(speakers) == bool(expected)


def test_who_says_so_is_cited() -> None:
    document = told.document(SAID)
    [account] = accounts_of(document)
    assert [span.of(document.text) for each in account.attributed_to for span in each.spans] == ["Trentino"]


def test_a_dinner_is_part_of_the_summit_in_whose_course_it_is_told() -> None:
    found = accounts_of(told.document(SUMMIT, DINNER))
    inside = {each.what.value: each.part_of for each in found if each.what is not None}
    whole = next(each.id for each in found if each.level is not None and each.level.value == "summit")
    assert inside["dinner"] == whole
    assert [each.part_of for each in found if each.id == whole] == [None]


def test_nothing_is_part_of_what_was_on_other_days() -> None:
    found = accounts_of(told.document(told.HELD, told.WILL))
    assert [each.part_of for each in found] == [None, None]


def test_no_accounts_have_no_parts() -> None:
    assert with_parts((), ()) == ()
