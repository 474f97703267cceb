"""The record as files for others: the desk's pages as a static site that opens from disk, its data, a dossier in one file.

The same record gives the same bytes: nothing here knows the time or the machine.
"""

from communique.app.publish.dossier import dossier
from communique.app.publish.site import Published, publish

__all__ = ["Published", "dossier", "publish"]
