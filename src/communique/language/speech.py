"""Who says what (stub)."""

from __future__ import annotations

from communique.language.types import Analysis, Speech


def find_speech(analysis: Analysis) -> tuple[Speech, ...]:
    """Attributions of speech in a text."""
    return ()
