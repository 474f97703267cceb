"""Analyses remembered on disk between runs of the scorer: reading is slow only in the language core.

Off unless `COMMUNIQUE_CACHE` is set, to `1` for the user's cache folder or to a folder. An analysis is a pure function of
the weights, the core's code, the text and the ranges; these are the key.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

VARIABLE = "COMMUNIQUE_CACHE"
Ranges = Sequence[tuple[int, int]]
Analyser = Callable[[str, Ranges], Any]


def folder() -> Path | None:
    """Where analyses are kept; None where they are not."""
    wanted = os.environ.get(VARIABLE, "")
    if wanted in ("", "0"):
        return None
    if wanted != "1":
        return Path(wanted)
    if sys.platform == "win32":
        home = Path(os.environ.get("LOCALAPPDATA", Path.home()))
    else:
        home = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache"))
    return home / "communique" / "analyses"


@contextmanager
def remembered() -> Iterator[None]:
    """Let the reading room take analyses from disk while this lasts; does nothing where the cache is off."""
    place = folder()
    if place is None:
        yield
        return
    # The package's own `read` is the function: the module of that name is found by its path.
    module = import_module("communique.reading.read")
    plain = module.__dict__["analyse_ranges"]
    module.__dict__["analyse_ranges"] = remembering(plain, place, core_hash())
    try:
        yield
    finally:
        module.__dict__["analyse_ranges"] = plain


def remembering(analyse: Analyser, place: Path, core: str) -> Analyser:
    """The same analyser, which looks on disk first.

    Args:
        analyse: The analyser.
        place: Where analyses are kept.
        core: What identifies weights and code.
    """

    def looked_up(text: str, ranges: Ranges) -> Any:
        key = hashlib.sha256(repr((core, text, tuple(ranges))).encode("utf-8", "surrogatepass")).hexdigest()
        path = place / key[:2] / f"{key}.pickle"
        try:
            return pickle.loads(path.read_bytes())
        except (OSError, pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError):
            made = analyse(text, ranges)
            _keep(path, made)
            return made

    return looked_up


@cache
def core_hash() -> str:
    """Hash of the language core's weights and code: a change to either forgets what was remembered."""
    import communique.language

    digest = hashlib.sha256()
    roots = [Path(path) for path in communique.language.__path__]
    try:
        import communique_weights

        roots += [Path(path) for path in communique_weights.__path__]
    except ImportError:
        pass
    for root in roots:
        for path in sorted(root.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.name.encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


def _keep(path: Path, value: Any) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as held:
            pickle.dump(value, held, protocol=pickle.HIGHEST_PROTOCOL)
        Path(held.name).replace(path)
    except OSError:
        # A cache that cannot be written is no reason to stop.
        return
