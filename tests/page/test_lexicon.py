"""The furniture file: it loads, its rules hold, and no pattern takes long over any line."""

import time

import pytest

from communique.errors import DataError
from communique.page.lexicon import find, furniture, read_furniture

GOOD = "chrome:\n  - {name: a, pattern: 'share', at: whole, most: 3}\n"


def test_the_file_holds_named_patterns_for_the_zones_that_words_tell() -> None:
    found = furniture()
    assert len({(each.zone, each.name) for each in found}) == len(found) > 50
    assert {each.zone for each in found} == {"chrome", "caption", "teaser", "byline", "dateline", "heading"}


def test_an_entry_bounds_words_place_and_ending() -> None:
    (each,) = read_furniture(GOOD, "x")
    assert each.fits("Share", 1, False)
    assert not each.fits("Share this", 2, False)
    assert not each.fits("share share share share", 4, False)
    (each,) = read_furniture(GOOD.replace("whole, most: 3", "start, no-stop: true"), "x")
    assert each.fits("Share this", 2, False)
    assert not each.fits("Share this.", 2, True)


@pytest.mark.parametrize(
    "text",
    ["5", "nozone:\n  - {name: a, pattern: b, at: any}", "chrome: [5]", "chrome:\n  - {name: a, at: any}",
     GOOD.replace("whole", "nowhere"), GOOD.replace("'share'", "'('"), GOOD.replace("most", "least")],
)  # fmt: skip
def test_a_broken_file_is_refused(text: str) -> None:
    with pytest.raises(DataError):
        read_furniture(text, "furniture.yaml")


@pytest.mark.parametrize(
    "line",
    ["share " * 16, "a" * 1499, "(" * 1499, "By " + "A " * 700, "Published " + "Mon " * 300, "www." + "a." * 700, "Home / " * 200,
     "photo " * 250, "is the a " * 160, "| A" * 400, "1 " * 700, "\u00a0" * 700 + "x", "more from " * 140, "." * 1499, "x" * 10_000_000],
)  # fmt: skip
def test_no_line_takes_long(line: str) -> None:
    start = time.process_time()
    find(line)
    assert time.process_time() - start < 1
