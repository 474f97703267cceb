"""The map: where contacts took place, as a drawing and as a list."""

from __future__ import annotations

from communique import views
from communique.app.web.address import Address, kinds, sides
from communique.app.web.page import Asked, Page, Values
from communique.app.web.worldmap import frame, marks, outline
from communique.views.places import gather

_MOST_PLACES = 60


def build(asked: Asked) -> Values:
    """Contacts (or what else the query asks for) by place; places that no list has are named as such."""
    corpus = asked.corpus
    address = Address.of({"kind": "contacts", **asked.query})
    found = views.find(corpus, address.filter())
    every = gather(found, most=_MOST_PLACES)
    gatherings = every.gatherings
    located = [each for each in gatherings if each.spot]
    whole = asked.query.get("part") == "world"
    shown = frame(located, whole=whole)
    names = {each.place: views.where(each.place).partition(",")[0] for each in gatherings}
    return {
        "address": address,
        "kinds": kinds(),
        "sides": sides(corpus),
        "outline": outline(),
        "frame": shown,
        "whole": whole,
        "marks": marks(located, shown, names),
        "gatherings": gatherings,
        "unlocated": [each for each in gatherings if each.spot is None],
        "placed": every.placed,
        "places": every.places,
        "unplaced": len(found) - every.placed,
    }


PAGES = (Page("/map", "map.html", build, nav="Map"),)
