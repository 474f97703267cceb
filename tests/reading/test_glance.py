"""The cheap look: what names no party or no event is passed over, and what may matter goes on whole."""

import pytest

from communique.model import (
    NO_PROFILE,
    Profile,
    ProfileActor,
    ProfileFrame,
    ProfileSide,
    Report,
    content_hash,
)
from communique.model.vocabulary import Zone
from communique.page.types import Block, Page
from communique.profiles import load
from communique.reading import read
from communique.reading.glance import event_forms, glance, names_in, party_names

KOREA = load("korea")
OWN = Profile(
    id="own",
    sides=(
        ProfileSide(id="freedonia", name="Freedonia", names=("the Realm",)),
        ProfileSide(id="sylvania", name="Sylvania"),
    ),
    actors=(ProfileActor(id="ada-trentino", kind="person", name="Ada Trentino", side="freedonia"),),
    about=("freedonia",),
)


def look(*paragraphs: str, profile: Profile = OWN, zone: Zone = "body") -> list[int]:
    """Numbers of the paragraphs that go on."""
    text = "\n".join(paragraphs)
    starts = [text.index(each) for each in paragraphs]
    blocks = tuple(
        Block(start, start + len(each), zone) for start, each in zip(starts, paragraphs, strict=True)
    )
    chosen = glance(text, Page(blocks=blocks), profile).blocks
    return [place for place, block in enumerate(blocks) if block in chosen]


@pytest.mark.parametrize(
    ("paragraph", "goes_on"),
    [
        ("Freedonia held talks with its neighbour.", True),
        ("Ada Trentino met the envoys.", True),
        ("Sylvania held talks with its neighbour.", False),
        ("Freedonia rejected every compromise.", True),
        ("Freedonia is a pretty country of lakes.", False),
        ("The team won its home game.", False),
        ("FREEDONIA TESTS A ROCKET", True),
    ],
)
def test_an_event_word_and_a_party_are_needed(paragraph: str, goes_on: bool) -> None:
    assert bool(look(paragraph)) is goes_on


def test_a_party_in_the_paragraph_beside_is_enough() -> None:
    assert look("The talks went on until late.", "Freedonia was content.") == [0, 1]
    assert look("The talks went on until late.", "So did the rain.", "Freedonia was content.") == []


def test_without_a_profile_any_event_word_will_do() -> None:
    assert look("The two met on Monday.", "It rained.", profile=NO_PROFILE) == [0, 1]
    assert look("It rained all day.", profile=NO_PROFILE) == []


def test_comments_count_for_nothing() -> None:
    assert look("Freedonia held talks.", zone="comment") == []


def test_a_long_page_with_one_hit_is_read_around_it_and_at_its_top() -> None:
    page = [f"Paragraph {number} is on cooking." for number in range(40)]
    page[20] = "Freedonia and Sylvania held talks."
    assert look(*page) == [0, 1, 2, 3, 18, 19, 20, 21, 22]


def test_short_names_keep_their_case() -> None:
    names = party_names(Profile(id="own", sides=(ProfileSide(id="united-states", name="US"),)))
    assert names_in(["The", "US", "envoy"], names)
    assert not names_in(["Tell", "us", "more"], names)


def test_words_of_ones_own_frames_count() -> None:
    frame = ProfileFrame(
        name="picnic", type="talks", form="noun", example="The picnic of Chile and Peru was held in Lima."
    )
    assert "picnics" not in event_forms(NO_PROFILE)
    assert "picnics" in event_forms(Profile(id="own", frames=(frame,)))


@pytest.mark.parametrize(
    ("word", "known"),
    [("met", True), ("withdrew", True), ("summits", True), ("testing", True), ("cooking", False)],
)
def test_forms_of_event_words_are_known(word: str, known: bool) -> None:
    assert (word in event_forms(NO_PROFILE)) is known


def test_what_is_passed_over_reads_as_nothing_unless_it_is_read_thoroughly() -> None:
    text = "Ministers of France and Germany held talks in Paris on Monday."
    report = Report(id=content_hash(text), text=text, name="one")
    passed = read(report, KOREA)
    assert (passed.accounts, passed.statements, passed.actors) == ((), (), ())
    assert passed.zones
    assert read(report, KOREA, thorough=True).accounts
