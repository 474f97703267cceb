"""Words after the conventions of UD English, case by case, and on any string."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.language import tokenize

CASES = {
    "clitics": ("don't can't we'll Kim's", "do n't ca n't we 'll Kim 's"),
    "curly clitics": ("It’s Seoul’s, they’ve said", "It ’s Seoul ’s , they ’ve said"),
    "plural possessive": ("the allies' stance", "the allies ' stance"),
    "written together": ("cannot gonna dont", "can not gon na do nt"),
    "abbreviations": (
        "U.S. and N.K. envoys met Mr. Han on Jan. 5.",
        "U.S. and N.K. envoys met Mr. Han on Jan. 5 .",
    ),
    "initials": ("John F. Kelly met H.R. McMaster.", "John F. Kelly met H.R. McMaster ."),
    "hours": ("at 10 a.m. or 4:30pm", "at 10 a.m. or 4:30 pm"),
    "hyphens split": ("U.S.-led long-range talks", "U.S. - led long - range talks"),
    "prefixes stay": (
        "non-nuclear pre-talks mid-August anti-ship",
        "non-nuclear pre-talks mid-August anti-ship",
    ),
    "Korean given names stay": ("Jang Il-hun and Kim Kwan-jin", "Jang Il-hun and Kim Kwan-jin"),
    "Seoul-based is no given name": ("a Seoul-based paper", "a Seoul - based paper"),
    "Arabic names split": ("Bashar al-Assad", "Bashar al - Assad"),
    "money": ("$5 US$4.5 €100,000 £3m", "$ 5 US$ 4.5 € 100,000 £ 3 m"),
    "per cent": ("a 5.6% cut", "a 5.6 % cut"),
    "dates": ("12/06/2018 and 2018-06-12", "12/06/2018 and 2018-06-12"),
    "ranges": ("Oct. 21-22", "Oct. 21 - 22"),
    "ordinals": ("the 38th parallel of the 1990s", "the 38th parallel of the 1990s"),
    "addresses": (
        "see https://www.38north.org/2016/ or a@b.org.",
        "see https://www.38north.org/2016/ or a@b.org .",
    ),
    "quotes": ("“We don’t want war,” he said.", "“ We do n’t want war , ” he said ."),
    "straight quotes": ('He said "no."', 'He said " no . "'),
    "dashes": ("war — or peace--now", "war — or peace -- now"),
    "brackets": ("(KCNA) [sic]", "( KCNA ) [ sic ]"),
    "ellipsis": ("well... yes…", "well ... yes …"),
    "number of a resolution": ("No. 5 and I said no.", "No. 5 and I said no ."),
    "short forms": ("b/c alot #peace", "b/c a lot #peace"),
    "slash": ("and/or 9/11", "and / or 9/11"),
    "Korean script": ("북한이 미사일을 발사했다.", "북한이 미사일을 발사했다 ."),
    "right to left": ("قال الرئيس.", "قال الرئيس ."),
    "emoji": ("🙂 ok", "🙂 ok"),
    "caption": ("stephen\nbegun said", "stephen begun said"),
    "nothing": (" \n\t", ""),
}


@pytest.mark.parametrize(("text", "words"), CASES.values(), ids=CASES.keys())
def test_words(text: str, words: str) -> None:
    assert " ".join(text[start:end] for start, end in tokenize(text)) == words


@given(st.text(max_size=300))
def test_words_cover_what_is_not_white_space_exactly_once(text: str) -> None:
    words = tokenize(text)
    assert all(start < end for start, end in words)
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(words))
    assert "".join(text[start:end] for start, end in words) == "".join(text.split())


@given(st.text(alphabet="ab.'’-$5 /,\"U&@\n", max_size=40))
def test_words_cover_awkward_marks(text: str) -> None:
    assert "".join(text[start:end] for start, end in tokenize(text)) == "".join(text.split())
