"""What a user sees, as values and tables: timeline, event, why, who, reports, positions, disputes, calendar.

Every face of the program (terminal, Python, web) shows these; none computes its own.
"""

from communique.views.channels import Channel, channels, channels_table
from communique.views.corpus import Corpus
from communique.views.evidence import FIELDS, EventView, Quote, Source, Why, show, why
from communique.views.picking import Filter
from communique.views.positions import Matrix, matrix, positions
from communique.views.search import entries
from communique.views.shelf import Shelf
from communique.views.tables import calendar, changes_table, commitments, disputes, reports
from communique.views.timeline import bounds, check_terms, find, select, timeline
from communique.views.who import Dossier, who
from communique.views.words import backing, when, where

__all__ = [
    "FIELDS",
    "Channel",
    "Corpus",
    "Dossier",
    "EventView",
    "Filter",
    "Matrix",
    "Quote",
    "Shelf",
    "Source",
    "Why",
    "backing",
    "bounds",
    "calendar",
    "changes_table",
    "channels",
    "channels_table",
    "check_terms",
    "commitments",
    "disputes",
    "entries",
    "find",
    "matrix",
    "positions",
    "reports",
    "select",
    "show",
    "timeline",
    "when",
    "where",
    "who",
    "why",
]  # fmt: skip
