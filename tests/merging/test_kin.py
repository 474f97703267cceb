"""Who is who kept up person by person is who is who of all of them at once, and so is what it is kept up by."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.actors import identity
from communique.merging.cast import cast_of
from communique.merging.upkeep import kin
from communique.merging.upkeep.ledger import Ledger, decode, encode
from communique.merging.upkeep.people import Kept, touched, whole
from communique.model import NO_PROFILE, Actor, Cited, Office, Reading
from communique.store import open_store
from communique.store.ledger import Kept as KeptLedger
from tests.merging.telling import told

POOLS = (
    ("Kim Jong Un", "Kim Jong-un", "Kim Yong Chol", "Kim Yong-chol", "Kim", "Ri Yong Ho", "Ri Yong-ho", "Ri"),
    ("Sergei Lavrov", "Sergey Lavrov", "Lavrov", "Maria Lavrov", "Maria Zakharova", "Zakharova"),
    ("Donald Trump", "Donald J. Trump", "Trump", "Melania Trump", "Melania Knauss", "Knauss"),
    ("Ri Yong Ho", "Lee Yong Ho", "Ri", "Lee", "Lee Myung-bak", "Ri Son Gwon"),
    ("Mohammad Zarif", "Mohamed Zarif", "Zarif", "Javad Zarif", "Moon Jae-in", "Moon Jae In", "Moon"),
)  # fmt: skip
SIDES = ("us", "north-korea", "russia", None)


def actor(name: str, side: str | None, office: str | None) -> Actor:
    offices = (Office(office, side, "current", ()),) if office and side else ()
    return Actor(
        id=f"{name.lower().replace(' ', '-').replace('.', '')}-{side or 'x'}",
        kind="person",
        name=name,
        side=Cited(side, ()) if side else None,
        names=(Cited(name, ()),),
        offices=offices,
    )


@st.composite
def steps(draw: st.DrawFn) -> list[tuple[Reading | None, Reading | None]]:
    """Reports that come, are read again and go."""
    held: dict[int, Reading] = {}
    found: list[tuple[Reading | None, Reading | None]] = []
    pool = draw(st.sampled_from(POOLS))
    sides = draw(st.sampled_from([(None,), ("us",), SIDES]))
    for _ in range(draw(st.integers(3, 12))):
        number = draw(st.integers(0, 6))
        cast = {
            each.id: each
            for name in draw(st.lists(st.sampled_from(pool), min_size=1, max_size=8))
            for each in [
                actor(name, draw(st.sampled_from(sides)), draw(st.sampled_from([None, "foreign-minister"])))
            ]
        }
        base = told(f"report {number}", "2018-06-05")
        reading = Reading(report=base.report, dated=base.dated, actors=tuple(cast.values()))
        was = held.get(number)
        now = None if was is not None and draw(st.booleans()) and draw(st.booleans()) else reading
        found.append((was, now))
        if now is None:
            held.pop(number, None)
        else:
            held[number] = now
    return found


def begun(ledger: Ledger) -> None:
    found = whole({}, NO_PROFILE, ())
    ledger.put("judged", [("", "", encode(found.kept))])


def check(ledger: Ledger, readings: list[Reading]) -> None:
    tallies = cast_of(readings, NO_PROFILE, ()).tallies
    wanted = whole({id: each for id, each in tallies.items() if "person" in each.kinds}, NO_PROFILE, ())
    kept = decode(ledger.get("judged", [""])[""], Kept)
    assert kept.canonical == wanted.kept.canonical
    assert set(ledger.every("kin")) == set(wanted.kin)
    assert set(ledger.every("alike")) == set(wanted.alike)


@pytest.mark.parametrize("largest", [60, 4])
def test_persons_that_come_and_go_are_who_they_are_of_all(
    tmp_path: Path, largest: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A small crowd stands for one of hundreds under one name.
    for module in (identity, kin):
        monkeypatch.setattr(module, "LARGEST", largest)
        monkeypatch.setattr(module, "REACH", 2 if largest == 4 else 8)
    open_store(tmp_path / "empty.db").close()

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(steps())
    def run(changes: list[tuple[Reading | None, Reading | None]]) -> None:
        shutil.copy(tmp_path / "empty.db", tmp_path / "a.db")
        store = open_store(tmp_path / "a.db")
        held: dict[str, Reading] = {}
        with store._writing() as connection:
            ledger: Any = KeptLedger(connection)
            begun(ledger)
            for was, now in changes:
                touched(ledger, [(was, now)], NO_PROFILE, ())
                report = next(each.report.id for each in (was, now) if each is not None)
                held.pop(report, None)
                if now is not None:
                    held[report] = now
                check(ledger, list(held.values()))
        store.close()

    run()


def test_a_surname_alone_follows_the_reports_of_all_who_bear_it(tmp_path: Path) -> None:
    store = open_store(tmp_path / "a.db")
    held: list[Reading] = []
    stands: list[str | None] = []
    with store._writing() as connection:
        ledger: Any = KeptLedger(connection)
        begun(ledger)
        # Four reports of one bearer, the surname alone, then four of another one.
        casts = [["Donald Trump"]] * 4 + [["Trump"]] + [["Melania Trump"]] * 4
        # One man under two family names; one of them alone is what most reports call him; then another of the other name.
        casts += [["Sergei Lavrov"]] * 4 + [["Sergey Lavroff"]] * 4 + [["Lavroff"]] * 9 + [["Anna Lavrov"]]
        for number, names in enumerate(casts):
            base = told(f"report {number}", "2018-06-05")
            cast = tuple(actor(name, None, None) for name in names)
            held.append(Reading(report=base.report, dated=base.dated, actors=cast))
            touched(ledger, [(None, held[-1])], NO_PROFILE, ())
            check(ledger, held)
            kept = decode(ledger.get("judged", [""])[""], Kept)
            stands.append(kept.canonical.get("trump-x"))
    store.close()
    assert stands[4] == "donald-trump-x"
    assert stands[8] is None
    assert kept.canonical["sergei-lavrov-x"] == kept.canonical["sergey-lavroff-x"] == "lavroff-x"
