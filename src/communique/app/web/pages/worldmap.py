"""The map: where contacts took place, as a drawing and as a list."""

from __future__ import annotations

from communique import views
from communique.app.web.address import Address, kinds, sides
from communique.app.web.page import Asked, Page, Values
from communique.app.web.worldmap import frame, marks, outline
from communique.views.places import gather

_MOST_PLACES = 300


def build(asked: Asked) -> Values:
    """Contacts (or what else the query asks for) by place; places that no list has are named as such."""
    corpus = asked.corpus
    address = Address.of({"kind": "contacts", **asked.query})
    found = views.find(corpus, address.filter())
    gatherings = gather(found)[:_MOST_PLACES]
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
        "placed": sum(each.number for each in gatherings),
        "unplaced": len(found) - len(found["place"].drop_nulls()),
    }


PAGES = (Page("/map", "map.html", build, nav="Map"),)
