"""The PLOVER root of what happened, was planned, called off or said."""

import pytest

from communique.formats.plover_roots import OF_KIND, root_of_event, root_of_statement
from communique.model.vocabulary import EVENT_TYPES, KINDS, STATUSES, EventType, Kind

ROOTS = {
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "ACCUSE", "REQUEST", "REJECT", "THREATEN",
    "PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT", "OTHER",
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "status", "outcome", "root"),
    [
        ("talks", "happened", None, "CONSULT"),
        ("talks", "scheduled", None, "AGREE"),
        ("visit", "cancelled", None, "REJECT"),
        ("talks", "denied", None, None),
        ("sanction", "happened", "adopted", "SANCTION"),
        ("sanction", "happened", "lifted", "CONCEDE"),
        ("sanction", "postponed", None, "CONCEDE"),
        ("channel", "happened", "cut", "SANCTION"),
        ("channel", "happened", "restored", "COOPERATE"),
        ("attack", "scheduled", None, "THREATEN"),
        ("exercise", "scheduled", None, "MOBILIZE"),
    ],
)
def test_events(kind: EventType, status: str, outcome: str | None, root: str | None) -> None:
    assert root_of_event(kind, status, outcome) == root


def test_every_event_and_kind_has_a_root_of_the_manual_or_none() -> None:
    assert {root_of_event(kind, status, None) for kind in EVENT_TYPES for status in STATUSES} <= ROOTS | {
        None
    }
    assert set(OF_KIND) == set(KINDS)
    assert {root_of_statement(kind) for kind in KINDS} <= ROOTS | {None}


@pytest.mark.parametrize(
    ("kind", "root"), [("demand", "REQUEST"), ("refusal", "REJECT"), ("assessment", None)]
)
def test_statements(kind: Kind, root: str | None) -> None:
    assert root_of_statement(kind) == root
