"""Install a PostgreSQL server for the tests where that is possible: with apt, by root, and only if there is none.

Usage: python3 tools/server.py      for CI; never fails: without a server the tests that need one are skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

# Seconds for each step, and for each server that does not answer.
_PATIENCE = 150
_QUICK = ["-o", "Acquire::Retries=0", "-o", "Acquire::http::Timeout=15"]


def main() -> int:
    """Install it, or say why not."""
    if shutil.which("initdb") or list(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        return 0
    if shutil.which("apt-get") is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        print("no PostgreSQL server, and none can be installed: its tests will be skipped", flush=True)
        return 0
    print("installing PostgreSQL for the tests ...", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", *_QUICK, "update", "-qq"],
        ["apt-get", *_QUICK, "install", "-y", "-qq", "--no-install-recommends", "postgresql"],
    ):
        try:
            done = subprocess.run(
                command,
                env=quiet,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                check=False,
                timeout=_PATIENCE,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            print(f"not installed ({error}): its tests will be skipped", flush=True)
            return 0
        if done.returncode != 0:
            print(f"not installed ({command[0]} failed): its tests will be skipped", flush=True)
            return 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
