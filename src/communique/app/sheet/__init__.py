"""A report as one self-contained page: its text with everything that was read in it, for a colleague without the record.

sheet(reading) -> HTML. No script, nothing fetched: style and fonts are inside, and text can only ever be text.
"""

from communique.app.sheet.page import sheet

__all__ = ["sheet"]
