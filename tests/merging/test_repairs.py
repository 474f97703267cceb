"""A repair refused takes with it what rested on the garbled words, and nothing else."""

import msgspec

from communique.merging import Anchor, Correction, merge
from communique.merging.repairs import unrepaired
from communique.model import Cited, Reading, Repair, Span
from tests.builders import wire_reading


def garbled() -> tuple[Reading, Span]:
    """The wire story, as if "Ada Trentino" had been read out of a garbled name."""
    reading = wire_reading()
    (ada,) = reading.actors
    span = ada.names[0].spans[0]
    mended = msgspec.structs.replace(ada, repairs=(Repair("Ada Trentino", "Ada Trenton", "sound", (span,)),))
    return msgspec.structs.replace(reading, actors=(mended,)), span


def test_what_rested_on_the_words_alone_is_gone() -> None:
    reading, span = garbled()
    found = unrepaired(reading, span.start, span.end)
    assert found is not None
    assert found.actors == ()
    assert found.accounts[0].people == ()
    assert found.statements[0].speaker.value == "anonymous:ada trentino"
    assert found.accounts[0].sides == reading.accounts[0].sides


def test_an_actor_named_elsewhere_stays() -> None:
    reading, span = garbled()
    elsewhere = Span(reading.report.id, 0, 6)
    (ada,) = reading.actors
    ada = msgspec.structs.replace(ada, names=(*ada.names, Cited("Envoys", (elsewhere,))))
    found = unrepaired(msgspec.structs.replace(reading, actors=(ada,)), span.start, span.end)
    assert found is not None
    assert [(name.value, name.spans) for name in found.actors[0].names] == [("Envoys", (elsewhere,))]
    assert found.actors[0].repairs == ()


def test_where_nothing_was_repaired_nothing_changes() -> None:
    assert unrepaired(wire_reading(), 0, 5) is None


def test_a_refusal_without_a_repair_is_listed_as_groundless() -> None:
    refusal = Correction(
        kind="refuse-repair",
        author="desk",
        made="2019-01-01T10:00:00Z",
        reason="seen",
        targets=(Anchor(wire_reading().report.id, 0, 5, "repair"),),
    )
    assert merge([wire_reading()], corrections=[refusal]).orphans == (refusal.id,)
