"""Probes of all topics: what the reader makes of sentences that nobody tuned it to, held to floors."""

from __future__ import annotations

import msgspec
import pytest

from tests.reading.told import FOLDER, Floors, count

FLOORS = msgspec.yaml.decode((FOLDER / "floors.yaml").read_bytes(), type=dict[str, Floors])
TOPICS = sorted(path.stem for path in FOLDER.glob("*.yaml") if path.stem != "floors")


def test_every_topic_has_floors() -> None:
    assert set(TOPICS) == set(FLOORS)


@pytest.mark.parametrize("topic", TOPICS)
def test_accounts_told(topic: str) -> None:
    reached, floors = count(topic).figures(), FLOORS[topic]
    short = {
        name: (getattr(reached, name), getattr(floors, name))
        for name in Floors.__struct_fields__
        if getattr(reached, name) < getattr(floors, name)
    }
    assert not short
