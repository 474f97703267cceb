"""Set up the virtual environment `.venv` with the locked versions. Needs nothing but Python 3.11 or later.

Usage: python3 tools/setup.py [--dev]
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import venv
from pathlib import Path

from browser import provide

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if sys.platform == "win32" else "bin")
OLDEST = (3, 11)


def main() -> int:
    """Make the environment, or bring it up to date if the lock has changed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dev", action="store_true", help="with the tools that tests and checks need")
    wanted = "dev" if parser.parse_args().dev else "run"
    if sys.version_info < OLDEST:
        print(f"Communique needs Python {OLDEST[0]}.{OLDEST[1]} or later; this is {sys.version.split()[0]}.")
        return 1
    lock = ROOT / "requirements" / f"{wanted}.lock"
    stamp = VENV / f".{wanted}-{_digest(lock)}"
    if wanted == "dev":
        provide()
    if stamp.exists():
        return 0
    python = BIN / "python"
    if not python.exists():
        print("making .venv ...", flush=True)
        venv.create(VENV, with_pip=True)
    print(f"installing the locked versions ({lock.relative_to(ROOT)}) ...", flush=True)
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run([*pip, "--require-hashes", "-r", str(lock)], stdin=subprocess.DEVNULL, check=False)
    if done.returncode == 0:
        done = subprocess.run([*pip, "--no-deps", "-e", str(ROOT)], stdin=subprocess.DEVNULL, check=False)
    if done.returncode != 0:
        print(
            "The installation failed; pip's message above says why. Run the same command again once it is mended."
        )
        return done.returncode
    stamp.touch()
    return 0


def _digest(lock: Path) -> str:
    both = lock.read_bytes() + (ROOT / "pyproject.toml").read_bytes()
    return hashlib.sha256(both).hexdigest()[:16]


if __name__ == "__main__":
    sys.exit(main())
