"""The words of the record as types: plain immutable values, no I/O.

Reports, spans, intervals, actors, accounts, statements, events, and the vocabularies that they draw on.
Every other room builds on these and nothing here knows of any of them.
"""

from communique.model.actor import Actor, Mention, Office, Repair
from communique.model.dated import Dated, Reason, TimeValue
from communique.model.interval import Interval, Precision
from communique.model.profile import (
    NO_PROFILE,
    KnownEvent,
    Profile,
    ProfileActor,
    ProfileFrame,
    ProfileOffice,
    ProfileSide,
)
from communique.model.reading import Account, Reading, Statement, ZonedLine
from communique.model.record import (
    Alternative,
    Carriage,
    Commitment,
    Dispute,
    Event,
    Expectation,
    Factor,
    Join,
    Link,
    Position,
    Record,
)
from communique.model.report import Hint, Report, content_hash
from communique.model.span import Cited, Span

__all__ = [
    "NO_PROFILE", "Account", "Actor", "Alternative", "Carriage", "Cited", "Commitment", "Dated", "Dispute", "Event",
    "Expectation", "Factor", "Hint", "Interval", "Join", "KnownEvent", "Link", "Mention", "Office", "Position",
    "Precision", "Profile", "ProfileActor", "ProfileFrame", "ProfileOffice", "ProfileSide", "Reading", "Reason", "Record", "Repair",
    "Report", "Span", "Statement", "TimeValue", "ZonedLine", "content_hash",
]  # fmt: skip
