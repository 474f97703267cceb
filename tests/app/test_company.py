"""An undated copy of a dated story gets the story's day, and says why; whatever the order of reading."""

import json
from pathlib import Path

import pytest

from communique.app.record import open_record

STORY = (
    "Ministers of Freedonia met\n\nThe trade ministers of France and Brazil opened talks on beef quotas in Lyon on Tuesday. "
    "Officials from both countries said that the meeting would go on for two days and that no agreement was in sight. "
    "A spokeswoman for the French ministry called the mood businesslike.\n\nThe talks follow a round in Brasilia that ended "
    "without a result, and farmers of both countries have protested against any deal on quotas and tariffs.\n"
)
OTHER = "Weather\n\nHeavy rain fell on the islands. Fishermen stayed in port and ferries did not leave.\n"
ROWS = (
    {"id": "dated", "text": STORY, "published": "2015-03-10"},
    {"id": "undated", "text": "Read more\n\n" + STORY},
    {"id": "other", "text": OTHER, "published": "2019-07-01"},
)


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (2, 1, 0)])
def test_an_undated_copy_is_dated_by_its_company(tmp_path: Path, order: tuple[int, ...]) -> None:
    with open_record(tmp_path / "a.db") as record:
        for place in order:
            source = tmp_path / f"{place}.jsonl"
            source.write_text(json.dumps(ROWS[place]) + "\n")
            record.read([source])
        dated = record.report("undated").dated
        assert dated.interval is not None
        assert str(dated.interval.start) <= "2015-03-10" <= str(dated.interval.end)
        assert dated.interval.days <= 14
        assert any(reason.rule == "company" for reason in dated.reasons)
        other = record.report("other").dated.interval
        assert str(other) == "2019-07-01/2019-07-01"
