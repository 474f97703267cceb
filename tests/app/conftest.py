"""What the tests of the program's faces share: they wait for what they asked for, however busy the machine is."""

from __future__ import annotations

import pytest

from communique.app import record as records

# Seconds: a reader is answered after one without what they changed, and a test would then look at the record as it was.
_PATIENCE = 120.0


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A change is derived before it is answered; a test of what a slow record does sets its own patience."""
    monkeypatch.setattr(records, "_PATIENCE", _PATIENCE)
