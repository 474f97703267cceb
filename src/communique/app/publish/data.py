"""The record as a data package: CSV tables, the whole as JSON, and a description by the Frictionless standard.

`datapackage.json` follows Data Package v1 (specs.frictionlessdata.io); each table names its columns and their types.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator

import msgspec
import polars as pl

import communique
from communique import views
from communique.model import Account
from communique.views import FIELDS, Corpus
from communique.views.evidence import sources

_TYPES = {pl.Int64(): "integer", pl.Date(): "date", pl.Boolean(): "boolean"}
_EPOCH = (1980, 1, 1, 0, 0, 0)
_ABOUT = {
    "events": "Events in the order of the calendar; dates are intervals, lists are joined by semicolons.",
    "values": "Each value of each event with the report, the characters and the words that it came from.",
    "reports": "The texts that the record rests on.",
    "people": "Everybody whom the reports name.",
    "disputes": "What accounts and statements disagree on, a row a value.",
    "positions": "What sides hold on issues, from when to when.",
    "calendar": "What was announced or foreseen, and what became of it.",
    "commitments": "Who undertook what, by when, and what the record shows of its keeping.",
}


def tables(corpus: Corpus) -> dict[str, pl.DataFrame]:
    """The tables of the package by name."""
    return {
        "events": views.timeline(corpus),
        "values": pl.DataFrame(list(_values(corpus)), schema=_VALUES, orient="row"),
        "reports": views.reports(corpus),
        "people": pl.DataFrame(list(_people(corpus)), schema=_PEOPLE, orient="row"),
        "disputes": views.disputes(corpus),
        "positions": views.positions(corpus),
        "calendar": views.calendar(corpus),
        "commitments": views.commitments(corpus),
    }


_VALUES = {
    "event": pl.String(), "field": pl.String(), "value": pl.String(), "account": pl.String(), "rule": pl.String(),
    "report": pl.String(), "start": pl.Int64(), "end": pl.Int64(), "words": pl.String(),
}  # fmt: skip
_PEOPLE = {"id": pl.String(), "name": pl.String(), "side": pl.String(), "offices": pl.List(pl.String())}


def _values(corpus: Corpus) -> Iterator[tuple[object, ...]]:
    for identity in corpus.frame["id"]:
        for ref in corpus.events[identity].accounts:
            account = corpus.value(ref)
            for field in FIELDS if isinstance(account, Account) else ():
                assert isinstance(account, Account)
                for source in sources(account, ref, field, corpus):
                    for quote in source.quotes:
                        yield (
                            identity, field, source.value, ref, source.rule,
                            quote.report, quote.start, quote.end, quote.words,
                        )  # fmt: skip


def _people(corpus: Corpus) -> Iterator[tuple[object, ...]]:
    for each in sorted(corpus.figures, key=lambda figure: figure.id):
        if each.kind == "person":
            yield each.id, each.name, each.side, list(each.offices)


def package(corpus: Corpus, title: str, as_of: str = "") -> dict[str, bytes]:
    """The files of the package by name; the same record gives the same bytes."""
    held = tables(corpus)
    files = {f"{name}.csv": _csv(frame) for name, frame in held.items()}
    files["record.json"] = (
        msgspec.json.format(msgspec.json.encode(corpus.record, order="deterministic"), indent=1) + b"\n"
    )
    described = {
        "profile": "tabular-data-package",
        "name": "record",
        "title": title,
        "description": _state(as_of),
        "version": communique.__version__,
        "resources": [_resource(name, frame) for name, frame in held.items()],
    }
    files["datapackage.json"] = msgspec.json.format(msgspec.json.encode(described), indent=2) + b"\n"
    files["README.md"] = _readme(title, as_of, held).encode()
    return files


def zipped(files: dict[str, bytes]) -> bytes:
    """The files as one archive, without times."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name])
    return held.getvalue()


def _csv(frame: pl.DataFrame) -> bytes:
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\n")
    writer.writerow(frame.columns)
    for row in frame.iter_rows():
        writer.writerow(";".join(map(str, cell)) if isinstance(cell, list) else cell for cell in row)
    return held.getvalue().encode()


def _resource(name: str, frame: pl.DataFrame) -> dict[str, object]:
    fields = [{"name": column, "type": _TYPES.get(kind, "string")} for column, kind in frame.schema.items()]
    return {
        "profile": "tabular-data-resource", "name": name, "path": f"{name}.csv", "title": _ABOUT[name],
        "format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "schema": {"fields": fields},
    }  # fmt: skip


def _state(as_of: str) -> str:
    return f"As the reports published by {as_of} supported it." if as_of else "As it stands."


def _readme(title: str, as_of: str, held: dict[str, pl.DataFrame]) -> str:
    listed = "\n".join(f"- `{name}.csv`: {_ABOUT[name]} {len(frame):,} rows." for name, frame in held.items())
    return f"""# {title}

{_state(as_of)} Made by Communique {communique.__version__} from the reports listed in `reports.csv`. `datapackage.json` describes the
tables by the Frictionless Data Package standard; `record.json` holds the same record whole.

{listed}

## How to cite
{title}, {"as of " + as_of if as_of else "record"}; compiled with Communique {communique.__version__}. An event is cited by its id, a value by its event, field
and report with the characters in `values.csv`.

## Licence
The words quoted in `values.csv` belong to the publishers of the reports and stand here as quotations. For the compilation no licence
is given by this file: whoever publishes it should say one here, for instance CC BY 4.0.
"""
