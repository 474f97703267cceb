"""A temporary folder goes with its owner, and what a killed owner left goes when the next one is made."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from communique.merging.folder import Folder

HELD = "import sys; from communique.merging.folder import Folder; held = Folder(); print(held.path, flush=True); sys.stdin.read()"


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    return tmp_path


def folders(where: Path) -> list[Path]:
    return sorted(where.glob("communique-*"))


def test_it_is_gone_when_its_owner_lets_it_go(tmp_path: Path) -> None:
    held = Folder()
    (held.path / "some").write_text("words")
    assert folders(tmp_path) == [held.path]
    held.close()
    assert folders(tmp_path) == []


def test_another_one_leaves_it_alone_while_its_owner_lives(tmp_path: Path) -> None:
    held, other = Folder(), Folder()
    assert folders(tmp_path) == sorted([held.path, other.path])


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such locks")
def test_what_a_killed_process_left_goes_when_the_next_is_made(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HELD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        left = Path(process.stdout.readline().strip())
        assert Folder().path.parent == left.parent
        assert left.is_dir()
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert left.is_dir()
    held = Folder()
    assert folders(tmp_path) == [held.path]


def test_folders_that_are_no_such_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "communique-notes").mkdir()
    held = Folder()
    assert folders(tmp_path) == sorted([held.path, tmp_path / "communique-notes"])
