"""How quick the desk is: users that read pages of a record for a while, and what the server needed for it.

    python -m benches.load RECORD [--users 20] [--seconds 60] [--think 1.0] [--cores 2] [--write]

The server runs in a process of its own on so many cores at most; the users in this one. Each asks for a page, reads the answer
to its end, thinks (uniformly between half of `think` seconds and half as much again), and goes on: as people do, most
often from the timeline to an event or with a filter. Every address is asked for as it comes: nothing warms up before
the clock runs but the first page, which opens the record.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

import httpx

from benches.sections import Cell, Section, Table, write_section

_SERVER = "import sys; from communique.app.cli import main; main()"
# How often each kind of page is asked for, of a hundred.
MIX = {
    "timeline": 16, "filter": 16, "zoom": 8, "event": 22, "report": 10, "person": 6, "search": 6, "map": 2, "network": 2,
    "positions": 2, "disputes": 3, "calendar": 2, "commitments": 2, "people": 2, "reports": 1,
}  # fmt: skip
_WORDS = ("talks", "missile", "sanctions", "summit", "letter", "envoy", "agreement")


class Times:
    """Seconds of each page's answers by kind."""

    def __init__(self) -> None:
        self.of: dict[str, list[float]] = {}
        self.failed: list[str] = []

    def add(self, kind: str, seconds: float) -> None:
        """Keep one answer's time."""
        self.of.setdefault(kind, []).append(seconds)


def percentile(values: list[float], share: float) -> float:
    """The value below which this share lies, in milliseconds."""
    held = sorted(values)
    return round(1000 * held[min(len(held) - 1, int(share * len(held)))], 1)


@contextmanager
def serving(record: str, cores: int) -> Iterator[tuple[str, int]]:
    """The desk in a process of its own: its address and process id."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    allowed = sorted(os.sched_getaffinity(0))[:cores]
    command = ["taskset", "-c", ",".join(map(str, allowed)), sys.executable, "-c", _SERVER, "serve", record]
    held = subprocess.Popen(
        [*command, "--port", str(port)], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    try:
        address = f"http://127.0.0.1:{port}"
        for _ in range(600):
            with suppress(httpx.HTTPError):
                httpx.get(address + "/help", timeout=60)
                break
            time.sleep(0.2)
        yield address, held.pid
    finally:
        held.terminate()
        held.wait(20)


def memory(pid: int) -> float:
    """The most memory that the process held, in megabytes (Linux)."""
    status = Path(f"/proc/{pid}/status").read_text("utf-8")
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return round(int(found[1]) / 1024, 1) if found else 0.0


class Reader:
    """A user: knows the addresses that pages showed."""

    def __init__(self, client: httpx.AsyncClient, seed: int, times: Times) -> None:
        self.client, self.choice, self.times = client, random.Random(seed), times
        self.seen: dict[str, list[str]] = {"event": [], "report": [], "person": [], "side": []}

    def address(self, kind: str) -> str:
        """An address of this kind, from what was seen so far."""
        pick = self.choice.choice
        year = self.choice.randint(2000, 2019)
        known = self.seen.get(kind)
        if kind in ("event", "report", "person"):
            return pick(known) if known else {"event": "/", "report": "/reports", "person": "/who"}[kind]
        side = quote(pick(self.seen["side"])) if self.seen["side"] else ""
        filters = (
            f"/?side={side}",
            "/?kind=contacts",
            "/?kind=missile-test",
            "/?disputed=yes",
            f"/?kind=pressure&side={side}",
        )
        return {
            "timeline": f"/?page={self.choice.randint(1, 40)}",
            "filter": pick(filters),
            "zoom": f"/?since={year}&until={year}",
            "search": f"/search?q={pick(_WORDS)}+{year}",
            "map": f"/map?since={year}",
            "people": f"/who?page={self.choice.randint(1, 5)}",
            "reports": f"/reports?page={self.choice.randint(1, 100)}",
            "disputes": f"/disputes?page={self.choice.randint(1, 5)}",
        }.get(kind, f"/{kind}")

    async def read(self, until: float, think: float) -> None:
        """Read pages until the time is up."""
        kinds, weights = list(MIX), list(MIX.values())
        while time.monotonic() < until:
            kind = self.choice.choices(kinds, weights)[0]
            address = self.address(kind)
            begin = time.monotonic()
            answer = await self.client.get(address)
            self.times.add(kind, time.monotonic() - begin)
            if answer.status_code != 200:
                self.times.failed.append(f"{address}: {answer.status_code}")
            self.learn(answer.text)
            await asyncio.sleep(think * self.choice.uniform(0.5, 1.5))

    def learn(self, text: str) -> None:
        """Remember some of the addresses on a page."""
        for kind, pattern in (
            ("event", r'"(/events/\w+)"'),
            ("report", r'"(/reports/\w+)"'),
            ("person", r'"(/who/[^"#?]+)"'),
        ):
            found = re.findall(pattern, text)
            self.seen[kind] = (self.seen[kind] + self.choice.sample(found, min(10, len(found))))[-300:]
        if not self.seen["side"]:
            self.seen["side"] = re.findall(r'<option value="([a-z-]+)">', text.partition('name="side"')[2])[
                :20
            ]


async def load(address: str, users: int, seconds: float, think: float) -> Times:
    """So many users at once for so long."""
    times = Times()
    async with httpx.AsyncClient(
        base_url=address, timeout=60, limits=httpx.Limits(max_connections=users)
    ) as client:
        until = time.monotonic() + seconds
        await asyncio.gather(*(Reader(client, number, times).read(until, think) for number in range(users)))
    return times


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("record")
    parser.add_argument("--users", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--think", type=float, default=1.0)
    parser.add_argument("--cores", type=int, default=2)
    parser.add_argument("--write", action="store_true", help="write the section of docs/RESULTS.md")
    given = parser.parse_args()
    with serving(given.record, given.cores) as (address, pid):
        begin = time.monotonic()
        first = httpx.get(address + "/", timeout=120)
        opened = time.monotonic() - begin
        counts = re.search(r"([\d,]+) reports, ([\d,]+) events", first.text)
        before = os.getloadavg()[0]
        times = asyncio.run(load(address, given.users, given.seconds, given.think))
        held = memory(pid)
    every = [each for values in times.of.values() for each in values]
    text = [
        f"{given.users} users on {given.cores} cores for {given.seconds:g} s, each thinking {given.think:g} s between two pages, on a made-up record"
        f" ({counts[0] if counts else given.record}); the users run on the same machine. {len(every)} pages, {len(times.failed)} failed.",
        f"Median {percentile(every, 0.5)} ms, p95 {percentile(every, 0.95)} ms, worst {percentile(every, 1)} ms. The first page, which opens the record,"
        f" took {opened:.2f} s. The server held {held} MB at most. The machine's load before was {before:.1f}.",
    ]  # fmt: skip
    rows: list[list[Cell]] = [
        [kind, len(values), percentile(values, 0.5), percentile(values, 0.95)]
        for kind, values in sorted(times.of.items())
    ]
    print(*text, *rows, *times.failed[:20], sep="\n")
    if given.write:
        table = Table("", ["page", "asked for", "median, ms", "p95, ms"], rows)
        write_section("desk-load", Section("The desk under load", 95, text, [table]))


if __name__ == "__main__":
    main()
