"""The closed vocabularies of the record: what values types, statuses, levels, outcomes, kinds and issues may take.

They are those of the annotation guidelines. Each event type carries the PLOVER root code (Open Event Data
Alliance, PLOVER manual 2021) of the events that it is exchanged as; `outcome` and `status` refine the code.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Literal, get_args

EventType = Literal[
    "talks", "visit", "call", "message", "contact", "channel", "agreement", "step", "withdrawal",
    "missile-test", "nuclear-test", "exercise", "deployment", "attack", "sanction", "office",
]  # fmt: skip
Status = Literal[
    "happened", "ongoing", "scheduled", "proposed", "cancelled", "postponed", "denied", "uncertain"
]
Level = Literal["summit", "high", "working", "track1.5", "track2", "unknown"]
Outcome = Literal[
    "broke-down", "no-result", "agreed", "to-continue", "success", "failure",
    "adopted", "drafting", "lifted", "waived", "opened", "cut", "restored",
]  # fmt: skip
Kind = Literal[
    "demand", "offer", "condition", "refusal", "threat", "pledge", "accusation", "denial", "assessment",
    "prediction", "announcement", "appeal",
]  # fmt: skip
Issue = Literal[
    "denuclearisation", "verification", "nuclear-tests", "missile-tests", "sanctions", "security-guarantee",
    "peace-treaty", "exercises", "summit", "talks", "normalisation", "detainees", "remains", "family-reunions",
    "humanitarian", "human-rights", "ceasefire", "prisoners", "territory", "enrichment", "inspections",
    "disarmament", "trade", "other",
]  # fmt: skip
Zone = Literal["headline", "byline", "dateline", "body", "caption", "heading", "teaser", "comment", "chrome"]
ActorKind = Literal["state", "organisation", "person", "place", "publication", "channel", "group"]
Fate = Literal["held", "cancelled", "reinstated", "lapsed", "open", "postponed"]
CommitmentStatus = Literal["open", "kept", "broken", "lapsed"]
Lane = Literal["contacts", "provocations", "pressure", "agreements", "speech"]

EVENT_TYPES: tuple[EventType, ...] = get_args(EventType)
STATUSES: tuple[Status, ...] = get_args(Status)
LEVELS: tuple[Level, ...] = get_args(Level)
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
KINDS: tuple[Kind, ...] = get_args(Kind)
ISSUES: tuple[Issue, ...] = get_args(Issue)
ZONES: tuple[Zone, ...] = get_args(Zone)
FATES: tuple[Fate, ...] = get_args(Fate)
COMMITMENT_STATUSES: tuple[CommitmentStatus, ...] = get_args(CommitmentStatus)

PLOVER: MappingProxyType[EventType, str] = MappingProxyType(
    {
        "talks": "CONSULT", "visit": "CONSULT", "call": "CONSULT", "message": "CONSULT", "contact": "CONSULT",
        "channel": "COOPERATE", "agreement": "AGREE", "step": "CONCEDE", "withdrawal": "REJECT",
        "missile-test": "MOBILIZE", "nuclear-test": "MOBILIZE", "exercise": "MOBILIZE",
        "deployment": "MOBILIZE", "attack": "ASSAULT", "sanction": "SANCTION", "office": "OTHER",
    }
)  # fmt: skip

LANES: MappingProxyType[EventType, Lane] = MappingProxyType(
    {
        "talks": "contacts", "visit": "contacts", "call": "contacts", "message": "contacts",
        "contact": "contacts", "channel": "contacts", "agreement": "agreements", "step": "agreements",
        "withdrawal": "pressure", "missile-test": "provocations", "nuclear-test": "provocations",
        "exercise": "provocations", "deployment": "provocations", "attack": "provocations",
        "sanction": "pressure", "office": "agreements",
    }
)  # fmt: skip

# Zones whose words count as the report's own: comments, teasers and site furniture add nothing to the record.
READABLE: frozenset[Zone] = frozenset({"headline", "heading", "body", "caption"})
