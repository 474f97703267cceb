"""Pictures of the desk for the docs: each view of the examples' record, at the widths and in the colours it is made for.

    .venv/bin/python tools/screenshots.py [OUT]      OUT is docs/screenshots if not given

Needs Chromium and Playwright, as the browser tests do.
"""

from __future__ import annotations

import re
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import uvicorn
from browser import found
from playwright.sync_api import sync_playwright

import communique
from communique.app.web import create_app

ROOT = Path(__file__).resolve().parent.parent
# Name: (address, or a link's words on a page; width; height; colours)
VIEWS: dict[str, tuple[str, int, int, str]] = {
    "timeline": ("/", 1280, 860, "light"),
    "timeline-dark": ("/", 1280, 860, "dark"),
    "timeline-phone": ("/", 390, 800, "light"),
    "event": ("/ -> Musudan", 1280, 1100, "light"),
    "event-wide": ("/ -> Track 2 talks in Kuala", 1920, 1080, "dark"),
    "report": ("/reports -> 01-wire", 1280, 900, "light"),
    "person": ("/who -> Kim Jong Un", 1280, 900, "light"),
    "map": ("/map", 1280, 900, "light"),
    "network": ("/network", 1280, 1300, "light"),
    "positions": ("/positions", 1280, 900, "light"),
    "positions-phone": ("/positions", 390, 800, "dark"),
    "calendar": ("/calendar", 1280, 700, "light"),
}


def main() -> int:
    """Read the examples, serve them, take the pictures."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "screenshots"
    executable = found()
    if executable is None:
        print("Chromium is not installed: apt-get install chromium, or set COMMUNIQUE_CHROMIUM.")
        return 1
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        record = communique.open(Path(folder) / "examples.db", profile="korea")
        record.read([ROOT / "examples" / "kuala-lumpur"])
        server = uvicorn.Server(uvicorn.Config(create_app(record), port=0, log_level="error"))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        port = server.servers[0].sockets[0].getsockname()[1]
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=executable, args=arguments)
            for name, (view, width, height, scheme) in VIEWS.items():
                page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
                _open(page, f"http://127.0.0.1:{port}", view)
                page.evaluate("document.fonts.ready.then(() => true)")
                target = out / f"{name}.png"
                page.screenshot(path=target)
                page.close()
                print(f"{target.name}: {target.stat().st_size / 1000:.0f} kB")
            browser.close()
        server.should_exit = True
        thread.join(5)
    return 0


def _open(page: Any, desk: str, view: str) -> None:
    address, _, words = view.partition(" -> ")
    page.goto(desk + address)
    if words:
        links = page.eval_on_selector_all(
            "main a[href^='/']", "all => all.map(a => [a.textContent, a.getAttribute('href')])"
        )
        page.goto(desk + next(href for text, href in links if re.search(words, text)))


if __name__ == "__main__":
    sys.exit(main())
