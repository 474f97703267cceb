"""When: the day of a report, and every time expression on the calendar, as intervals with their reasons.

Dates are never narrower than the words allow; false ones are found out and named; the clock is never asked.
"""

from communique.dating.company import Companions, Neighbour
from communique.dating.expressions import expressions
from communique.dating.report import date_report

__all__ = ["Companions", "Neighbour", "date_report", "expressions"]
