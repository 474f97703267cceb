"""UN sanctions are the council's where the report tells of its own, and else the organisation's."""

from communique.model import Report, content_hash
from communique.reading.read import read


def _sides(text: str) -> set[str]:
    report = Report(id=content_hash(text), text=text, name="r", published="2018-03-14")
    return {
        side.value for each in read(report).accounts if each.type.value == "sanction" for side in each.sides
    }


def test_the_council_that_imposes_is_meant() -> None:
    text = "The UN Security Council imposed sanctions on Chile on Monday. Peru said it would implement U.N. sanctions on Chile."
    assert _sides(text) == {"un-security-council"}


def test_the_council_as_a_mere_setting_is_not() -> None:
    text = (
        "Peru spoke at the UN Security Council on Monday. It said it would implement U.N. sanctions on Chile."
    )
    assert _sides(text) == {"united-nations"}
