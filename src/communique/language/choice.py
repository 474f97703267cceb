"""Which language core reads: our own, or an installed pipeline that the user has chosen (`--language spacy:NAME`)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from communique.errors import CommuniqueError

OWN: Final = "own"
_SPACY: Final = "spacy:"
_chosen: ContextVar[str] = ContextVar("language", default=OWN)


@contextmanager
def using(language: str) -> Iterator[None]:
    """Let `analyse` use another core while this lasts, in this thread.

    Args:
        language: "own", or "spacy:NAME" with the name or folder of an installed pipeline.

    Raises:
        CommuniqueError: The name is neither.
    """
    checked(language)
    token = _chosen.set(language)
    try:
        yield
    finally:
        _chosen.reset(token)


def checked(language: str) -> str:
    """The same name.

    Raises:
        CommuniqueError: It is no language core's.
    """
    if language != OWN and not (language.startswith(_SPACY) and language.removeprefix(_SPACY).strip()):
        raise CommuniqueError(f"There is no language core {language!r}.", todo="Say own, or spacy:NAME.")
    return language


def pipeline() -> str | None:
    """Name of the spaCy pipeline that is to be used now, None for our own core."""
    language = _chosen.get()
    return None if language == OWN else language.removeprefix(_SPACY)


def ready() -> None:
    """Load the pipeline that is chosen, if one is, so that what is missing is told before anything is read.

    Raises:
        WeightsError: spaCy or the pipeline is not installed.
    """
    name = pipeline()
    if name is not None:
        from communique.language.spacy_core import pipeline_of

        pipeline_of(name)
