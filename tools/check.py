"""Check everything: format, lint, types, contracts, tests and docs, evaluation gate. Stops at nothing, tells all.

Usage: .venv/bin/python tools/check.py [NAME...]     names as printed; all if none is given
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CHECKS: dict[str, list[str]] = {
    "format": [str(BIN / "ruff"), "format", "--check", "."],
    "lint": [str(BIN / "ruff"), "check", "."],
    "types": [str(BIN / "mypy")],
    "contracts": [str(BIN / "lint-imports")],
    "gate": [sys.executable, "-m", "communique.scoring.gate"],
    "tests": [sys.executable, "-m", "pytest", "-n", str(min(4, os.cpu_count() or 1))],
}


def main() -> int:
    """Run the named checks, or all; the exit status is the number that failed."""
    wanted = sys.argv[1:] or list(CHECKS)
    unknown = [name for name in wanted if name not in CHECKS]
    if unknown:
        print(f"no check {unknown[0]!r}; there are {', '.join(CHECKS)}")
        return 2
    results = {name: _run(name) for name in wanted}
    print()
    for name, (passed, seconds) in results.items():
        print(f"{'passed' if passed else 'FAILED'}  {name:<10} {seconds:6.1f} s")
    return sum(not passed for passed, _ in results.values())


def _run(name: str) -> tuple[bool, float]:
    print(f"== {name}", flush=True)
    start = time.monotonic()
    done = subprocess.run(CHECKS[name], cwd=ROOT, stdin=subprocess.DEVNULL, check=False)
    return done.returncode == 0, time.monotonic() - start


if __name__ == "__main__":
    sys.exit(main())
