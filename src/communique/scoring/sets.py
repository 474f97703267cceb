"""The sets with gold that lie beside a checkout, and which of them may be read while rules are written."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from communique.errors import DataError

VARIABLE = "COMMUNIQUE_SHARED"
DEVELOPMENT = ("seeds", "korea-2018-spring", "korea-2017", "korea-2013", "elsewhere")
VALIDATION = ("elsewhere-2", "kcna")
"""For scores and counts only: nobody looks at their texts, so that they can tell what generalises."""
ALL = (*DEVELOPMENT, *VALIDATION)
ROOT = Path(__file__).resolve().parents[3]


class SetPaths(msgspec.Struct, frozen=True):
    """Where a set lies."""

    name: str
    gold: Path
    reports: Path

    @property
    def sealed(self) -> bool:
        """Whether the set is for validation only."""
        return self.name in VALIDATION


def material() -> Path | None:
    """The folder of given reports and gold; None where it is absent."""
    folder = Path(os.environ.get(VARIABLE) or ROOT.parent / "shared")
    return folder if (folder / "gold").is_dir() else None


def example_sets(root: Path = ROOT) -> list[SetPaths]:
    """The examples of the project that have gold."""
    return [
        SetPaths(folder.name, folder / "gold", folder)
        for folder in sorted((root / "examples").glob("*"))
        if (folder / "gold").is_dir()
    ]


def find(names: tuple[str, ...] | list[str] = ALL) -> list[SetPaths]:
    """The sets of these names, in this order: those of `ALL`, an example, or any folder of gold in the material.

    Raises:
        DataError: If the material is absent or holds no gold of a name.
    """
    folder = material()
    examples = {each.name: each for each in example_sets()}
    found = []
    for name in names:
        if name in examples:
            found.append(examples[name])
        elif name not in ALL and not (folder and (folder / "gold" / name).is_dir()):
            raise DataError(f"no set is called {name!r}", todo=f"One of: {', '.join((*ALL, *examples))}.")
        elif folder is None:
            raise DataError("the given material is absent", todo=f"Set {VARIABLE} to its folder.")
        else:
            reports = folder / "seeds" if name == "seeds" else folder / "coverage" / name
            found.append(SetPaths(name, folder / "gold" / name, reports))
    return found
