"""Reading with another language core than our own, in this process and in others."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.errors import CommuniqueError, WeightsError
from communique.model import NO_PROFILE, Reading, Report, content_hash
from communique.scale import EngineName, read_all

TEXT = "Envoys met in Oslo. They left on Monday!"
REPORT = Report(id=content_hash(TEXT), text=TEXT, name="oslo")


@pytest.mark.parametrize("engine", ["serial", "processes"])
def test_readings_say_which_pipeline_made_them(engine: EngineName, tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy", reason="spaCy is not installed: pip install 'communique[spacy]'")
    blank = spacy.blank("en")
    blank.meta["name"], blank.meta["version"] = "silent", "0.2"
    blank.to_disk(tmp_path / "silent")
    [(_, outcome)] = read_all(
        [REPORT], NO_PROFILE, engine=engine, workers=1, language=f"spacy:{tmp_path / 'silent'}"
    )
    assert isinstance(outcome, Reading), outcome
    assert outcome.weights == "spacy:en_silent-0.2"
    [(_, own)] = read_all([REPORT], NO_PROFILE)
    assert isinstance(own, Reading)
    assert not own.weights.startswith("spacy:")


def test_what_is_missing_is_told_before_anything_is_read() -> None:
    with pytest.raises(WeightsError):
        read_all([REPORT], NO_PROFILE, language="spacy:no_such_pipeline")
    with pytest.raises(CommuniqueError, match="spacy:NAME"):
        read_all([REPORT], NO_PROFILE, language="other")
