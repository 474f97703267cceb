"""The pages of the desk, a module a view. To add one, write its module with `PAGES` and name it here.

The order is that of the navigation.
"""

from communique.app.web.page import Page
from communique.app.web.pages import (
    agenda,
    changes,
    correcting,
    corrections,
    disputes,
    event,
    finding,
    network,
    people,
    positions,
    report,
    review,
    signing,
    timeline,
    worldmap,
)

PAGES: tuple[Page, ...] = (
    *timeline.PAGES,
    *event.PAGES,
    *positions.PAGES,
    *disputes.PAGES,
    *agenda.PAGES,
    *changes.PAGES,
    *people.PAGES,
    *network.PAGES,
    *worldmap.PAGES,
    *report.PAGES,
    *finding.PAGES,
    *review.PAGES,
    *correcting.PAGES,
    *corrections.PAGES,
    *signing.PAGES,
)

__all__ = ["PAGES"]
