"""Issues by the terms that name them."""

import pytest

from communique.errors import DataError
from communique.model.vocabulary import ISSUES
from communique.reading.issues import issue_lexicon, issues_in, parse_issues

CASES = [
    ("The two sides will exchange prisoners of war.", {"prisoners"}),
    ("Centrifuges at the plant enrich uranium.", {"enrichment"}),
    ("The ceasefire must hold.", {"ceasefire"}),
    ("They agreed to lift the tariffs on steel exports.", {"sanctions", "trade"}),
    ("A deal on tariffs is near.", {"sanctions", "trade"}),
    ("A deal is near.", {"talks"}),
    ("Missile defence is for the allies to decide.", set()),
    ("The ballistic missile flew far.", {"missile-tests"}),
    ("Inspectors will verify the dismantlement.", {"inspections", "verification", "denuclearisation"}),
    ("Families separated by the war hope for reunions.", {"family-reunions"}),
    ("The soldiers' remains of the war dead were handed over.", {"remains"}),
    ("It remains to be seen.", set()),
    ("The embassy will reopen and diplomatic relations be restored.", {"normalisation"}),
    ("Chemical weapons were destroyed.", {"disarmament"}),
    ("Troops left the annexed territory.", {"territory"}),
    ("A political prisoner spoke.", {"human-rights"}),
    ("The weather was fine.", set()),
]


@pytest.mark.parametrize(("text", "issues"), CASES)
def test_terms_name_issues(text: str, issues: set[str]) -> None:
    assert set(issues_in(text)) == issues


@pytest.mark.parametrize(("text", "issues"), CASES)
def test_each_issue_cites_words_of_the_text(text: str, issues: set[str]) -> None:
    assert all(0 <= start < end <= len(text) for start, end in issues_in(text).values())


def test_only_the_given_stretch_is_looked_at() -> None:
    text = "Sanctions stay. The truce holds."
    assert set(issues_in(text, 16)) == {"ceasefire"}


def test_every_issue_but_other_has_terms() -> None:
    assert set(issue_lexicon().terms) == set(ISSUES) - {"other"}


@pytest.mark.parametrize(
    "data", [None, {"weather": ["rain"]}, {"trade": []}, {"trade": ["x"], "weak": {"rain": ["y"]}}]
)
def test_a_broken_issue_file_is_refused(data: object) -> None:
    with pytest.raises(DataError):
        parse_issues(data, "broken.yaml")
