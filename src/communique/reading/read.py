"""From a report to its reading: every room before this one in turn, then accounts, then statements."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from communique.actors import cast_of
from communique.dating import date_report, expressions
from communique.dating.company import Neighbour
from communique.language.ranges import analyse_ranges
from communique.model import NO_PROFILE, Account, Profile, Reading, Report, Statement
from communique.model.vocabulary import READABLE
from communique.page import lay_out
from communique.reading.accounts import accounts_of
from communique.reading.document import Document
from communique.reading.glance import glance
from communique.reading.landmarks import named_days
from communique.reading.mended import mended
from communique.reading.statements import statements_of
from communique.reading.version import READER


def document_of(
    report: Report,
    profile: Profile = NO_PROFILE,
    *,
    company: Sequence[Neighbour] = (),
    published: bool = True,
    thorough: bool = False,
) -> Document:
    """Take a report through all rooms before reading.

    Args:
        report: The report.
        profile: What the user tells of the negotiation.
        company: Dated reports of the same story, whose days may bound this one's.
        published: Whether the day that the finder gave may be used.
        thorough: Whether every readable block goes on to the language core, whatever the cheap look says of it.

    Returns:
        The document that accounts and statements are read from.
    """
    known = report if published else _without_date(report)
    page = lay_out(known)
    blocks = page.blocks if thorough else glance(known.text, page, profile).blocks
    ranges = [(block.start, block.end) for block in blocks if block.zone in READABLE]
    analysis = mended(analyse_ranges(known.text, ranges))
    dated = date_report(known, page, analysis, profile=profile, company=company)
    times = named_days(expressions(analysis, dated.interval, profile=profile), known.text, profile)
    cast = cast_of(known, page, analysis, profile=profile, dated=dated)
    return Document(known, page, analysis, cast, dated, times, profile)


def reading_of(
    document: Document, accounts: tuple[Account, ...], statements: tuple[Statement, ...]
) -> Reading:
    """The reading of a document with these accounts and statements, whoever found them."""
    page = document.page
    return Reading(
        report=document.report,
        zones=page.lines,
        dated=document.dated,
        outlet=page.outlet,
        republisher=page.republisher,
        carries=page.carries,
        times=document.times,
        actors=document.cast.actors,
        accounts=accounts,
        statements=statements,
        reader=READER,
        weights=document.analysis.weights,
    )


def read_document(document: Document) -> Reading:
    """Read accounts and statements from a document."""
    accounts = accounts_of(document)
    return reading_of(document, accounts, statements_of(document, accounts))


def read(
    report: Report,
    profile: Profile = NO_PROFILE,
    *,
    company: Sequence[Neighbour] = (),
    published: bool = True,
    thorough: bool = False,
) -> Reading:
    """Read one report: who, when, what happened and who said what, every value cited.

    Pure and deterministic: the same report, profile and company give the same reading.

    Args:
        report: The report.
        profile: What the user tells of the negotiation.
        company: Dated reports of the same story, whose days may bound this one's.
        published: Whether the day that the finder gave may be used; without it the text alone is dated.
        thorough: Whether every readable block is read, whatever the cheap look says of it.

    Returns:
        The reading.
    """
    return read_document(
        document_of(report, profile, company=company, published=published, thorough=thorough)
    )


def _without_date(report: Report) -> Report:
    return msgspec.structs.replace(report, published=None, hints=())
