"""Where the data sets lie, and how a compressed file of one is read."""

from __future__ import annotations

import lzma
import os
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]


def shared() -> Path:
    """The folder of shared data: COMMUNIQUE_SHARED, or `shared` beside the repository."""
    return Path(os.environ.get("COMMUNIQUE_SHARED", _ROOT.parent / "shared"))


def lines_of(name: str) -> list[str]:
    """Lines of a data file.

    Args:
        name: Path below the folder of data sets, ending in .xz.

    Returns:
        The lines without their ends.

    Raises:
        FileNotFoundError: The set is not there; COMMUNIQUE_SHARED says where to look.
    """
    with lzma.open(shared() / "data" / name, "rt", encoding="utf-8") as file:
        return file.read().split("\n")
