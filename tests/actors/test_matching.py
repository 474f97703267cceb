"""Names of one person and of two: a table of press spellings in halves, and the laws of judging."""

from __future__ import annotations

from itertools import combinations, product
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.actors.families import family_of
from communique.actors.matching import Judgement, match
from communique.actors.words import name_parts

TABLE = yaml.safe_load((Path(__file__).parent / "data" / "spellings.yaml").read_text(encoding="utf-8"))
SCRIPTS = ("korean", "chinese", "russian", "arabic", "persian", "latin")
Pair = tuple[str, str, bool]


def pairs(half: str) -> list[Pair]:
    """All pairs of one line; of two lines of one script and family; and those written down as different."""
    found: list[Pair] = [(left, right, False) for left, right in TABLE["different"][half]]
    for script in SCRIPTS:
        lines = TABLE[script][half]
        found += [(left, right, True) for line in lines for left, right in combinations(line, 2)]
        for one, two in combinations(lines, 2):
            if family_of(name_parts(one[0]), None) == family_of(name_parts(two[0]), None):
                found += [(left, right, False) for left, right in product(one[:2], two[:2])]
    return found


def figures(half: str) -> tuple[float, list[Pair]]:
    """F1 of positive judgements and the pairs judged wrongly."""
    right = invented = missed = 0
    wrong = []
    for left, other, same in pairs(half):
        said = match(left, other).judgement is Judgement.POSITIVE
        right += said and same
        invented += said and not same
        missed += same and not said
        if said != same:
            wrong.append((left, other, same))
    return 2 * right / (2 * right + invented + missed), wrong


def test_the_table_has_at_least_400_pairs() -> None:
    assert len(pairs("tune")) + len(pairs("test")) >= 400


@pytest.mark.parametrize("half", ["tune", "test"])
def test_spellings_of_public_persons_are_told_apart(half: str) -> None:
    f1, wrong = figures(half)
    assert f1 >= 0.95, wrong


@pytest.mark.parametrize(
    ("left", "right", "judgement"),
    [
        ("Kim Jong Un", "Kim", Judgement.UNSURE),
        ("J. Kerry", "John Kerry", Judgement.UNSURE),
        ("Stephen Biegun", "Stephen Bosworth", Judgement.NEGATIVE),
        ("Han Song-ryol", "Han Seong-ryeol", Judgement.POSITIVE),
    ],
)
def test_a_judgement_fits_the_evidence(left: str, right: str, judgement: Judgement) -> None:
    assert match(left, right).judgement is judgement


def test_sides_tell_two_of_one_sound_apart() -> None:
    assert match("Kim Yong Chol", "Kim Young-chul").judgement is Judgement.POSITIVE
    apart = match("Kim Yong Chol", "Kim Young-chul", left_side="north-korea", right_side="south-korea")
    assert apart.judgement is Judgement.NEGATIVE
    assert "north-korea" in apart.reasons[-1]


@given(st.text(max_size=30), st.text(max_size=30))
@settings(max_examples=60, deadline=None)
def test_judging_is_symmetric_and_never_fails(left: str, right: str) -> None:
    one, two = match(left, right), match(right, left)
    assert one.judgement is two.judgement
    assert 0.0 <= one.score <= 1.0


@given(st.sampled_from([name for script in SCRIPTS for line in TABLE[script]["tune"] for name in line]))
def test_every_name_is_itself(name: str) -> None:
    assert match(name, name).judgement is Judgement.POSITIVE


@pytest.mark.parametrize(
    ("left", "right", "judged"),
    [
        ("George HW Bush", "George H.W. Bush", Judgement.POSITIVE),
        ("George W. Bush", "George HW Bush", Judgement.NEGATIVE),
        ("HR McMaster", "H. R. McMaster", Judgement.POSITIVE),
        ("Hyung-jin Kim", "Kim Hyung-seok", Judgement.NEGATIVE),
        ("Hyung-jin Kim", "Kim Hyong Jin", Judgement.POSITIVE),
        ("Sung Kim", "Kim Sung-han", Judgement.NEGATIVE),
    ],
)
def test_initials_and_western_order(left: str, right: str, judged: Judgement) -> None:
    assert match(left, right).judgement is judged
    assert match(right, left).judgement is judged
