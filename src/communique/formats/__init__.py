"""The record for other programs: CSV, JSON, Markdown, iCalendar, PLOVER rows.

Every writer is a function from a corpus to text, so that it can be sent anywhere.
"""

from communique.formats.calendar import icalendar
from communique.formats.markdown import markdown
from communique.formats.plover import plover_rows

FORMATS = {"ics": icalendar, "markdown": markdown, "plover": plover_rows}

__all__ = ["FORMATS", "icalendar", "markdown", "plover_rows"]
