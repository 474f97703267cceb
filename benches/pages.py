"""What each kind of page costs the server and the browser: processor time, memory, first paint, and long tasks while scrolling.

    python -m benches.pages RECORD [--paint] [--write]

Processor time is that of this process, in which the desk answers one request at a time: first as the page is asked for the first
time, then again from the pages already made. With `--paint` Chromium loads each page from a desk in a process of its own, with an
empty cache: first contentful paint as the Paint Timing API has it (https://www.w3.org/TR/paint-timing/), and the tasks longer
than 50 ms (https://www.w3.org/TR/longtasks/) while the page is scrolled to its end and enlarged to twice its size.
"""

from __future__ import annotations

import argparse
import os
import re
import time
from typing import Any

from fastapi.testclient import TestClient

from benches.load import memory, percentile, serving
from benches.sections import Cell, Section, Table, write_section
from communique.app.record import open_record
from communique.app.web import create_app

_SCROLL = """async () => {
  const tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map((each) => each.duration)))
    .observe({ type: "longtask", buffered: false });
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  for (let y = 0; y < document.documentElement.scrollHeight; y += 240) { window.scrollTo(0, y); await frame(); }
  document.documentElement.style.zoom = 2; await frame(); await frame();
  document.documentElement.style.zoom = 1; await frame(); await frame();
  return tasks;
}"""
_PAINT = """() => new Promise((done) => {
  const found = () => performance.getEntriesByName("first-contentful-paint")[0];
  if (found()) done(found().startTime);
  else new PerformanceObserver(() => found() && done(found().startTime)).observe({ type: "paint", buffered: true });
})"""


def addresses(get: Any) -> dict[str, list[str]]:
    """Addresses of each kind of page, two where the record has so many; `get` gives a page's text."""
    home, people = get("/"), get("/who")
    sides = re.findall(r'<option value="([a-z-]+)">', home.partition('name="side"')[2])[:2]
    return {
        "timeline": ["/?page=2", "/?page=30"],
        "filter by side": [f"/?side={side}" for side in sides],
        "filter by kind": ["/?kind=contacts", "/?kind=missile-test"],
        "only where accounts differ": ["/?disputed=yes"],
        "one year": ["/?since=2009&until=2009", "/?since=2013&until=2013"],
        "event": re.findall(r'"(/events/\w+)"', get("/?page=9"))[:2],
        "report": re.findall(r'"(/reports/\w+)"', get("/reports?page=5"))[:2],
        "person named most": re.findall(r'"(/who/[^"#?]+)"', people)[:1],
        "another person": re.findall(r'"(/who/[^"#?]+)"', people)[40:42],
        "search": ["/search?q=talks+2009", "/search?q=missile+2013"],
        "map": ["/map?since=2009", "/map"],
        "who met whom": ["/network"],
        "positions": ["/positions"],
        "positions of a side": [f"/positions?side={side}" for side in sides[:1]],
        "disputes": ["/disputes", "/disputes?page=3"],
        "calendar": ["/calendar", "/calendar?page=4"],
        "commitments": ["/commitments"],
        "people": ["/who?page=2"],
        "reports": ["/reports?page=50"],
    }


def costs(record: str) -> tuple[list[list[Cell]], float]:
    """Processor milliseconds of each kind, first and again, and kB; and what opening the record took, in seconds."""
    begin = time.process_time()
    opened = open_record(record, create=False)
    opened.store.hold()
    app = create_app(opened, author="bench", ready=True)
    ready = time.process_time() - begin
    rows: list[list[Cell]] = []
    with TestClient(app, base_url="http://localhost") as client:

        def timed(address: str) -> tuple[float, int]:
            start = time.process_time()
            size = len(client.get(address).raise_for_status().content)
            return 1000 * (time.process_time() - start), size

        for kind, held in addresses(lambda address: client.get(address).text).items():
            first = [timed(address) for address in held]
            again = [timed(address)[0] for address in held]
            worst = max(each for each, _ in first)
            rows.append(
                [kind, round(worst), round(max(again), 1), round(max(size for _, size in first) / 1000)]
            )
    return rows, ready


def painted(record: str) -> tuple[list[list[Cell]], float]:
    """First contentful paint and long tasks of each kind in Chromium, ms; and the server's memory, MB."""
    from playwright.sync_api import sync_playwright

    from tools.browser import found

    rows: list[list[Cell]] = []
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
    with serving(record, 2) as (desk, pid), sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found(), args=arguments)
        page = browser.new_page()
        every = addresses(lambda address: page.request.get(desk + address).text())
        for kind, held in every.items():
            times, tasks = [], []
            for address in held:
                context = browser.new_context()
                page = context.new_page()
                page.goto(desk + address)
                times.append(page.evaluate(_PAINT))
                tasks += page.evaluate(_SCROLL)
                context.close()
            rows.append([kind, round(max(times)), len(tasks), round(max(tasks, default=0))])
        browser.close()
        return rows, memory(pid)


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("record")
    parser.add_argument("--paint", action="store_true", help="measure in Chromium instead")
    parser.add_argument("--write", action="store_true", help="write the section of docs/RESULTS.md")
    given = parser.parse_args()
    reports, events = open_record(given.record, create=False).store.counts()
    what = f"On a made-up record of {reports:,} reports and {events:,} events."
    loaded = f"The machine's load before was {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores."
    if given.paint:
        rows, held = painted(given.record)
        paints = [float(row[1] or 0) / 1000 for row in rows]
        text = [
            f"{what} Each page in Chromium with an empty cache, the desk on the same cores; the slowest of each kind. First contentful"
            f" paint: median {percentile(paints, 0.5)} ms, worst {percentile(paints, 1)} ms. {loaded} The server held {held} MB at most.",
            "Long tasks are those of more than 50 ms while the page is scrolled to its end by 240 pixels a frame and enlarged to twice its size.",
        ]
        columns = ["page", "first contentful paint, ms", "long tasks", "longest, ms"]
        section, name = Section("The desk in the browser", 97, text, [Table("", columns, rows)]), "desk-paint"
    else:
        rows, ready = costs(given.record)
        text = [
            f"{what} Processor time of one process for one request, the dearest of each kind: the first time, and again from the pages"
            f" already made. Opening the record, before the first page, took {ready:.1f} s. {loaded}"
        ]
        columns = ["page", "first, ms", "again, ms", "kB"]
        section, name = (
            Section("What the desk's pages cost", 96, text, [Table("", columns, rows)]),
            "desk-pages",
        )
    print(*section.text, *rows, sep="\n")
    if given.write:
        write_section(name, section)


if __name__ == "__main__":
    main()
