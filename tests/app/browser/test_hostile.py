"""Reports full of markup and scripts: all of it is shown as text, and nothing of it runs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

import communique
from tests.app.browser.serving import served

ATTACKS = (
    "<script>window.owned = 1; alert('owned')</script>",
    '<img src=x onerror="window.owned = 1">',
    "<svg/onload=window.owned=1>",
    '<iframe srcdoc="<script>parent.owned = 1</script>"></iframe>',
    '<a href="javascript:window.owned=1">press here</a>',
    "</title></script></textarea></p></main><h1>Owned</h1>",
    '" autofocus onfocus="window.owned=1',
    "<style>body { display: none }</style><link rel=stylesheet href=//evil.example/x.css>",
    '<meta http-equiv=refresh content="0;url=https://evil.example/">',
    "{{ 7 * 7 }} {% include '/etc/passwd' %} ${7*7}",
    "<form action=https://evil.example/><button>Go</button></form>",
    "javascript:/*--></title></style></textarea></script><svg/onload='/*`/*\\`/*'/*//--> //window.owned=1",
)
STORY = """\
{attack}

GENEVA, 12 June 2018 (Harbour Ledger) - Envoys of North Korea and the United States met in Geneva on Tuesday. {attack}

"We demand that the sanctions {attack} be lifted," said Foreign Minister Ri <b onmouseover="window.owned=1">Yong Ho</b>.

North Korea test-fired a missile named {attack} on 10 June 2018.
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A record of nothing but attacks, served."""
    folder = tmp_path_factory.mktemp("hostile")
    reports = folder / "reports"
    reports.mkdir()
    for number, attack in enumerate(ATTACKS):
        (reports / f"{number:02d}.txt").write_text(STORY.replace("{attack}", attack), "utf-8")
    (reports / "<img src=x onerror=owned=1>.txt").write_text(
        "Talks <script>owned=1</script> failed.", "utf-8"
    )
    with communique.open(folder / "hostile.db", profile="korea") as record:
        record.read([reports], engine="serial")
        with served(record) as address:
            yield address


def pages(page: Any, desk: str) -> list[str]:
    """Every page that can be reached by links."""
    found, waiting = {desk + "/"}, [desk + "/"]
    while waiting:
        page.goto(waiting.pop())
        links = page.eval_on_selector_all("a[href^='/']", "all => all.map(a => a.getAttribute('href'))")
        for link in links:
            address = desk + link.partition("#")[0]
            if address not in found and "?" not in address:
                found.add(address)
                waiting.append(address)
    return sorted(found)


def test_nothing_in_a_report_runs_on_any_page(page: Any, hostile: str) -> None:
    """Trespasses (dialogs, refused scripts, requests to other hosts) fail the test by themselves."""
    visited = pages(page, hostile)
    assert len([each for each in visited if "/reports/" in each]) == len(ATTACKS) + 1
    assert any("/events/" in each for each in visited)
    for address in [*visited, hostile + "/search?q=owned", hostile + "/search?q=%3Cscript%3E"]:
        page.goto(address)
        assert page.evaluate("typeof window.owned") == "undefined", address
        assert page.locator("h1").count() == 1, address
        assert (
            page.locator("main iframe, main img, main script, main style, main link, main meta").count() == 0
        )
        assert page.locator("a[href^='javascript:' i]").count() == 0


def test_the_attack_is_there_to_be_read(page: Any, hostile: str) -> None:
    page.goto(hostile + "/reports/00")
    text = page.locator(".reader").inner_text()
    assert ATTACKS[0] in text


def test_an_attack_in_the_address_is_shown_as_text(page: Any, hostile: str) -> None:
    for attack in ATTACKS[:6]:
        for address in ("/search?q=", "/?place=", "/?person=", "/?as_of=", "/events/", "/who/"):
            page.goto(hostile + address + page.evaluate("encodeURIComponent", attack))
            assert page.evaluate("typeof window.owned") == "undefined"
            assert page.locator("iframe, img, style, body script").count() == 0
