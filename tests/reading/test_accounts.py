"""Accounts from whole sentences: who, when, at whom; and what holds for every account whatever the tree."""

from hypothesis import given, settings
from hypothesis import strategies as st

from communique.model import Account
from communique.model.vocabulary import EVENT_TYPES, STATUSES
from communique.reading.accounts import accounts_of
from tests.reading import event_trees as told
from tests.reading import trees
from tests.reading.test_any_tree import RELATIONS

WORDS = [
    "Freedonia|PROPN|Freedonia", "Sylvania|PROPN|Sylvania", "Trentino|PROPN|Trentino", "talks|NOUN|talk", "meeting|NOUN|meeting",
    "met|VERB|meet", "held|VERB|hold", "called|VERB|call", "off|ADP|off", "sanctions|NOUN|sanction", "imposed|VERB|impose",
    "missile|NOUN|missile", "fired|VERB|fire", "will|AUX|will", "not|PART|not", "agreed|VERB|agree", "to|PART|to", "in|ADP|in",
    "with|ADP|with", "after|ADP|after", "Monday|PROPN|Monday", "the|DET|the", "two|NUM|two", "void|ADJ|void", "deal|NOUN|deal",
    "and|CCONJ|and", "if|SCONJ|if", "summit|NOUN|summit", "of|ADP|of", "round|NOUN|round", "visit|NOUN|visit", "was|AUX|be",
]  # fmt: skip


def sides(account: Account) -> set[str]:
    return {side.value for side in account.sides}


def test_talks_have_their_sides_and_day() -> None:
    [account] = accounts_of(told.document(told.HELD))
    assert sides(account) == {"freedonia", "sylvania"}
    assert account.date is not None
    assert str(account.date.value) == "2018-06-04/2018-06-04"


def test_a_passive_is_turned_round() -> None:
    [active] = accounts_of(told.document(told.TESTED))
    [passive] = accounts_of(told.document(told.PASSIVE))
    assert sides(active) == sides(passive) == {"sylvania"}
    assert active.type.value == passive.type.value == "missile-test"


def test_whom_sanctions_are_aimed_at_takes_no_part() -> None:
    [account] = accounts_of(told.document(told.SANCTIONED))
    assert sides(account) == {"freedonia"}
    assert [target.value for target in account.target] == ["sylvania"]
    assert account.outcome is not None
    assert account.outcome.value == "adopted"


def test_who_condemns_a_test_did_not_make_it() -> None:
    [account] = accounts_of(told.document(told.POSSESSED))
    assert sides(account) == {"sylvania"}


def test_the_gap_of_a_relative_clause_is_filled() -> None:
    [account] = accounts_of(told.document(told.RELATIVE))
    assert sides(account) == {"freedonia", "sylvania"}
    assert account.outcome is not None
    assert account.outcome.value == "broke-down"


def test_a_definite_mention_joins_the_account_before_it() -> None:
    [account] = accounts_of(told.document(told.HELD, told.THE_TALKS))
    assert len(account.evidence) == 2


def test_talks_held_and_talks_to_come_are_two() -> None:
    found = accounts_of(told.document(told.HELD, told.WILL))
    assert [account.status.value for account in found] == ["happened", "scheduled"]


def test_comments_tell_nothing() -> None:
    held = told.document(told.HELD)
    assert accounts_of(trees.document_of(held.analysis, {0: "comment"})) == ()


def test_a_headline_alone_is_no_account() -> None:
    held = told.document(told.HELD)
    assert accounts_of(trees.document_of(held.analysis, {0: "headline"})) == ()


@st.composite
def sentences(draw: st.DrawFn) -> tuple[str, str]:
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
    document = told.document(*given_sentences)
    accounts = accounts_of(document)
    assert [each.id for each in accounts] == [f"a{number}" for number in range(1, len(accounts) + 1)]
    for account in accounts:
        assert account.type.value in EVENT_TYPES
        assert account.status.value in STATUSES
        assert account.evidence
        cited = [
            account.type,
            account.status,
            account.date,
            account.place,
            account.what,
            *account.sides,
            *account.people,
        ]
        assert all(span.within(document.text) for each in cited if each is not None for span in each.spans)
    assert accounts == accounts_of(document)
