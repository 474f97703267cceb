"""HTML and Markdown: the article comes out whole, the furniture stays behind, the way back leads to the same words."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.errors import EmptyInputError, InputError
from communique.intake import load
from communique.intake.facts import NO_FACTS, Facts
from communique.intake.markdown import report_of_markdown
from communique.intake.page import declared_charset, report_of_page
from communique.model import Report

PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Envoys meet again in Geneva | The Lakeside Courier</title>
<meta charset="utf-8"><meta property="og:site_name" content="The Lakeside Courier">
<meta property="og:title" content="Envoys meet again in Geneva">
<meta property="article:published_time" content="2019-03-04T09:12:00Z">
<link rel="canonical" href="https://courier.example/2019/03/04/envoys">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": "2019-03-04",
 "publisher": {"name": "The Lakeside Courier"}}]}</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>Envoys meet again in Geneva</h1>
<p class="byline">By Ann Roe and John Doe</p><time datetime="2019-03-04T09:12:00Z">4 March 2019</time>
<figure><img src="x.jpg"><figcaption>Delegates arrive at the hotel. Courier/A. Roe</figcaption></figure>
<p>GENEVA &mdash; Envoys of Arvania and Belmora met on <a href="/x">Monday</a> for a second round of talks on the border,
officials said, two weeks after the first round ended without a result.</p>
<p>The delegations met for three hours in the morning &amp; will meet again on Tuesday, a spokesman said.</p>
<h2>What is at stake?</h2>
<p>Arvania wants Belmora to pull back its guns from the river before anything else is discussed, diplomats said.</p>
<script>document.write("<p>not a word of the report</p>")</script>
<p style="display: none">hidden words for nobody</p>
<p class="credits">(Reporting by Ann Roe; Editing by John Doe)</p></article>
<section id="comments"><div class="comment"><time datetime="2019-03-09">9 March</time><p>They will never agree, mark my words.</p></div></section>
<footer><p>Copyright 2019 The Lakeside Courier. All rights reserved.</p></footer></body></html>"""


def page(text: str, facts: Facts = NO_FACTS, *, hide_dates: bool = False) -> Report:
    found = report_of_page(
        text, name="a", source="a.html", media_type="text/html", facts=facts, hide_dates=hide_dates
    )
    assert isinstance(found, Report), found
    return found


def markdown(text: str) -> Report:
    found = report_of_markdown(text, name="a", source="a.md")
    assert isinstance(found, Report), found
    return found


def test_the_article_survives_with_headline_names_date_caption_and_credits() -> None:
    assert page(PAGE).text.split("\n\n") == [
        "Envoys meet again in Geneva",
        "By Ann Roe and John Doe",
        "4 March 2019",
        "Delegates arrive at the hotel. Courier/A. Roe",
        "GENEVA — Envoys of Arvania and Belmora met on Monday for a second round of talks on the border, "
        "officials said, two weeks after the first round ended without a result.",
        "The delegations met for three hours in the morning & will meet again on Tuesday, a spokesman said.",
        "What is at stake?",
        "Arvania wants Belmora to pull back its guns from the river before anything else is discussed, diplomats said.",
        "(Reporting by Ann Roe; Editing by John Doe)",
    ]


def test_the_way_back_leads_to_the_same_characters() -> None:
    found = page(PAGE)
    assert sum(length for *_, length in found.original) > 0.9 * len(found.text)
    for start, there, length in found.original:
        if length > 1:
            assert found.text[start : start + length].split() == PAGE[there : there + length].split()
    assert [start for start, *_ in found.original] == sorted(start for start, *_ in found.original)


def test_what_the_page_says_of_itself_is_kept_as_hints() -> None:
    found = page(PAGE)
    hints = {(hint.field, hint.value) for hint in found.hints}
    assert {
        ("html:article:published_time", "2019-03-04T09:12:00Z"), ("json-ld:datePublished", "2019-03-04"),
        ("html:time", "2019-03-04T09:12:00Z"), ("html:canonical", "https://courier.example/2019/03/04/envoys"),
    } <= hints  # fmt: skip
    assert ("html:og:site_name", "The Lakeside Courier") in hints
    assert (found.title, found.outlet) == ("Envoys meet again in Geneva", None)
    assert found.published is None
    assert not any("2019-03-09" in value for _, value in hints)


def test_what_is_known_beside_the_page_wins() -> None:
    found = page(PAGE, Facts(outlet="The Reader", published="2019-03-05"))
    assert (found.outlet, found.published) == ("The Reader", "2019-03-05")


def test_hidden_dates_leave_only_the_words_of_the_page() -> None:
    found = page(PAGE, hide_dates=True)
    assert (found.url, found.published) == (None, None)
    assert not [hint for hint in found.hints if "2019" in hint.value]
    assert found.text == page(PAGE).text


def test_the_markup_tells_zones() -> None:
    found = page(PAGE)
    told = {}
    for hint in found.hints:
        if hint.field.startswith("layout:"):
            start, end = map(int, hint.value.split("-"))
            told[found.text[start:end]] = hint.field.removeprefix("layout:")
    assert told == {
        "Envoys meet again in Geneva": "headline",
        "By Ann Roe and John Doe": "byline",
        "Delegates arrive at the hotel. Courier/A. Roe": "caption",
        "What is at stake?": "heading",
    }


def test_a_piece_of_a_page_is_taken_whole_with_its_line_breaks() -> None:
    found = page("<div><p>They met<br/>and left.</p>  <p>They   met again.</p></div>")
    assert found.text == "They met\nand left.\n\nThey met again."


def test_a_title_that_stands_only_in_the_head_becomes_the_first_line() -> None:
    found = page(
        "<html><head><title>Envoys meet</title></head><body><p>They met on Monday.</p></body></html>"
    )
    assert found.text == "Envoys meet\n\nThey met on Monday."


def test_a_page_names_its_encoding() -> None:
    assert declared_charset(b'<meta http-equiv="x" content="text/html; charset=euc-kr">') == "euc-kr"
    assert declared_charset(b"<p>no word of it</p>") is None


def test_markdown_loses_its_marks_and_keeps_its_words() -> None:
    text = "---\ntitle: Envoys meet\ndate: 2019-03-04\n---\n# Second *round*\n\nThey **met** [on Monday](http://x.example) and `left`.\n\n> Quoted words.\n"
    found = markdown(text)
    assert found.text == "Envoys meet\n\nSecond round\n\nThey met on Monday and left.\n\nQuoted words.\n"
    assert (found.title, found.published, found.media_type) == ("Envoys meet", "2019-03-04", "text/markdown")
    for start, there, length in found.original:
        assert found.text[start : start + length] == text[there : there + length]


def test_markdown_with_html_inside_is_read_as_html() -> None:
    text = "---\npost_title: 'It&#039;s on'\npublished: true\npost_date: 2016-01-13 03:02:59\n---\n [ad_1]\n<br><div><p>They met.</p><p>They left.</p></div>"
    found = markdown(text)
    assert found.text == "It's on\n\n[ad_1]\n\nThey met.\n\nThey left."
    assert found.published == "2016-01-13 03:02:59"
    assert text[found.original[-1][1] :].startswith("They left.")


@pytest.mark.parametrize("front", ["a: [", "- 1\n- 2", "a: &a [x]\nb: [*a, *a]", "5"])
def test_odd_front_matter_costs_no_text(front: str) -> None:
    assert markdown(f"---\n{front}\n---\nThey met.").text == "They met."


HOSTILE = {
    "deep": "<html><body>" + "<div>" * 50_000 + "They met.",
    "deep inline": "<p><b>" * 50_000 + "They met.",
    "open tags": "<a x='" * 50_000,
    "brackets": "<" * 300_000,
    "ampersands": "&" * 300_000,
    "comments": "<!--" * 100_000,
    "instructions": "<?" * 100_000,
    "tables": "<table><tr><td>" * 2_000 + "They met.",
    "other encoding": "<?xml version='1.0' encoding='utf-16'?><html><body><p>They met.</p></body></html>",
    "zeros": "<p>They \ufffd met.</p>",
    "surrogates": "<p>They &#xD800; met &#0; and &#x110000; left.</p>",
    "dates": "<div class='date'>" * 3_000 + "1 May 2019",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_costs_neither_a_crash_nor_minutes(name: str) -> None:
    start = time.process_time()
    found = report_of_page(HOSTILE[name], name="a", source="a.html", media_type="text/html")
    assert isinstance(found, Report | InputError)
    assert time.process_time() - start < 20
    if "They met." in HOSTILE[name]:
        assert isinstance(found, Report)
        assert found.text.endswith("They met.")


@pytest.mark.parametrize(
    "text", ["![a](" * 20_000, "[" * 100_000, "*" * 100_000, "a" + " " * 100_000 + "b", "`" * 100_000 + "x"]
)
def test_hostile_markdown_costs_no_minutes(text: str) -> None:
    start = time.process_time()
    report_of_markdown(text, name="a", source="a.md")
    assert time.process_time() - start < 20


def test_a_page_without_words_is_empty() -> None:
    found = report_of_page(
        "<html><body><img></body></html>", name="a", source="a.html", media_type="text/html"
    )
    assert isinstance(found, EmptyInputError)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div>",
                "</div>",
                "<br>",
                "<!--",
                "-->",
                "<script>",
                "</script>",
                "&amp;",
                "&#0;",
                "words ",
                "met. ",
                "<h1>",
                "\n",
                "<li>",
                "<nav>",
                "</nav>",
                "<",
                '"',
            ]
        ),
        max_size=40,
    )
)
def test_any_markup_gives_a_report_or_an_error(parts: list[str]) -> None:
    found = report_of_page("".join(parts), name="a", source="a.html", media_type="text/html")
    if isinstance(found, Report):
        found.text.encode("utf-8")
        assert all(start >= 0 and start + length <= len(found.text) for start, _, length in found.original)
    else:
        assert isinstance(found, InputError)


def test_reposts_with_their_html_come_in_whole(shared: Path) -> None:
    found = list(load(shared / "coverage" / "web-2016"))
    assert len(found) == 68
    for each in found:
        assert isinstance(each, Report), each
        assert each.title and each.published and each.text.startswith(each.title)
        assert "<p" not in each.text
        assert sum(length for *_, length in each.original) > 0.8 * len(each.text)
