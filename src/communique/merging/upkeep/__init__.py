"""Keeping a large record up to date: what a change touches is found, derived anew and written, and nothing else.

All that the whole merge goes through is kept in a ledger under keys (`ledger`), so that each part of it - who is who, who
copies whom, which accounts are one event, what follows from it - can be asked for near the change only. The outcome
is that of the whole merge.
"""

from communique.merging.upkeep.ledger import Ledger
from communique.merging.upkeep.update import updated
from communique.merging.upkeep.whole import remembered
from communique.merging.upkeep.work import Update

__all__ = ["Ledger", "Update", "remembered", "updated"]
