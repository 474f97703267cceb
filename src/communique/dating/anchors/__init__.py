"""Anchors: days counted from known events, with the event as anchor of the value.

`anchored` puts "two days after the Singapore summit", "since Trump took office" and "the eve of the talks" on the calendar.
"""

from communique.dating.anchors.counting import anchored

__all__ = ["anchored"]
