"""A published site is whole, the same each time, and needs nothing but itself; its data agree with the record."""

from __future__ import annotations

import csv
import io
import json
import posixpath
import re
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from communique.app.publish import dossier, publish
from communique.app.publish.finder import index, tokens
from communique.app.publish.links import file_of, rewritten
from communique.app.record import OpenRecord
from communique.errors import CommuniqueError, NotFoundError
from communique.store import open_store
from communique.store.search import Entry
from communique.views.search import entries_of
from tests.builders import corpus


@pytest.fixture
def record(tmp_path: Path) -> Iterator[OpenRecord]:
    store = open_store(tmp_path / "a.db")
    held = corpus()
    store.add_all(held.readings)
    store.save(held.record, readings=held.readings, entering=partial(entries_of, name=held.name))
    yield OpenRecord(store)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        each.relative_to(folder).as_posix(): each.read_bytes()
        for each in sorted(folder.rglob("*"))
        if each.is_file()
    }


def test_the_same_record_gives_the_same_bytes(record: OpenRecord, tmp_path: Path) -> None:
    first, again = publish(record, tmp_path / "one"), publish(record, tmp_path / "two")
    assert contents(first.folder) == contents(again.folder)
    assert first.files == len(contents(first.folder))
    assert first.size == sum(map(len, contents(first.folder).values()))


def test_every_link_leads_to_a_file_of_the_site(record: OpenRecord, tmp_path: Path) -> None:
    files = contents(publish(record, tmp_path / "site").folder)
    pages = {name: text.decode() for name, text in files.items() if name.endswith(".html")}
    assert {"index.html", "events/talks-1.html", "who/ada-trentino.html", "map.html", "search.html"} <= set(
        pages
    )
    seen = 0
    for name, text in pages.items():
        for link in re.findall(r' (?:href|src)="([^"#]+)(?:#[^"]*)?"', text):
            seen += 1
            assert not link.startswith(("/", "http:", "https:", "javascript:")), (name, link)
            assert posixpath.normpath(posixpath.join(posixpath.dirname(name), link)) in files, (name, link)
    assert seen > 50


def test_a_published_page_has_no_form_and_allows_only_its_own_files(
    record: OpenRecord, tmp_path: Path
) -> None:
    for name, text in contents(publish(record, tmp_path / "site").folder).items():
        if name.endswith(".html"):
            page = text.decode()
            assert "default-src 'none'" in page
            assert 'method="post"' not in page
            assert ' action="' not in page
            assert not re.search(r"<script(?! src=)", page)
            assert not re.search(r"<[^>]+ (style|on\w+)=", page)


def test_the_data_say_what_the_record_says(record: OpenRecord, tmp_path: Path) -> None:
    folder = publish(record, tmp_path / "site").folder / "data"
    described = json.loads((folder / "datapackage.json").read_text("utf-8"))
    texts = {each.report.id: each.report.text for each in record.corpus().readings}
    for resource in described["resources"]:
        rows = list(csv.DictReader(io.StringIO((folder / resource["path"]).read_text("utf-8"))))
        names = [field["name"] for field in resource["schema"]["fields"]]
        assert all(list(row) == names for row in rows)
        for row in rows if resource["name"] == "values" else ():
            words = texts[row["report"]][int(row["start"]) : int(row["end"])]
            assert " ".join(words.split()) == row["words"]
    events = list(csv.DictReader(io.StringIO((folder / "events.csv").read_text("utf-8"))))
    assert [row["id"] for row in events] == [
        event["id"] for event in json.loads((folder / "record.json").read_text())["events"]
    ]
    with zipfile.ZipFile(folder / "record.zip") as archive:
        assert all(archive.read(name) == (folder / name).read_bytes() for name in archive.namelist())
        assert "README.md" in archive.namelist()


def test_reports_texts_can_be_kept_back(record: OpenRecord, tmp_path: Path) -> None:
    files = contents(publish(record, tmp_path / "site", texts=False).folder)
    assert not [name for name in files if name.startswith("reports/")]
    assert "reports.html" in files
    assert b"met in Geneva on Monday" in files["events/talks-1.html"]


def test_it_can_be_published_as_of_a_day(record: OpenRecord, tmp_path: Path) -> None:
    folder = publish(record, tmp_path / "site", as_of="2018-06-05").folder
    page = (folder / "index.html").read_text("utf-8")
    assert "5 June 2018" in page
    assert "as_of" not in page
    assert "1 report" in page
    assert "paper" not in (folder / "data" / "reports.csv").read_text("utf-8")


def test_only_what_was_published_is_overwritten(record: OpenRecord, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.txt").write_text("years of work")
    with pytest.raises(CommuniqueError, match="holds other things"):
        publish(record, mine)
    assert (mine / "thesis.txt").read_text() == "years of work"
    with pytest.raises(CommuniqueError, match="is a file"):
        publish(record, mine / "thesis.txt")
    site = tmp_path / "site"
    publish(record, site)
    (site / "stale.html").write_text("old")
    publish(record, site)
    assert not (site / "stale.html").exists()


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/", "index.html"),
        ("/?as_of=2018-01-01", "index.html"),
        ("/?kind=contacts", "timeline-contacts.html"),
        ("/?kind=contacts&since=2016&until=2016&page=2", "timeline-contacts-2016-part-2.html"),
        ("/?kind=talks", None),
        ("/?since=2016", None),
        ("/?place=oslo", None),
        ("/events/e1", "events/e1.html"),
        ("/reports?page=3", "reports-part-3.html"),
        ("/search?q=x", None),
        ("/static/desk.css", "static/desk.css"),
    ],
)
def test_addresses_become_files(address: str, name: str | None) -> None:
    assert file_of(address) == name


def test_ids_that_no_file_can_be_named_after_stay_apart() -> None:
    names = {file_of(f"/who/{each}") for each in ("a%3Ab", "a-b", "A-B", "a/b", "..", "%E5%8C%97", "con%00")}
    assert len(names) == 7
    for name in names:
        assert name is not None
        assert re.fullmatch(r"who/[a-z0-9][a-z0-9._-]*\.html", name), name


def test_a_link_to_what_the_site_lacks_becomes_plain_text() -> None:
    text = '<a class="x" href="/events/e1#L3">one</a> <a href="/?place=oslo">two</a> text href=&#34;/x&#34;'
    assert rewritten(text, "who/b.html", lambda address: True) == (
        '<a class="x" href="../events/e1.html#L3">one</a> <a>two</a> text href=&#34;/x&#34;'
    )


def test_words_are_found_without_accents_and_characters_one_by_one() -> None:
    assert tokens("Ri Yong-ho’s Café, 21 Oct.") == ["ri", "yong", "ho", "s", "cafe", "21", "oct"]
    assert tokens("북한 6자회담") == ["북", "한", "6", "자", "회", "담"]


def test_the_index_cannot_end_its_script() -> None:
    hostile = Entry(kind="event", id="e", title="</script><script>alert(1)</script>", body="<!--")
    made = index([hostile], lambda address: "events/e.html")
    assert "<" not in made
    assert json.loads(made.split("const INDEX = ", 1)[1].rstrip(";\n"))["pages"][0][2] == hostile.title


def test_a_dossier_is_one_file_that_fetches_nothing(record: OpenRecord) -> None:
    text = dossier(record, "Ada Trentino")
    assert text == dossier(record, "ada-trentino")
    assert "“met in Geneva on Monday”" in text
    assert 'id="source-1"' in text
    assert "<script" not in text
    assert not re.search(r'(?:href|src)="(?!#)', text)
    assert set(re.findall(r'url\("([a-z]+):', text)) == {"data"}
    assert 'url("fonts' not in text
    with pytest.raises(NotFoundError):
        dossier(record, "Nobody At All")
