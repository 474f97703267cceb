"""Issues by the terms that name them."""

from itertools import pairwise

import pytest

from communique.errors import DataError
from communique.model import Report, content_hash
from communique.model.vocabulary import ISSUES
from communique.reading.issues import issue_lexicon, issues_in, parse_issues
from communique.reading.read import read
from communique.reading.topics import theme_of

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
    ("A political prisoner spoke.", {"human-rights", "prisoners"}),
    ("They must let the men have political freedom and liberty.", {"human-rights"}),
    ("The states will improve ties after the thaw.", {"normalisation"}),
    ("It pledged to buy more American goods.", {"trade"}),
    ("They should cut financial ties and access to funds.", {"sanctions"}),
    ("He told them to denuke.", {"denuclearisation"}),
    ("The weather was fine.", set()),
    ("The options to deal with the crisis are many.", set()),
    ("Options are on the table.", set()),
    ("A missile defence plan and missile launchers.", {"missile-tests"}),
    ("The missiles carry nuclear weapons.", {"denuclearisation"}),
    ("The premier threatened to halt all trade with them.", {"sanctions", "trade"}),
    ("The other side keeps dumping steel.", {"trade"}),
    ("She asked to bring him home.", {"detainees"}),
    ("A swift answer came.", set()),
]


@pytest.mark.parametrize(("text", "issues"), CASES)
def test_terms_name_issues(text: str, issues: set[str]) -> None:
    assert set(issues_in(text)) == issues


@pytest.mark.parametrize(("text", "issues"), CASES)
def test_each_issue_cites_words_of_the_text(text: str, issues: set[str]) -> None:
    assert all(0 <= start < end <= len(text) for start, end in issues_in(text).values())


THEMES = [
    ("A deal needs time. Tariffs hurt. Exports fell. Trade is down. They met.", "trade"),
    ("Tariffs hurt. Tariffs stay. More tariffs come.", "trade"),
    ("Sarin was used. Chemical weapons kill. Chlorine too. The truce holds.", "disarmament"),
    ("Talks go on. Talks stall. Talks fail.", None),
    ("A nuclear test. A nuclear test. A nuclear test.", None),
    ("Tariffs hurt. The truce holds. Prisoners left. Sanctions stay. Trade fell. Exports fell.", "trade"),
    ("Tariffs hurt. The truce holds. Prisoners left. Refugees came.", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "theme"), THEMES)
def test_a_report_is_about_what_half_of_its_telling_sentences_name(text: str, theme: str | None) -> None:
    stops = [0, *(place + 1 for place, each in enumerate(text) if each == ".")]
    assert theme_of(text, list(pairwise(stops))) == theme


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


def test_weapons_named_around_a_remark_are_not_carried_over_to_it() -> None:
    text = (
        "Chile condemned the ballistic missile test of Peru.\n\n"
        "“It was no empty threat, and Chile is a patient country,” Chilean President Ana Ruiz said."
    )
    said = read(Report(id=content_hash(text), text=text, name="note")).statements
    quoted = [each for each in said if each.gist.startswith("Ana Ruiz")]
    assert quoted
    assert all("missile-tests" not in {issue.value for issue in each.issues} for each in quoted)
