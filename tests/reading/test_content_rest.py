"""The kind of what is told flatly, by who did it and how it is put."""

import pytest

from communique.reading.kinds import kind_of
from communique.reading.said import Said


def said(text: str, **fields: object) -> Said:
    return Said(words=f" {text} | {text} ", **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("held", "kind"),
    [
        (said("they shelled the market at noon", subject="other", past=True, verb="shell"), "accusation"),
        (said("they smiled at nine and yet the guns came out", subject="other", past=True, verb="smile"), "accusation"),
        (said("where were the monitors when it burned", form="quote"), "accusation"),
        (said("the convoy crossed the river on friday", past=True, verb="cross"), "announcement"),
        (said("both envoys are to meet in lima", verb="meet"), "announcement"),
        (said("not one gram has left the depot", past=True), "denial"),
        (said("the islands are not for sale"), "refusal"),
        (said("we have no objection to a second round", subject="own"), "offer"),
        (said("the second convoy turns on the first"), "condition"),
        (said("they can count on us in every storm"), "pledge"),
        (said("wait until they see the second list"), "threat"),
        (said("it is only a matter of time now"), "prediction"),
        (said("please bring my brother home", form="quote"), "appeal"),
        (said("the siege has to end today", subject="none"), "demand"),
        (said("the text is long and dull", copula=True), "assessment"),
    ],
)  # fmt: skip
def test_flat_words_show_a_kind(held: Said, kind: str) -> None:
    assert kind_of(held)[0] == kind


def test_own_deeds_blame_nobody() -> None:
    assert kind_of(said("it burned the old files", subject="own", past=True, verb="burn"))[0] != "accusation"


def test_views_of_a_deed_are_no_news() -> None:
    told = said("it moved closer to a deal", subject="other", past=True, verb="move")
    assert kind_of(told)[0] == "assessment"
