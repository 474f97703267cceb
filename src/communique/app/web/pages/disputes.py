"""What accounts and statements disagree on."""

from __future__ import annotations

from communique.app.web.page import Asked, Cell, Page, Values, paged, plain_table
from communique.app.web.phrases import voices


def disputes(asked: Asked) -> Values:
    """All disputes, a row a value."""
    corpus = asked.corpus
    shown, more = paged(corpus.disputes, asked)
    corpus.load(ref for dispute in shown for value in dispute.values for ref in value.refs)
    rows = [
        [
            Cell(
                dispute.question if first else "",
                f"/events/{dispute.event}" if first and dispute.event else "",
            ),
            Cell(value.value),
            Cell(voices(corpus, value.refs)),
        ]
        for dispute in shown
        for first, value in ((value is dispute.values[0], value) for value in dispute.values)
    ]
    return plain_table(
        "Disputes", "Accounts and statements that cannot all be true, with who says what.", rows,
        ["Question", "Answer", "According to"], "No disputes: where reports overlap, they agree.", more,
    )  # fmt: skip


PAGES = (Page("/disputes", "table.html", disputes, nav="Disputes"),)
