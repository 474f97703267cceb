"""The calendar of an account's place: a day told by another clock is turned, any other names the place's zone."""

from __future__ import annotations

import msgspec
import pytest

from communique.model import Account, Cited
from communique.model.interval import parse
from communique.reading.accounts import accounts_of
from communique.reading.document import Document
from communique.reading.local import on_local_calendar
from tests.reading import event_trees as told


def an_account(place: str | None, zone: str | None) -> tuple[Document, Account]:
    """Talks on a Monday at a place, told by a clock."""
    document = told.document(told.HELD)
    [account] = accounts_of(document)
    document.times = tuple(
        msgspec.structs.replace(each, zone=zone, value=f"{each.value}TEV") for each in document.times
    )
    where = None if place is None else Cited(place, account.evidence)
    return document, msgspec.structs.replace(account, place=where, zone=None)


@pytest.mark.parametrize(
    ("place", "said", "day", "zone"),
    [
        ("seoul,south-korea", None, "2018-06-04", "Asia/Seoul"),
        ("seoul,south-korea", "local", "2018-06-04", "Asia/Seoul"),
        ("seoul,south-korea", "America/New_York", "2018-06-05", "Asia/Seoul"),
        (None, "America/New_York", "2018-06-04", "America/New_York"),
        (None, None, "2018-06-04", None),
    ],
)
def test_an_account_is_dated_by_the_clock_of_its_place(
    place: str | None, said: str | None, day: str, zone: str | None
) -> None:
    document, account = an_account(place, said)
    found = on_local_calendar(document, account)
    assert found.date is not None
    assert found.date.value == parse(day)
    assert (found.zone and found.zone.value) == zone
    assert found.date.rule.endswith("+zone") is (day != "2018-06-04")


def test_without_a_day_nothing_is_turned() -> None:
    document, account = an_account("seoul,south-korea", None)
    bare = msgspec.structs.replace(account, date=None)
    assert on_local_calendar(document, bare) == bare
