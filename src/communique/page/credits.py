"""Whose words a page carries: its outlet, the site that reposts it, the agencies that it credits.

Looked for where pages say so: credit lines, the agency in a dateline, the masthead, copyright lines, the sign-off of a
broadcast, and the outlet that the lead quotes. What the finder says of the outlet comes before all of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from communique.model import Cited, Report, Span
from communique.model.vocabulary import Zone
from communique.page.lines import Line
from communique.page.outlets import outlet_named, outlet_of_host, outlet_slug, outlets
from communique.page.slug import slug

_FROM: Final = re.compile(
    r"\(?(?:from|source|via|credit|courtesy(?: of)?)\s*[–—:-]+\s*(?P<name>[^()]{2,50}?)\)?\s*\Z", re.I
)
_DESK: Final = re.compile(
    r"\((?P<name>.{2,40}?)(?P<desk>,? (?:Monitoring|News|Web|Foreign|World) Desk|,? Desk)\)\Z", re.I
)
_PLACE_AND_AGENCY: Final = re.compile(
    r"(?P<place>[A-Z][\w.,'’/ -]{0,60}?,? )?\((?P<name>[A-Z][\w .'’&/-]{1,40})\)\s*(?:--+|[-–—:])\s*\S"
)
_COPYRIGHT: Final = re.compile(
    r"(?:(?:©|\(c\)|copyright)[\W\d]*)+(?:by )?(?P<name>[A-Z][\w.'’&, -]{2,60}?)(?:,? (?:LLC|Inc|Ltd|Co|Corp|Limited)\b|\.|\Z| All | Click )",
    re.I,
)
_SIGN_OFF: Final = re.compile(r"(?P<name>[A-Z][\w-]+(?: [A-Z][\w-]+)?) [Nn]ews(?:[, ]+[A-Z][a-z]+)?\W*\Z")
_QUOTED: Final = re.compile(
    r"(?P<name>(?:The )?[A-Z][\w-]+(?: [A-Z][\w-]+){0,4}) (?:quoted|cited|reported|reports|has reported|said in a report)\b"
)
_SUFFIX: Final = re.compile(r"\s[-–—|]\s(?P<name>[A-Z][^|–—]{1,40}?)\s*\Z")
_HOST: Final = re.compile(r"https?://([\w.-]{4,100})", re.I)
_MASTHEAD: Final = re.compile(
    r"(?P<name>(?:The )?[A-Z][\w&.'’-]+(?: [A-Z][\w&.'’-]+){0,3} (?:Times|Post|Herald|News|Tribune|Journal|Daily|Telegraph|"
    r"Gazette|Observer|Chronicle|Mail|Press|Star|Sun|Globe|Mirror|Standard|Express|Review|Monitor|Agency|Report|Today|Weekly|"
    r"Examiner|Independent|Courier|Ledger|Bulletin|Dispatch|Register|Inquirer|Sentinel|Wire|Network|TV|Television|Radio|"
    r"Broadcasting|Echo|Argus|Mercury|Digest|Magazine))(?:, [A-Z]\w+ \d.*)?\Z"
)


# Names of a page's sections, which look like newspapers' names.
_SECTION: Final = re.compile(
    r"(?:live|latest|breaking|local|world|business|sports?|national|international|regional|top|more|watch|all|today|us|uk|"
    r"asia|europe|africa|middle east|politics|tech|science|health|entertainment|video|photo|market|daily|weekly)\b",
    re.I,
)
_MASTHEAD_LINES: Final = 8
_SITE_FIELDS: Final = frozenset({"html:og:site_name", "json-ld:publisher", "html:application-name"})


class Credits(msgspec.Struct, frozen=True):
    """What a page says of its origin; see `Page` for the fields."""

    outlet: Cited[str] | None
    republisher: Cited[str] | None
    carries: tuple[Cited[str], ...]


def credits_of(report: Report, lines: Sequence[Line], zones: Sequence[Zone]) -> Credits:
    """Read a zoned page's credits."""
    pairs = list(zip(lines, zones, strict=True))
    finder = outlet_slug(report.outlet) if report.outlet else None
    masthead = _masthead(report, pairs) or _site_name(report)
    agencies = list(_agencies(report, pairs))
    credited = [*_credit_lines(report, pairs), *_sign_off(report, pairs)]
    desk = _desk(report, pairs)
    quoted = _quoted(report, pairs) if desk is not None else None
    suffix = _title_suffix(report, pairs)
    candidates = [
        *credited,
        suffix,
        quoted,
        *agencies,
        _linked(report),
        _under_headline(report, pairs),
        masthead,
        *_copyright(report, pairs),
    ]
    outlet = _as_found(finder, candidates) if finder else next(filter(None, candidates), None)
    republisher = next(
        (
            each
            for each in (desk, masthead, None if finder else _site(report))
            if each is not None and (outlet is None or each.value != outlet.value)
        ),
        None,
    )
    owners = [each for each in _copyright(report, pairs) if each.value in outlets().agencies]
    named = [each for each in (*agencies, *credited, *owners, quoted) if each is not None]
    own = outlet.value if outlet is not None else None
    carries = {each.value: each for each in reversed(named) if each.value != own}
    return Credits(outlet, republisher, tuple(each for each in reversed(carries.values())))


def _as_found(finder: str, candidates: Sequence[Cited[str] | None]) -> Cited[str]:
    """What the finder says of the outlet, with the words by which the page says the same."""
    same = next((each for each in candidates if each is not None and each.value == finder), None)
    return Cited(finder, same.spans if same is not None else (), "finder")


def _cited(
    report: Report, line: Line, found: re.Match[str], value: str | None, rule: str
) -> Iterator[Cited[str]]:
    if value:
        start, end = found.span("name")
        yield Cited(value, (Span(report.id, line.start + start, line.start + end),), rule)


def _agencies(report: Report, pairs: Sequence[tuple[Line, Zone]]) -> Iterator[Cited[str]]:
    """Outlets in a dateline such as "SEOUL, June 1 (Reuters) -", and agencies in lines of contributors."""
    bodies = [line for line, zone in pairs if zone == "body"][:2]
    for line in bodies:
        found = _PLACE_AND_AGENCY.match(line.text)
        if found is not None and (_is_place(found["place"]) or outlet_named(found["name"]) is not None):
            yield from _cited(report, line, found, outlet_slug(found["name"]), "dateline")
    for line, zone in pairs:
        if zone == "byline":
            for named in outlets().pattern.finditer(line.text):
                key = outlet_named(named[0])
                if key in outlets().agencies:
                    yield Cited(
                        key,
                        (Span(report.id, line.start + named.start(), line.start + named.end()),),
                        "contributors",
                    )


def _is_place(words: str | None) -> bool:
    """Whether the words before the bracket can be a dateline's place: none, or capitals throughout their first word."""
    return words is None or (len(words.split()[0]) > 2 and words.split()[0].isupper())


def _credit_lines(report: Report, pairs: Sequence[tuple[Line, Zone]]) -> Iterator[Cited[str]]:
    for line, zone in pairs:
        found = _FROM.match(line.text) if zone == "byline" else None
        if found is not None:
            yield from _cited(report, line, found, outlet_slug(found["name"]), "credit-line")


def _desk(report: Report, pairs: Sequence[tuple[Line, Zone]]) -> Cited[str] | None:
    """The site whose desk put the page together."""
    for line, zone in pairs:
        found = _DESK.match(line.text) if zone == "byline" else None
        if found is not None:
            return next(_cited(report, line, found, outlet_slug(found["name"]), "desk"), None)
    return None


def _sign_off(report: Report, pairs: Sequence[tuple[Line, Zone]]) -> Iterator[Cited[str]]:
    """A broadcast ends with its reporter and station: "Jane Roe, Channel Nine News"."""
    bodies = [line for line, zone in pairs if zone == "body"]
    if not bodies or bodies[-1].stopped:
        return
    found = _SIGN_OFF.search(bodies[-1].text)
    if found is not None:
        words = found["name"].split()
        key = outlet_named(f"{words[-1]} News") or outlet_named(words[-1]) or outlet_slug(f"{words[-1]} News")
        yield from _cited(report, bodies[-1], found, key, "sign-off")


def _quoted(report: Report, pairs: Sequence[tuple[Line, Zone]]) -> Cited[str] | None:
    """The known outlet that the lead quotes: whom a monitoring desk draws on."""
    for line in [line for line, zone in pairs if zone == "body"][:2]:
        found = _QUOTED.search(line.text[:1000])
        if found is not None and outlet_named(found["name"]) is not None:
            return next(_cited(report, line, found, outlet_named(found["name"]), "quoted-in-lead"), None)
    return None


def _masthead(report: Report, pairs: Sequence[tuple[Line, Zone]]) -> Cited[str] | None:
    """An outlet's name above the headline."""
    for line, zone in pairs[:_MASTHEAD_LINES]:
        if zone == "headline":
            return None
        if zone == "chrome":
            found = _name_of_outlet(report, line, "masthead")
            if found is not None:
                return found
    return None


def _site_name(report: Report) -> Cited[str] | None:
    """What the page's own head calls the site."""
    for hint in report.hints:
        if hint.field in _SITE_FIELDS:
            key = outlet_slug(hint.value)
            if key is not None:
                return Cited(key, (), "site-name")
    return None


def _under_headline(report: Report, pairs: Sequence[tuple[Line, Zone]]) -> Cited[str] | None:
    """An outlet's name alone, or with the day, between headline and text."""
    for line, zone in pairs[:6]:
        found = _name_of_outlet(report, line, "byline") if zone in ("byline", "dateline") else None
        if found is not None:
            return found
    return None


def _name_of_outlet(report: Report, line: Line, rule: str) -> Cited[str] | None:
    found = None if _SECTION.match(line.text) else _MASTHEAD.match(line.text)
    name = found["name"] if found is not None else line.text
    key = outlet_slug(name) if found is not None else outlet_named(name)
    return Cited(key, (Span(report.id, line.start, line.start + len(name)),), rule) if key else None


def _title_suffix(report: Report, pairs: Sequence[tuple[Line, Zone]]) -> Cited[str] | None:
    """The known outlet that an aggregator puts behind a title: "Talks resume - Voice of America"."""
    for line, zone in pairs[:6]:
        found = _SUFFIX.search(line.text) if zone == "headline" else None
        if found is not None and (outlet_named(found["name"]) or _MASTHEAD.match(found["name"])):
            return next(_cited(report, line, found, outlet_slug(found["name"]), "title-suffix"), None)
    return None


def _linked(report: Report) -> Cited[str] | None:
    """The known outlet that the page names as its original address."""
    for hint in report.hints:
        if re.search(r"original|canonical|source", hint.field):
            for host in reversed(_HOST.findall(hint.value)):
                for label in host.split(".")[:-1]:
                    key = outlet_of_host(label)
                    if key is not None:
                        return Cited(key, (), "original-link")
    return None


def _site(report: Report) -> Cited[str] | None:
    """The site that the report was found on, by its address."""
    found = _HOST.search(report.url or "")
    if found is None:
        return None
    labels = [label for label in found[1].split(".") if label not in ("www", "m", "edition", "news", "en")]
    if len(labels) < 2:
        return None
    key = outlet_of_host(labels[0]) or slug(labels[0])
    return Cited(key, (), "address") if key else None


def _copyright(report: Report, pairs: Sequence[tuple[Line, Zone]]) -> Iterator[Cited[str]]:
    for line, zone in pairs:
        found = _COPYRIGHT.search(line.text) if zone == "chrome" else None
        if found is not None and (
            outlet_named(found["name"]) is not None or _MASTHEAD.match(found["name"].strip())
        ):
            yield from _cited(report, line, found, outlet_slug(found["name"]), "copyright")
