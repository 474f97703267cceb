"""Time zones: whose clock a time is told by, and which day that is at the place of an event.

`zone_of` knows the zone of a place, `marked` finds the zone that words name, `local_days` puts a time expression on
the calendar of the event's place and says which calendar that is.
"""

from communique.dating.zones.clock import Local, elsewhere, local_days
from communique.dating.zones.marks import zone_named
from communique.dating.zones.table import zone_of

__all__ = ["Local", "elsewhere", "local_days", "zone_named", "zone_of"]
