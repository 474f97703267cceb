"""A profile's own frames: read, or refused with every fault named."""

from pathlib import Path

import pytest

from communique.errors import DataError
from communique.profiles import load

FIRESIDE = "fireside: {type: talks, form: noun, example: The fireside of Chile and Peru was held on Monday.}"


def written(folder: Path, *frames: str) -> Path:
    path = folder / "own.yaml"
    path.write_text("id: own\nframes:\n" + "".join(f"  {each}\n" for each in frames), encoding="utf-8")
    return path


def test_frames_are_read_in_their_order(tmp_path: Path) -> None:
    needs = "lay off: {type: step, form: verb, needs: {on: [drill]}, plural: true, example: They laid off on the drill.}"
    fireside, lay_off = load(written(tmp_path, FIRESIDE, needs)).frames
    assert (fireside.name, fireside.type, fireside.roles) == ("fireside", "talks", None)
    assert (lay_off.needs, lay_off.plural) == ((("on", ("drill",)),), True)


@pytest.mark.parametrize(
    ("frame", "words"),
    [
        ("x: {type: feast, form: noun, example: The feast began.}", "'feast' is no type"),
        ("x: {type: talks, form: song, example: The song began.}", "'song' is no form"),
        ("x: {type: talks, form: noun, outcome: fun, example: The x began.}", "'fun' is no outcome"),
        ("x: {type: talks, form: noun, status: soon, example: The x began.}", "'soon' is no status"),
        ("x: {type: talks, form: noun, level: top, example: The x began.}", "'top' is no level"),
        ("x: {type: talks, form: noun, number: dual, example: The x began.}", "'dual' is no number"),
        ("x: {type: talks, form: phrase, example: They had x.}", "two words or more"),
        ("x: {type: talks, form: noun, example: x}", "no sentence"),
        ("x: {type: talks, form: noun, say: '  ', example: The x began.}", "has no words"),
        ("x: {type: talks, form: noun}", "example"),
        ("x: {type: talks, form: noun, mood: high, example: The x began.}", "mood"),
    ],
)
def test_a_faulty_frame_is_refused_with_its_fault(tmp_path: Path, frame: str, words: str) -> None:
    with pytest.raises(DataError, match=words):
        load(written(tmp_path, frame))


def test_all_faults_are_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        load(written(tmp_path, "x: {type: feast, form: song, example: x}"))
    assert all(each in str(caught.value) for each in ("no type", "no form", "no sentence"))
