"""Readers that stand in for ours where only the running of them is tested: quick, and deadly where a report says so."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import cast

from communique.model import Account, Cited, Dated, Profile, Reading, Report, Span
from communique.model.interval import day, parse
from communique.model.vocabulary import EventType


def patient(report: Report, profile: Profile) -> Reading:
    """Takes its time; kills its own process at a report called so, each time or only where no mark was left."""
    time.sleep(0.02)
    mark = Path(report.source)
    if report.name == "deadly" or (report.name == "deadly once" and not mark.exists()):
        if report.name == "deadly once":
            mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return Reading(report=report)


def telling(report: Report, profile: Profile) -> Reading:
    """One account a line: its day, its type and whose it is, as `2018-06-12 talks freedonia sylvania`."""
    time.sleep(0.002)
    accounts, start = [], 0
    for number, line in enumerate(report.text.splitlines(keepends=True), 1):
        when, kind, *sides = line.split()
        spans = (Span(report.id, start, start + len(line.rstrip())),)
        start += len(line)
        accounts.append(
            Account(
                id=f"a{number}",
                type=Cited(cast(EventType, kind), spans),
                status=Cited("happened", spans),
                evidence=spans,
                date=Cited(parse(when), spans),
                sides=tuple(Cited(side, spans) for side in sides),
            )
        )
    out = max((each.date.value.end for each in accounts if each.date), default=None)
    return Reading(
        report=report, dated=Dated(day(out) if out else None), accounts=tuple(accounts), reader="stub"
    )
