"""Merging: readings to the record of one negotiation.

Accounts become events with their reasons kept, and events and statements become disputes, positions, expectations and
commitments; `as_of` and `changes` look at it in time, and `Correction` is what an analyst changes by hand.
"""

from communique.merging.asof import Change, as_of, changes, dated_by_hand
from communique.merging.corrections import Anchor, Correction, anchor
from communique.merging.merge import merge

__all__ = ["Anchor", "Change", "Correction", "anchor", "as_of", "changes", "dated_by_hand", "merge"]
