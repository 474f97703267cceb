"""The pages of the desk, a module a view. To add one, write its module with `PAGES` and name it here.

The order is that of the navigation.
"""

from communique.app.web.page import Page
from communique.app.web.pages import (
    agenda,
    disputes,
    event,
    finding,
    people,
    positions,
    report,
    timeline,
)

PAGES: tuple[Page, ...] = (
    *timeline.PAGES,
    *event.PAGES,
    *positions.PAGES,
    *disputes.PAGES,
    *agenda.PAGES,
    *people.PAGES,
    *report.PAGES,
    *finding.PAGES,
)

__all__ = ["PAGES"]
