"""Gold files read and checked: every snippet is found in its report and becomes a span, every value is in its vocabulary."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from communique.errors import DataError
from communique.model import Interval, Span, content_hash
from communique.model.interval import parse
from communique.model.vocabulary import (
    COMMITMENT_STATUSES,
    EVENT_TYPES,
    FATES,
    ISSUES,
    KINDS,
    LEVELS,
    OUTCOMES,
    STATUSES,
    ZONES,
)
from communique.scoring.gold import (
    GoldAccount,
    GoldActor,
    GoldCommitment,
    GoldDispute,
    GoldEvent,
    GoldExpectation,
    GoldOffice,
    GoldReport,
    GoldSet,
    GoldStatement,
)

Row = dict[str, Any]


def load_gold(folder: Path | str, reports: Path | str) -> GoldSet:
    """Read a folder of gold files and the reports that they speak of.

    Args:
        folder: `<report>.yaml` files and `record.yaml`; its name is the set's name, or that of the folder above if it
            is just `gold`.
        reports: Where `<report>.txt` lie.

    Returns:
        The set, reports in the order of their file names.

    Raises:
        DataError: If a file is missing or not YAML, a snippet does not occur, or a value is not in its vocabulary.
    """
    folder, reports = Path(folder), Path(reports)
    if not folder.is_dir():
        raise DataError("there is no such folder of gold files", where=str(folder), todo="Check --gold.")
    paths = sorted(path for path in folder.glob("*.yaml") if path.name != "record.yaml")
    if not paths:
        raise DataError(
            "the folder holds no gold files (<report>.yaml)", where=str(folder), todo="Check --gold."
        )
    found = tuple(load_report(path, reports / f"{path.stem}.txt") for path in paths)
    record = folder / "record.yaml"
    name = folder.resolve().parent.name if folder.name == "gold" else folder.name
    return _with_record(name, found, _yaml(record) if record.is_file() else {}, str(record))


def load_report(path: Path, text_path: Path) -> GoldReport:
    """Read the gold file of one report.

    Raises:
        DataError: As for `load_gold`.
    """
    row = _yaml(path)
    if not text_path.is_file():
        raise DataError(
            "the report of this gold file is missing", where=str(path), todo=f"Put it at {text_path}."
        )
    text = text_path.read_text("utf-8")
    reader = _Reader(str(path), text)
    try:
        return GoldReport(
            name=str(row.get("report", path.stem)),
            text=text,
            published=_interval(row.get("published")),
            outlet=row.get("outlet"),
            republisher=row.get("republisher"),
            zones=reader.zones(row.get("zones") or {}),
            actors=tuple(reader.actor(each) for each in row.get("actors") or ()),
            accounts=tuple(reader.account(each) for each in row.get("accounts") or ()),
            statements=tuple(reader.statement(each) for each in row.get("statements") or ()),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DataError(f"a gold file that cannot be read: {error!r}", where=str(path)) from error


class _Reader:
    """Entries of one gold file over one text."""

    def __init__(self, where: str, text: str) -> None:
        self.where = where
        self.text = text
        self.report = content_hash(text)

    def zones(self, rows: Row) -> dict[int, str]:
        for zone in rows:
            self.known(zone, ZONES, "zone")
        return {int(number): zone for zone, numbers in rows.items() for number in numbers}

    def actor(self, row: Row) -> GoldActor:
        return GoldActor(
            id=row["id"],
            kind=row["kind"],
            name=str(row["name"]),
            side=row.get("side"),
            names=_texts(row.get("names")),
            garbled=_texts(row.get("garbled")),
            offices=tuple(
                GoldOffice(str(each["title"]), each.get("of"), each.get("when", "current"))
                for each in row.get("offices") or ()
            ),
            members=_texts(row.get("members")),
        )

    def account(self, row: Row) -> GoldAccount:
        where = f"account {row['id']}"
        return GoldAccount(
            id=row["id"],
            type=self.known(row["type"], EVENT_TYPES, where),
            status=self.known(row["status"], STATUSES, where),
            level=self.maybe(row.get("level"), LEVELS, where),
            outcome=self.maybe(row.get("outcome"), OUTCOMES, where),
            date=_interval(row.get("date")),
            by_knowledge=row.get("dated_by") == "knowledge",
            place=row.get("place"),
            sides=_texts(row.get("sides")),
            people=_texts(row.get("people")),
            target=_texts(row.get("target")),
            what=str(row.get("what", "")),
            attributed_to=_texts(row.get("attributed_to")),
            evidence=self.evidence(row.get("evidence"), where),
        )

    def statement(self, row: Row) -> GoldStatement:
        where = f"statement {row['id']}"
        return GoldStatement(
            id=row["id"],
            speaker=str(row["speaker"]),
            kind=self.known(row["kind"], KINDS, where),
            side=row.get("side"),
            via=_texts(row.get("via")),
            issues=tuple(self.known(each, ISSUES, where) for each in row.get("issues") or ()),
            gist=str(row.get("gist", "")),
            about=_texts(row.get("about")),
            date=_interval(row.get("date")),
            first=row.get("first"),
            then=row.get("then"),
            evidence=self.evidence(row.get("evidence"), where),
        )

    def evidence(self, snippets: Any, where: str) -> tuple[Span, ...]:
        items = snippets if isinstance(snippets, list) else [snippets]
        spans = tuple(self.find(item, where) for item in items if item is not None)
        if not spans:
            raise DataError(f"{where} has no evidence", where=self.where)
        return spans

    def find(self, snippet: str | Row, where: str) -> Span:
        quote, nth = (snippet, 1) if isinstance(snippet, str) else (snippet["text"], snippet.get("nth", 1))
        at = -1
        for _ in range(nth):
            at = self.text.find(quote, at + 1)
            if at < 0:
                raise DataError(f"{where}: the snippet is not in the report: {quote!r}", where=self.where)
        return Span(self.report, at, at + len(quote))

    def known(self, value: str, vocabulary: Iterable[str], where: str) -> str:
        if value not in tuple(vocabulary):
            raise DataError(f"{where}: {value!r} is not in its vocabulary", where=self.where)
        return value

    def maybe(self, value: str | None, vocabulary: Iterable[str], where: str) -> str | None:
        return None if value is None else self.known(value, vocabulary, where)


def _with_record(name: str, reports: tuple[GoldReport, ...], row: Row, where: str) -> GoldSet:
    """Join reports and what holds across them; every reference must resolve."""
    held = {f"{each.name}#{entry.id}" for each in reports for entry in each.entries}
    try:
        made = GoldSet(
            name=name,
            reports=reports,
            events=tuple(
                GoldEvent(
                    id=e["id"],
                    type=e["type"],
                    date=_interval(e.get("date")),
                    accounts=_texts(e.get("accounts")),
                )
                for e in row.get("events") or ()
            ),
            disputes=tuple(
                GoldDispute(
                    id=d["id"],
                    event=d.get("event"),
                    field=d.get("field"),
                    question=str(d.get("question") or ""),
                    values=tuple((str(v["value"]), str(v["from"])) for v in d.get("values") or ()),
                )
                for d in row.get("disputes") or ()
            ),
            expectations=tuple(
                GoldExpectation(
                    id=x["id"],
                    event=x.get("event"),
                    due=_interval(x.get("due")),
                    fate=_fate(x["fate"], FATES),
                    what=str(x.get("what", "")),
                    who=_texts(x.get("who")),
                    accounts=_texts(x.get("accounts")),
                    statements=_texts(x.get("statements")),
                )
                for x in row.get("expectations") or ()
            ),
            commitments=tuple(
                GoldCommitment(
                    id=c["id"],
                    party=_texts(c.get("party")),
                    status=_fate(c["status"], COMMITMENT_STATUSES),
                    what=str(c.get("what", "")),
                    made=c.get("made"),
                    due=_interval(c.get("due")),
                    accounts=_texts(c.get("accounts")),
                    statements=_texts(c.get("statements")),
                )
                for c in row.get("commitments") or ()
            ),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DataError(f"a record file that cannot be read: {error!r}", where=where) from error
    for reference in _references(made):
        if reference not in held:
            raise DataError(f"nothing is called {reference}", where=where)
    return made


def _references(gold: GoldSet) -> Iterable[str]:
    for event in gold.events:
        yield from event.accounts
    for dispute in gold.disputes:
        yield from (reference for _, reference in dispute.values)
    for expectation in gold.expectations:
        yield from (*expectation.accounts, *expectation.statements)
    for commitment in gold.commitments:
        yield from (*commitment.accounts, *commitment.statements)


def _fate(value: str, vocabulary: tuple[str, ...]) -> str:
    if value not in vocabulary:
        raise ValueError(f"{value!r} is not one of {', '.join(vocabulary)}")
    return value


def _interval(value: Any) -> Interval | None:
    return None if value is None else parse(str(value))


def _texts(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(str(each) for each in value) if isinstance(value, list) else (str(value),)


def _yaml(path: Path) -> Row:
    try:
        row = yaml.safe_load(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise DataError(f"a gold file that is not readable YAML: {error}", where=str(path)) from error
    if not isinstance(row, dict):
        raise DataError("a gold file must be a mapping", where=str(path))
    return row
