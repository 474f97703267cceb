"""For whom somebody commits themselves."""

from communique.model import Report, content_hash
from communique.reading.read import read


def kinds(text: str) -> list[str]:
    return [
        each.kind.value
        for each in read(
            Report(id=content_hash(text), text=text, name="r", published="2018-06-06")
        ).statements
    ]


def test_a_senator_tells_his_own_state_what_to_do() -> None:
    assert kinds(
        "Sen. John McCain said Monday that the United States should sink the next ship from Syria."
    ) == ["demand"]


def test_a_relative_clause_about_another_does_not_decide_the_kind() -> None:
    said = "Analysts in Lima say the drills are aimed at Chile, whose envoys may soon hope for talks."
    assert kinds(said) == ["assessment"]


def test_what_is_thought_is_judged_by_what_is_held() -> None:
    said = "“I think they are going to walk out of the nuclear talks with Iran,” said President Hassan Rouhani of Iran."
    assert kinds(said) == ["prediction"]
