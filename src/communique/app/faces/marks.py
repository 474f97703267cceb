"""Marks and colours that mean something: kinds have a hue and a shape, statuses a form.

The five hues are those of Okabe and Ito's palette, told apart by the colour-blind; the shape tells them apart
without colour.
"""

from __future__ import annotations

from communique.model.vocabulary import LANES, ZONES, EventType, Lane, Zone

LANE_MARKS: dict[Lane, tuple[str, str]] = {
    "contacts": ("●", "#009e73"),
    "provocations": ("▲", "#d55e00"),
    "pressure": ("■", "#e69f00"),
    "agreements": ("◆", "#56b4e9"),
    "speech": ("❝", "#cc79a7"),
}

# Marks in a report's text, each after those that it outweighs: what was said, names, times, dating reasons, events.
MARK_STYLES: dict[str, str] = {
    "statement": "italic",
    "name": "#b8a26a",
    "time": "#7f9fb5",
    "reason": "underline",
    "trap": "#d55e00 underline",
    "repair": "#d55e00 underline",
    "speaker": f"bold {LANE_MARKS['speech'][1]}",
    **{f"frame-{lane}": f"bold {colour}" for lane, (_, colour) in LANE_MARKS.items() if lane != "speech"},
}

STATUS_STYLES = {
    "happened": "",
    "ongoing": "",
    "scheduled": "italic",
    "proposed": "italic",
    "cancelled": "strike",
    "postponed": "strike",
    "denied": "dim",
    "uncertain": "dim",
}

_ZONE_STYLES: dict[Zone, str] = {
    "headline": "bold",
    "heading": "bold",
    "byline": "cyan",
    "dateline": "cyan",
    "body": "",
    "caption": "italic",
    "teaser": "dim",
    "comment": "dim",
    "chrome": "dim",
}
ZONE_WIDTH = max(len(zone) for zone in ZONES)


def lane_mark(kind: EventType) -> tuple[str, str]:
    """The shape and colour of an event type's lane."""
    return LANE_MARKS[LANES[kind]]


def zone_style(zone: Zone) -> str:
    """The style of a zone's lines: what adds nothing to the record is dimmed, never hidden."""
    return _ZONE_STYLES[zone]
