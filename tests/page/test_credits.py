"""Whose words a page carries, with the characters that say so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import DataError
from communique.model import Hint
from communique.page import lay_out, slug
from communique.page.outlets import outlet_named, outlet_slug, outlets, read_outlets
from tests.page.helpers import report
from tests.page.test_zones import CAPTIONS, LEAD, MORE, TITLE

BODY = "Envoys of Arvania and Belmora met on Monday for a second round of talks, officials said."


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("The Korea Herald", "the-korea-herald"), ("SkyNews", "sky-news"), ("USA TODAY", "usa-today"), ("BBC News", "bbc-news"),
        ("El País", "el-pais"), ("People's Daily", "peoples-daily"), ("AT&T", "at-and-t"), ("  --  ", ""), ("연합뉴스", "연합뉴스"),
    ],
)  # fmt: skip
def test_slugs(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(st.text())
def test_a_slug_of_a_slug_is_itself(name: str) -> None:
    assert slug(slug(name)) == slug(name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("New York Times - News", "the-new-york-times"), ("The New York Times", "the-new-york-times"), ("CNN (Web News)", "cnn"),
        ("Fox Online News", "fox-news"), ("NPR Online News", "npr"), ("NYTimes.com", "the-new-york-times"), ("AFP", "agence-france-presse"),
        ("The Lakeside Courier", "the-lakeside-courier"), ("Newsmax - News", "newsmax"), ("  ", None),
    ],
)  # fmt: skip
def test_one_slug_for_an_outlet_however_it_is_written(name: str, expected: str | None) -> None:
    assert outlet_slug(name) == expected


def said(text: str, **more: object) -> tuple[str | None, str | None, list[str]]:
    made = report(text, **more)  # type: ignore[arg-type]
    found = lay_out(made)
    for cited in (found.outlet, found.republisher, *found.carries):
        for span in cited.spans if cited is not None else ():
            assert span.report == made.id
            assert span.within(text)
    return (
        found.outlet.value if found.outlet else None,
        found.republisher.value if found.republisher else None,
        [cited.value for cited in found.carries],
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{TITLE}\n\nGENEVA, March 4 (Yonhap) -- {BODY}\n\n{MORE}", ("yonhap", None, [])),
        (f"{TITLE}\n\nGENEVA (AP) — {BODY}\n\n{MORE}", ("associated-press", None, [])),
        (f"{TITLE}\n\n(Lakeside Courier) – {BODY}\n\n{MORE}", ("lakeside-courier", None, [])),
        (f"{TITLE}\n\n{BODY}\n\n{MORE}\n\nFrom – SkyNews", ("sky-news", None, [])),
        (f"The Lakeside Times\n\n{TITLE}\n\nGENEVA (Reuters) - {BODY}\n\n{MORE}", ("reuters", "the-lakeside-times", [])),
        (f"{TITLE}\n\nKorea Herald quoted an envoy as saying that {BODY}\n\n(Lakeside News Monitoring Desk)", ("the-korea-herald", "lakeside-news", [])),
        (f"{TITLE}\n\n{BODY}\n\n{MORE}\n\nCopyright © 2019 The Washington Times, LLC.", ("the-washington-times", None, [])),
        (f"{TITLE}\n\n{CAPTIONS.replace('Northern Wire news', 'KBS News')}", ("kbs", None, [])),
        (f"{TITLE} - Voice of America\n\n{BODY}\n\n{MORE}", ("voice-of-america", None, [])),
        (f"{TITLE}\n\n{BODY} (It is said to last.)\n\n{MORE}", (None, None, [])),
        (f"{TITLE}\n\nThe river (Arva) - {BODY}\n\n{MORE}", (None, None, [])),
    ],
)  # fmt: skip
def test_the_page_credits_an_outlet(text: str, expected: tuple[str | None, str | None, list[str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"Skip to content\nLive TV\nThe Harbour Gazette\n\n{TITLE}\n\n{BODY}\n\n{MORE}",
            "the-harbour-gazette",
        ),
        (f"{TITLE} | Equinox TV\n\n{BODY}\n\n{MORE}", "equinox-tv"),
        (f"{TITLE}\n\nHarbour Ledger, June 2, 2018\n\n{BODY}\n\n{MORE}", "harbour-ledger"),
        (f"World News\n\n{TITLE}\n\n{BODY}\n\n{MORE}", None),
    ],
)
def test_an_outlet_that_no_lexicon_knows_is_named_by_place_and_kind_of_name(
    text: str, expected: str | None
) -> None:
    assert said(text)[0] == expected


def test_what_the_finder_says_comes_first_and_the_agency_is_carried() -> None:
    text = f"{TITLE}\n\nGENEVA (AP) — {BODY}\n\n{MORE}\n\nReuters contributed to this report."
    assert said(text, outlet="The Lakeside Courier") == (
        "the-lakeside-courier",
        None,
        ["associated-press", "reuters"],
    )
    assert said(text, outlet="Associated Press") == ("associated-press", None, ["reuters"])


def test_the_finder_is_cited_as_such_without_words() -> None:
    found = lay_out(report(f"{TITLE}\n\n{LEAD}", outlet="The Lakeside Courier"))
    assert found.outlet is not None
    assert (found.outlet.spans, found.outlet.rule) == ((), "finder")


def test_a_repost_names_its_source_by_the_original_address() -> None:
    hints = (
        Hint("front-matter:canonical_url", "http://news.example/url?u=https://www.washingtonpost.com/a"),
    )
    text = f"{TITLE}\n\n{BODY}\n\n{MORE}"
    assert said(text, hints=hints, url="https://www.repost.example/a") == (
        "the-washington-post",
        "repost",
        [],
    )


def test_the_site_of_a_page_reposts_an_agency_or_is_the_outlet_itself() -> None:
    hints = (Hint("html:og:site_name", "The Lakeside Courier"),)
    text = f"{TITLE}\n\nGENEVA (Reuters) - {BODY}\n\n{MORE}"
    assert said(text, hints=hints) == ("reuters", "the-lakeside-courier", [])
    assert said(f"{TITLE}\n\n{BODY}\n\n{MORE}", hints=hints) == ("the-lakeside-courier", None, [])


def test_the_lexicon_is_consistent() -> None:
    held = outlets()
    assert len(held.by_name) > 200
    assert held.agencies <= set(held.by_name.values())
    assert outlet_named(" reuters ") == "reuters"
    assert outlet_named("Reuters reported") is None


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "agencies: {}\n",
        "agencies: {a: {name: X}}\npapers: {b: {name: x}}\nbroadcasters: {}",
        "agencies: {A B: {name: X}}\npapers: {}\nbroadcasters: {}",
        "agencies: {a: X}\npapers: {}\nbroadcasters: {}",
        "agencies: {a: {name: X, voice: loud}}\npapers: {}\nbroadcasters: {}",
    ],
)
def test_a_broken_lexicon_is_refused(text: str) -> None:
    with pytest.raises(DataError):
        read_outlets(text, "outlets.yaml")


def test_the_finder_s_outlet_is_cited_where_the_page_names_it_too() -> None:
    text = f"{TITLE}\n\nJohn Bacon\n\nUSA TODAY\n\n{BODY}\n\n{MORE}"
    found = lay_out(report(text, outlet="USA TODAY"))
    assert found.outlet is not None
    assert [span.of(text) for span in found.outlet.spans] == ["USA TODAY"]


def test_an_agency_that_holds_the_copyright_is_carried() -> None:
    text = f"{TITLE}\n\n{BODY}\n\n{MORE}\n\n© Copyright 2019 The Associated Press. All rights reserved."
    assert said(text, outlet="The Lakeside Courier")[2] == ["associated-press"]
