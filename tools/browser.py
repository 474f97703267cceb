"""The browser that tests and screenshots use: Debian's Chromium, installed where it is absent and that is possible.

Without it the browser tests are skipped and say so; nothing else needs it.
"""

from __future__ import annotations

import os
import shutil
import subprocess

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def found() -> str | None:
    """The executable: `COMMUNIQUE_CHROMIUM`, else the first of the usual names on the path."""
    given = os.environ.get("COMMUNIQUE_CHROMIUM")
    return given or next((path for name in _NAMES if (path := shutil.which(name))), None)


def provide() -> None:
    """Install Chromium by apt if it is absent and we may (root in a container, as in CI)."""
    if found() or shutil.which("apt-get") is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return
    print("installing chromium for the browser tests ...", flush=True)
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "check": False}
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"]
    subprocess.run(["apt-get", "update", "-qq"], env=environment, **quiet)  # type: ignore[call-overload]
    if subprocess.run(install, env=environment, **quiet).returncode != 0:  # type: ignore[call-overload]
        print("chromium could not be installed: the browser tests will be skipped.", flush=True)
