"""Names that only a market report quotes: stocks with their tickers, and indices. They do nothing that a record keeps.

A ticker is a Reuters code in brackets ("Acme Inc (ACM.N)", "Zeta Tech [ZT.UL]"), an exchange's ("(NYSE: ACM)") or an index's
(".SPX").
"""

from __future__ import annotations

import re

from communique.actors.scene import Draft, Entity, Scene
from communique.actors.world import phrases

_TICKER = re.compile(
    r"[(\[](?!U\.[SNK]\b)[A-Z0-9]{1,6}\.[A-Z]{1,3}[)\]]|\((?:NYSE|NASDAQ|Nasdaq|LON|TYO|HKG) ?: ?[A-Z.]{1,6}\)|(?<=\s)\.[A-Z]{2,6}\b"
)


def drop_quoted(scene: Scene) -> None:
    """Forget the bodies, and the persons named by one word, that are only quoted as stocks or indices."""
    tickers = [match.span() for match in _TICKER.finditer(scene.analysis.text)]
    if not tickers:
        return
    dropped: list[Entity] = []
    stocks: set[str] = set()
    for entity in scene.entities:
        drafts = [draft for draft in scene.drafts if draft.entities == (entity,)]
        idle = entity.kind == "organisation" and entity.side is None and drafts
        if idle and all(_quoted(scene, draft, tickers) for draft in drafts):
            dropped.append(entity)
            stocks.update(scene.low[draft.name[0]] for draft in drafts)
    for i, low in enumerate(scene.low):  # "Acme & Sons Co (ACM.N)", of which the core knows "Acme" alone
        if low.rstrip(".") in phrases().companies and _followed(scene, i + 1, tickers):
            stocks.update(scene.low[max(0, i - 5) : i])
    dropped += [
        each
        for each in scene.entities
        if each.kind == "person" and not each.known and each.parts and set(each.parts) <= stocks
    ]
    for entity in dropped:
        entity.hidden = True
    scene.drafts[:] = [draft for draft in scene.drafts if not set(draft.entities) & set(dropped)]


def _quoted(scene: Scene, draft: Draft, tickers: list[tuple[int, int]]) -> bool:
    start, end = scene.analysis.span(*draft.name)
    inside = any(first < end and start < last for first, last in tickers)
    return (
        inside
        or scene.low[draft.name[1] - 1] in phrases().indices
        or _followed(scene, draft.name[1], tickers)
    )


def _followed(scene: Scene, last: int, tickers: list[tuple[int, int]]) -> bool:
    """Whether a ticker follows, or the noun that makes an index of the name: "the Acme Industrial Average"."""
    end = scene.tokens[last - 1].end
    return any(0 <= first - end < 2 for first, _ in tickers) or (
        last < len(scene.low) and scene.low[last] in phrases().indices
    )


def is_company(scene: Scene, first: int, last: int) -> bool:
    """Whether the last word says that a name is a company's: "Acme Corp"."""
    return (
        scene.low[last - 1].rstrip(".") in phrases().companies and scene.tokens[last - 1].text[:1].isupper()
    )
