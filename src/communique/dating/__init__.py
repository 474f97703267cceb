"""When: the day of a report with its reasons and traps, and every time expression on the calendar.

`date_report` believes stated dates that the words allow and weighs the words where none is stated; `expressions`
reads TIMEX3's ground as intervals from an anchor.
"""

from communique.dating.company import Companions, Neighbour
from communique.dating.expressions import expressions, expressions_in, reground, tense_at
from communique.dating.report import date_report

__all__ = ["Companions", "Neighbour", "date_report", "expressions", "expressions_in", "reground", "tense_at"]
