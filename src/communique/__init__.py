"""Communique reads the news of a negotiation and keeps its record.

record = communique.open("korea.db", profile="korea")
record.read(["reports/"])
print(record.timeline(type=["talks"]))
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from communique.errors import CommuniqueError

if TYPE_CHECKING:
    from communique.app.record import OpenRecord

__version__ = "0.1.0"
__all__ = ["CommuniqueError", "__version__", "open"]


def open(path: str | Path, *, profile: str | Path | None = None, create: bool = True) -> OpenRecord:
    """Open a record file; see `communique.app.record.open_record` for arguments and errors."""
    # Imported late: the rooms below can be used without the weight of the whole house.
    from communique.app.record import open_record

    return open_record(path, profile=profile, create=create)
