"""A profile's own frames in the lexicon: found in reports, counted before the shipped ones, refused where they break a rule."""

import msgspec
import pytest

from communique.errors import DataError
from communique.model import Profile, ProfileFrame
from communique.reading.accounts import accounts_of
from communique.reading.document import Document
from communique.reading.extended import lexicon_of, own_frames
from communique.reading.frames import lexicon
from communique.reading.lexicon_tools import check_lexicon, find_frames, try_examples
from tests.reading import event_trees as told

PICNIC = (
    "Freedonia and Sylvania held a picnic in Geneva on Monday.",
    f"Freedonia|PROPN|3|nsubj|Freedonia and|CCONJ|2|cc|and Sylvania|PROPN|0|conj|Sylvania held|VERB|-1|root|hold|{told.PAST} "
    "a|DET|5|det|a picnic|NOUN|3|obj|picnic in|ADP|7|case|in Geneva|PROPN|5|nmod|Geneva on|ADP|9|case|on "
    "Monday|PROPN|3|obl|Monday .|PUNCT|3|punct|.",
)
FRAME = ProfileFrame(
    name="picnic", type="talks", form="noun", example="The picnic of Chile and Peru was held in Lima."
)
OWN = Profile(id="own", frames=(FRAME,))


def read_with(profile: Profile) -> Document:
    held = told.document(PICNIC)
    return Document(held.report, held.page, held.analysis, held.cast, held.dated, held.times, profile)


def test_a_word_of_ones_own_tells_of_an_event() -> None:
    assert accounts_of(read_with(Profile())) == ()
    [account] = accounts_of(read_with(OWN))
    assert account.type.value == "talks"
    assert account.type.rule == "talks.noun.picnic"
    assert {side.value for side in account.sides} == {"freedonia", "sylvania"}


def test_what_the_word_says_of_outcome_and_level_is_kept() -> None:
    frame = msgspec.structs.replace(FRAME, level="working", outcome="no-result")
    [account] = accounts_of(read_with(Profile(id="own", frames=(frame,))))
    assert account.level is not None and account.level.value == "working"
    assert account.outcome is not None and account.outcome.value == "no-result"


def test_without_frames_the_lexicon_is_the_shipped_one() -> None:
    assert lexicon_of(Profile()) is lexicon()


def test_ones_own_frame_counts_instead_of_a_shipped_one() -> None:
    frame = ProfileFrame(
        name="summit", type="talks", form="noun", example="The summit of Chile and Peru began."
    )
    held = lexicon_of(Profile(id="own", frames=(frame,)))
    assert len(held.frames) == len(lexicon().frames)
    [mine] = [each for each in held.frames if each.id == "talks.noun.summit"]
    assert mine.level is None


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"roles": "zork"}, "'zork' is no set of roles; one of meeting"),
        ({"subject_not": "zork"}, "'zork' is no class"),
        ({"needs": (("object", ("event:zork",)),)}, "names no event type"),
    ],
)
def test_what_only_the_lexicon_knows_is_checked(changes: dict[str, object], words: str) -> None:
    profile = Profile(id="own", frames=(msgspec.structs.replace(FRAME, **changes),))
    with pytest.raises(DataError, match=words) as caught:
        own_frames(profile)
    assert "profile own, frames, 'picnic'" in str(caught.value)
    assert words in check_lexicon(profile=profile)[0]


def test_the_tools_serve_ones_own_frames() -> None:
    assert check_lexicon(profile=OWN) == ()
    [found] = find_frames("picnic", OWN)
    assert found.example == FRAME.example
    [tried] = try_examples(own_frames(OWN), OWN)
    assert tried.found


def test_a_frame_that_its_example_does_not_show_is_told() -> None:
    wrong = msgspec.structs.replace(FRAME, example="Chile and Peru held talks in Lima on Monday.")
    profile = Profile(id="own", frames=(wrong,))
    [tried] = try_examples(own_frames(profile), profile)
    assert not tried.found
    assert tried.instead
