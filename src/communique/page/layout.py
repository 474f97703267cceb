"""A report's layout: its lines in zones, its blocks, and whose words it carries."""

from __future__ import annotations

from communique.model import Report, ZonedLine
from communique.page.blocks import blocks_of
from communique.page.credits import credits_of
from communique.page.lines import lines_of
from communique.page.types import Page
from communique.page.zones import zones_of


def lay_out(report: Report) -> Page:
    """Lay out a report: pure, deterministic, for any text.

    Args:
        report: The report; its title, outlet and layout hints help where it has them.

    Returns:
        Every non-blank line with its zone, all lines in blocks, and the outlets that the page credits.
    """
    lines = lines_of(report.text)
    zones = zones_of(report, lines)
    credits = credits_of(report, lines, zones)
    return Page(
        lines=tuple(
            ZonedLine(line.number, line.start, line.end, zone)
            for line, zone in zip(lines, zones, strict=True)
        ),
        blocks=blocks_of(lines, zones),
        outlet=credits.outlet,
        republisher=credits.republisher,
        carries=credits.carries,
    )
