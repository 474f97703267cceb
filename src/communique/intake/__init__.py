"""From files to reports: text, HTML, Markdown with front matter, JSON and JSONL, alone or in folders.

`load` yields a report for each text and an error, as a value, for each source that cannot be read. A report's id is
the hash of its text; what its source says of date and origin is kept beside it as hints.
"""

from communique.intake.load import DEFAULT_LIMIT, load

__all__ = ["DEFAULT_LIMIT", "load"]
