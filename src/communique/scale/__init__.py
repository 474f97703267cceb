"""The same reading from laptop to cluster: in one process, on all cores, or on Ray.

Merging works on readings wherever they were made.
"""

from communique.scale.engine import EngineName, read_all

__all__ = ["EngineName", "read_all"]
