"""Blocks: one for each paragraph, also where it is broken over many lines."""

from tests.page.helpers import blocks
from tests.page.test_zones import CAPTIONS, LAST, LEAD, MORE, TITLE

WRAPPED = """Envoys of Arvania and Belmora met on Monday in Geneva for a
second round of talks, officials said. The two delegations
talked for three hours in the morning.
No date was given for a third round, but both sides said they
wanted one before the end of the month."""


def test_paragraphs_are_blocks() -> None:
    assert blocks(f"{TITLE}\n\n{LEAD}\n\n{MORE}") == [("headline", TITLE), ("body", LEAD), ("body", MORE)]
    assert blocks(f"{TITLE}\n\n{LEAD}\n{MORE}\n{LAST}")[1:] == [
        ("body", LEAD),
        ("body", MORE),
        ("body", LAST),
    ]


def test_captions_are_one_block() -> None:
    assert blocks(f"{TITLE}\n\n{CAPTIONS}") == [("headline", TITLE), ("body", CAPTIONS)]
    spaced = CAPTIONS.replace("\n", "\n\n")
    assert blocks(f"{TITLE}\n\n{spaced}") == [("headline", TITLE), ("body", spaced)]


def test_a_wrapped_paragraph_is_one_block_and_ends_with_its_short_line() -> None:
    first, second = WRAPPED[: WRAPPED.index("No date") - 1], WRAPPED[WRAPPED.index("No date") :]
    assert blocks(f"{TITLE}\n\n{WRAPPED}") == [("headline", TITLE), ("body", first), ("body", second)]


def test_a_paragraph_broken_in_its_middle_is_one_block() -> None:
    text = "“We came with an open mind and we leave with one,” said the head of the delegation,\nwho gave no details."
    assert blocks(f"{LEAD}\n\n{text}\n\n{MORE}")[1] == ("body", text)


def test_items_of_a_list_are_blocks_of_their_own() -> None:
    items = ["- The guns go.", "- The prisoners come home.", "- The talks go on."]
    assert [words for _, words in blocks(f"{LEAD}\n\n" + "\n".join(items))][1:] == items


def test_a_block_never_spans_furniture() -> None:
    text = f"{TITLE}\n\n{LEAD[:-1]} and\n\nAdvertisement\n\nthat more would follow in the course of the month.\n\n{MORE}"
    assert [zone for zone, _ in blocks(text)] == ["headline", "body", "chrome", "body", "body"]
