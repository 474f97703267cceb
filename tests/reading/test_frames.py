"""The lexicon's rules, and that every entry is found in the sentence that explains it."""

from pathlib import Path

import pytest

from communique.errors import DataError
from communique.model.vocabulary import EVENT_TYPES
from communique.reading.frames import LEXICON, lexicon, load_lexicon, load_yaml
from communique.reading.lexicon_tools import check_lexicon, find_frames, try_examples
from communique.reading.matching import find_matches
from tests.reading import event_trees as told

ENTRY = """
groups:
- type: talks
  form: noun
  roles: meeting
  entries:
    meeting: {entry}
"""


def _folder(tmp_path: Path, entry: str) -> Path:
    for name in (
        "classes.yaml",
        "roles.yaml",
        "agreements.yaml",
        "provocations.yaml",
        "attacks.yaml",
        "pressure.yaml",
    ):
        (tmp_path / name).write_text((LEXICON / name).read_text("utf-8"), "utf-8")
    (tmp_path / "contacts.yaml").write_text(ENTRY.replace("{entry}", entry), "utf-8")
    return tmp_path


def test_the_lexicon_holds_every_type_of_event() -> None:
    frames = lexicon().frames
    assert len(frames) >= 400
    assert {frame.type for frame in frames} == set(EVENT_TYPES)
    assert all(frame.example.endswith((".", "?")) for frame in frames)
    assert check_lexicon() == ()


def test_a_good_entry_loads(tmp_path: Path) -> None:
    held = load_lexicon(_folder(tmp_path, "The meeting took place."))
    assert "talks.noun.meeting" in {frame.id for frame in held.frames}


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("{example: A meeting., level: huge}", "level"),
        ("{example: A meeting., colour: red}", "colour"),
        ("{level: summit}", "example"),
        ("{example: A meeting., needs: {object: ['event:party']}}", "event:party"),
        ("{example: A meeting., roles: nobody}", "nobody"),
    ],
)
def test_a_bad_entry_is_named(tmp_path: Path, entry: str, words: str) -> None:
    with pytest.raises(DataError, match=words) as found:
        load_lexicon(_folder(tmp_path, entry))
    assert "contacts.yaml" in found.value.where
    assert words in check_lexicon(tmp_path)[0]


def test_a_key_written_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "twice.yaml"
    path.write_text("a: 1\na: 2\n", "utf-8")
    with pytest.raises(DataError, match="twice"):
        load_yaml(path)


def test_on_and_off_are_words(tmp_path: Path) -> None:
    path = tmp_path / "words.yaml"
    path.write_text("on: [off, yes, true]\n", "utf-8")
    assert load_yaml(path) == {"on": ["off", "yes", True]}


def test_an_entry_is_found_by_any_of_its_words() -> None:
    assert "withdrawal.verb.tear up" in {frame.id for frame in find_frames("tear")}
    assert find_frames("zebra") == ()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (told.HELD, {"talks.noun.talks"}),
        (told.PASSIVE, {"missile-test.verb.fire"}),
        (told.POSSESSED, {"missile-test.noun.missile test"}),
        (told.SANCTIONED, {"sanction.verb.impose"}),
        (told.AGREED, {"talks.verb.meet"}),
    ],
)
def test_frames_are_found_by_word_and_argument(sentence: tuple[str, str], expected: set[str]) -> None:
    found = {match.frame.id for match in find_matches(told.document(sentence), lexicon())}
    assert expected <= found


def test_a_verb_takes_its_event_noun_in() -> None:
    found = [match.frame.id for match in find_matches(told.document(told.SANCTIONED), lexicon())]
    assert found == ["sanction.verb.impose"]


def test_examples_explain_their_entries() -> None:
    tried = try_examples()
    assert [each.frame for each in tried if not each.found] == []
