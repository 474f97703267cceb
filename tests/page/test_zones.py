"""Zones: what each line of a page is, by its words, its shape and its place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.model import Hint
from communique.model.vocabulary import ZONES
from communique.page import lay_out
from tests.page.helpers import report, zoned, zones

LEAD = "GENEVA (Northern Wire) - Envoys of Arvania and Belmora met on Monday for a second round of talks, officials said."
MORE = "The two delegations talked for three hours in the morning and will meet again on Tuesday."
LAST = "No date was given for a third round, but both sides said that they wanted one this month."
TITLE = "Envoys of Arvania and Belmora meet again in Geneva"


def page(*middle: str, title: str = TITLE) -> str:
    return "\n\n".join((title, LEAD, MORE, *middle, LAST))


def around(line: str) -> str:
    """The zone of a line that stands alone between two paragraphs of an article."""
    found = zoned(page(line, MORE + " They did."), title=TITLE)
    return next(zone for zone, words in found if words == line.strip())


@pytest.mark.parametrize(
    ("zone", "lines"),
    [
        (
            "chrome",
            [
                "Share Tweet Email Print", "Link copied", "• Link copied", "0 points", "Upvote Downvote", "Total votes: 0",
                "Downvotes percentage: 12.50%", "What do you think?", "Advertisement", "Story Continued Below", "CLOSE",
                "JUST WATCHED Envoys arrive Replay More Videos ... MUST WATCH Envoys arrive 01:31", "[ad_1]", "* * *",
                "Please upgrade your browser to view this content.", "Sign up for our daily newsletter", "Exit mobile version",
                "Follow @someone on Twitter.", "Copyright © 2019 The Lakeside Courier. All rights reserved.", "Urgent:",
                "Should the talks go on? Vote here in our national poll.", "Read or share this story: http://x.example/1",
                "Read more", "Read More here", "Continue reading the main story", "LISTEN TO ARTICLE 3:05 SHARE THIS ARTICLE Share Tweet",
                "This article is more than 3 years old", "Slideshow (4 Images)", "Get the Monitor Stories delivered to your inbox",
                "https://x.example/2019/03/04/envoys", "poster=\"https://x.example/a.jpg\"", "CLICK HERE TO GET THE APP",
                "Editor's note: An earlier version of this report misspelled a name.", "12,345 shares", "181129194947608",
                "Write to Ann Roe at ann.roe@courier.example",
            ],
        ),
        (
            "teaser",
            [
                "More: Who is who at the Geneva talks", "READ MORE: Border trade falls by half", "Related: Why the river matters",
                "STORY: Arvania moves its guns", "SEE ALSO: A short history of the border", "More from the Geneva talks",
                "RIVER TOWNS EMPTY AS GUNS FALL SILENT FOR ONE DAY", "The farmers who live between the guns Read more",
                "More:Did the talks help? Sort of.", "Opinion: Nobody wants this war", "Timeline: Ten years of talks",
                "Why Arvania Wants the Guns Gone First, and Why Belmora Will Not Go",
            ],
        ),
        (
            "caption",
            [
                "Image: Delegates arrive at the hotel", "FILE - In this March 1, 2018, file photo, envoys arrive in Geneva.",
                "Media playback is unsupported on your device Media caption The river explained", "Image copyright Getty Images",
                "Enlarge this image toggle caption Ann Roe/Wire Ann Roe/Wire", "A soldier at the river. (Photo: Army of Arvania)",
                "The envoy of Belmora leaves the hotel on Monday. REUTERS/Ann Roe", "Photographer: Ann Roe/Bloomberg",
                "This undated picture, released by the state agency, shows the guns at the river.",
                "The minister said that the guns would go. | Ann Roe/AP Photo", "Ann Roe/Getty Images",
            ],
        ),
        (
            "byline",
            [
                "By Ann Roe", "By Ann Roe and John Doe, Northern Wire", "(Reporting by Ann Roe; Editing by John Doe)",
                "The Associated Press contributed to this report.", "Contributing: The Associated Press", "From - SkyNews",
                "— With assistance by Ann Roe, and John Doe", "Additional reporting by Ann Roe in Geneva", "(Courier Monitoring Desk)",
                "With Courier wires", "Ann Roe, Bloomberg", "Associated Press writer Ann Roe in Geneva contributed to this report.",
            ],
        ),
        ("dateline", ["Published : Mar. 4, 2019 - 15:22", "Updated at 11:25 a.m. ET", "Last updated: 4 March 2019", "Posted on March 4, 2019", "6 hours ago"]),
        (
            "heading",
            [
                "What is at stake?", "Lines of communication", "A Family Envoy", "GUNS AND RIVERS", "Story highlights Guns fall silent",
                "Update at 4:18 p.m. ET. Belmora Doubtful", "'Reckless and wrong'", "2. The river",
            ],
        ),
        (
            "body",
            [
                "He gave no details.", "The online poll of 1,006 adults has a margin of 3.5 points.", "\"Who would trust them?\" he said.", "From the Northern Wire:", "By Friday, the guns had fallen silent.",
                "- The guns will be pulled back by ten miles.", "The minister shared the article with his colleagues on Twitter.",
                "More than 100 people live on the island in the river.", "Modified versions of the gun have a range of 40 km.",
                "The image of the river has changed in both countries since the war, she said.", "ANN ROE: And what will happen now?",
                "Related measures, such as an exchange of prisoners, were not discussed.", "Comments by the minister were not well received.",
            ],
        ),
    ],
)  # fmt: skip
def test_a_line_between_paragraphs_has_the_zone_of_its_words_or_shape(zone: str, lines: list[str]) -> None:
    assert {line: around(line) for line in lines} == dict.fromkeys(lines, zone)


def test_the_masthead_and_the_clock_of_the_page_are_furniture_and_the_stated_day_is_not() -> None:
    text = "\n".join(
        [
            "The Lakeside Courier",
            "Thursday, October 31",
            "World",
            TITLE,
            "By Ann Roe",
            "Published: March 4, 2019",
            "",
            LEAD,
            "",
            MORE,
        ]
    )
    assert zones(text) == ["chrome", "chrome", "chrome", "headline", "byline", "dateline", "body", "body"]


def test_a_path_of_links_is_no_headline() -> None:
    text = f"Home / World / {TITLE}\nGeneva\n\n{TITLE}\n\n{LEAD}\n\n{MORE}"
    assert zones(text) == ["chrome", "chrome", "headline", "body", "body"]


def test_a_repeated_title_is_headline_twice() -> None:
    assert zones(f"{TITLE}\n\n{TITLE}\n\n{LEAD}\n\n{MORE}") == ["headline", "headline", "body", "body"]


def test_a_page_may_start_without_a_headline() -> None:
    assert zones(f"Monday, March 4\n\n{LEAD}\n\n{MORE}") == ["chrome", "body", "body"]
    assert zones(f"{LEAD}\n\n{MORE}") == ["body", "body"]


def test_a_known_title_is_found_where_it_stands() -> None:
    text = f"Talks in Geneva, day by day\n\n{TITLE}\n\n{LEAD}"
    assert zones(text, title=TITLE) == ["chrome", "headline", "body"]


def test_names_under_the_headline_are_a_byline_with_their_outlet() -> None:
    assert zones(f"{TITLE}\n\nAnn Roe and John Doe\n\nUSA TODAY\n\n{LEAD}") == [
        "headline",
        "byline",
        "byline",
        "body",
    ]


def test_a_standfirst_that_the_body_repeats_is_a_heading() -> None:
    deck = "The two delegations talked for three hours in the morning."
    assert zones(f"{TITLE}\n\nCLOSE\n\n{deck}\n\n{LEAD}\n\n{deck[:-1]} and left.") == [
        "headline",
        "chrome",
        "heading",
        "body",
        "body",
    ]


def test_highlights_are_headings_until_the_text_begins() -> None:
    text = f"{TITLE}\n\nStory highlights The guns fall silent\n\nBoth sides want a third round\n\nNo date is given\n\n{LEAD}"
    assert zones(text) == ["headline", "heading", "heading", "heading", "body"]


def test_the_body_goes_on_after_a_teaser() -> None:
    assert zones(page("More from Ann Roe", MORE)) == ["headline", "body", "body", "teaser", "body", "body"]


def test_links_under_a_label_are_teasers_and_excerpts_too() -> None:
    text = (
        page()
        + "\n\nCheck Also\n\nGuns found in a river town\n\nTOWN - Guns were found on Friday in a river town near …"
    )
    assert zones(text)[-4:] == ["body", "teaser", "teaser", "teaser"]


def test_readers_words_run_to_the_end() -> None:
    text = (
        page()
        + f"\n\n3 thoughts on “{TITLE}”\n\n  • They will never agree. Mark my words.\n\n  • Why not\n\nReply\n\nA third voice, at some length, and with full stops."
    )
    assert zones(text)[-5:] == ["chrome", "comment", "comment", "chrome", "comment"]


def test_a_button_for_comments_in_the_share_bar_opens_no_comments() -> None:
    assert zones(f"{TITLE}\n\nComments\n\n{LEAD}\n\n{MORE}") == ["headline", "chrome", "body", "body"]


CAPTIONS = """the two sides met on monday for a
second round of talks in the city of
geneva on the border along the river and
officials said they would meet again the
day after but no date was given for a
third round Ann Roe Northern Wire news"""


def test_machine_captions_are_body() -> None:
    assert zones(f"{TITLE}\n\n{CAPTIONS}") == ["headline"] + ["body"] * 6
    assert zones(f"{TITLE}\n\n" + CAPTIONS.replace("\n", "\n\n")) == ["headline"] + ["body"] * 6
    assert zones(f"{TITLE}\n\n" + CAPTIONS.upper()) == ["headline"] + ["body"] * 6
    timed = "\n".join(f"00:{at:02} {line}" for at, line in enumerate(CAPTIONS.split("\n")))
    assert zones(f"{TITLE}\n\n{timed}") == ["headline"] + ["body"] * 6
    assert len(lay_out(report(f"{TITLE}\n\n{timed}")).blocks) == 2


def test_a_label_that_returns_again_and_again_is_furniture() -> None:
    text = page(*(["The river and its guns", MORE + " Again."] * 5))
    assert [zone for zone, words in zoned(text) if words == "The river and its guns"] == ["chrome"] * 5


def test_items_after_a_colon_are_body() -> None:
    assert (
        zones(page("Both sides agreed on three things:", "Guns", "Prisoners", "A third round"))
        == ["headline"] + ["body"] * 7
    )


def test_the_markup_is_believed_where_it_speaks() -> None:
    text = f"{TITLE}\n\n{LEAD}\n\nAnn at the river, in spring.\n\n{MORE}"
    start = text.index("Ann at")
    hints = (
        Hint("layout:caption", f"{start}-{start + 28}"),
        Hint("layout:nonsense", "0-5"),
        Hint("layout:body", "x-y"),
    )
    assert zones(text, hints=hints) == ["headline", "body", "caption", "body"]


def test_lines_are_numbered_as_the_text_splits() -> None:
    text = "\n\n" + page() + "\n\n\n  tail line here.  \n"
    for line in lay_out(report(text)).lines:
        assert text.split("\n")[line.number - 1].strip() == text[line.start : line.end]


LINES = st.sampled_from(
    [TITLE, LEAD, MORE, LAST, "", "", "  ", "Share", "Check Also", "2 comments", "- item", "UPPER CASE WORDS", "lower case words",
     "word", "…", "\u200b", "By Ann Roe", "a\tb", "\x0c", "x" * 200, "Related:", "(Reuters)", "© 2019", "\r", "\ufffd"]
)  # fmt: skip


@settings(deadline=None)
@given(
    st.one_of(st.text(), st.lists(LINES, max_size=25).map("\n".join)),
    st.one_of(st.none(), st.just(TITLE), st.text(max_size=9)),
)
def test_any_text_is_laid_out_with_every_line_in_one_zone_and_one_block(text: str, title: str | None) -> None:
    found = lay_out(report(text, title=title))
    assert [line.number for line in found.lines] == [
        n for n, line in enumerate(text.split("\n"), 1) if line.strip()
    ]
    assert all(line.zone in ZONES for line in found.lines)
    assert [block.start for block in found.blocks] == sorted(block.start for block in found.blocks)
    assert all(
        before.end <= after.start for before, after in zip(found.blocks, found.blocks[1:], strict=False)
    )
    for line in found.lines:
        held = [block for block in found.blocks if block.start <= line.start and line.end <= block.end]
        assert [block.zone for block in held] == [line.zone]
    assert found == lay_out(report(text, title=title))


MENU = "Skip to content\nLog In\n\nThe Harbour Gazette\nNews\nWorld\nPolitics of the Day in Brief\nLive TV\nWeather Forecast for the Week\n\nWorld\n"


def test_menus_above_the_headline_are_furniture() -> None:
    text = f"{MENU}\n{TITLE}\n\nBy Ann Roe | March 4, 2019 | 5:12 PM\n\nf Share  t Tweet\n\n{LEAD}\n\nAbout Us\nContact\nTerms of Use"
    assert zones(text) == ["chrome"] * 9 + ["headline", "byline", "chrome", "body"] + ["chrome"] * 3


def test_a_live_page_has_its_hours_headings_and_comments() -> None:
    text = f"{TITLE}\nLast updated 18:40 GMT\n\n18:40 GMT\nEnvoys leave the hotel\n\n{LEAD}\n\n{MORE}\n\nComments (214)\nbob77 2 hours ago\nThey will never agree."
    assert zones(text) == [
        "headline",
        "dateline",
        "dateline",
        "heading",
        "body",
        "body",
        "chrome",
        "comment",
        "comment",
    ]


def test_a_thread_of_comments_may_end_in_teasers() -> None:
    text = (
        page()
        + "\n\n3 comments\n\nsue says:\nIt is all a show.\n\nYou may also like\n\nGuns found in a river town"
    )
    assert zones(text)[-5:] == ["chrome", "comment", "comment", "teaser", "teaser"]


def test_a_paragraph_torn_in_two_is_body() -> None:
    assert around("The foreign minister of Arvania said that he would come back to Geneva") == "heading"
    torn = page(
        "The foreign minister of Arvania said that he would come back to Geneva",
        "if the guns fell silent before the end of the month.",
    )
    assert zones(torn) == ["headline"] + ["body"] * 5
