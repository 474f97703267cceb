"""Zones against the given gold: a floor for each set that rules were made on, and for those kept apart."""

import pytest
import yaml

from communique.intake import load
from communique.model import Report
from communique.page import lay_out

SETS = ["seeds", "korea-2018-spring", "korea-2017", "korea-2013", "elsewhere", "elsewhere-2", "kcna"]


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("told", [True, False], ids=["with-title", "without-title"])
def test_lines_have_the_zones_that_people_gave_them(shared, name: str, told: bool) -> None:  # type: ignore[no-untyped-def]
    folder = shared / "seeds" if name == "seeds" else shared / "coverage" / name
    right = total = 0
    for each in load(folder):
        assert isinstance(each, Report)
        gold = yaml.safe_load((shared / "gold" / name / f"{each.name}.yaml").read_text("utf-8"))["zones"]
        expected = {number: zone for zone, numbers in gold.items() for number in numbers}
        plain = Report(id=each.id, text=each.text, name=each.name)
        found = {line.number: line.zone for line in lay_out(each if told else plain).lines}
        assert found.keys() == expected.keys()
        right += sum(found[number] == zone for number, zone in expected.items())
        total += len(expected)
    assert right / total >= 0.97
