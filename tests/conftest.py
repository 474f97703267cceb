"""What all tests share: where the given material lies, and the skip where it does not."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("COMMUNIQUE_SHARED", ROOT.parent / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of given reports, gold and data; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(f"the given material is not at {SHARED}")
    return SHARED
