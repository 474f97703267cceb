"""A record kept up to date in a file or in a database holds what one derived whole in a file holds."""

from __future__ import annotations

from pathlib import Path

from benches.world import readings as made_up
from communique.store import open_store
from tests.app.test_upkeep import same, up, whole


def test_a_record_kept_up_to_date_in_either_house_is_the_record_derived_whole(
    where: str, tmp_path: Path
) -> None:
    readings = list(made_up(60, 120, years=2))
    store = open_store(where)
    store.add_all(readings[:50])
    whole(store)
    for reading in readings[50:]:
        store.add(reading)
        up(store)
    other = open_store(tmp_path / "whole.db")
    other.add_all(readings)
    whole(other)
    same(store, other)
