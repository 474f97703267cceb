"""What accounts and statements disagree on."""

from __future__ import annotations

from communique.app.web.page import Asked, Cell, Page, Values, paged, plain_table
from communique.app.web.phrases import answer_words, question_words, voices

# Rows of so many disputes on one page, and so many reports named for each answer.
_ROWS, _VOICES = 50, 6


def disputes(asked: Asked) -> Values:
    """All disputes, a row a value."""
    corpus = asked.corpus
    ranks, more = paged(corpus.ranks("disputes"), asked, _ROWS)
    shown = corpus.ranked("disputes", ranks)
    corpus.sketches(
        ref.partition("#")[0]
        for dispute in shown
        for value in dispute.values
        for ref in value.refs[: _VOICES + 1]
    )
    rows = [
        [
            Cell(
                question_words(dispute, corpus) if first else "",
                f"/events/{dispute.event}#disputes" if first and dispute.event else "",
            ),
            Cell(answer_words(dispute, value, corpus)),
            Cell(voices(corpus, value.refs, _VOICES)),
        ]
        for dispute in shown
        for first, value in ((value is dispute.values[0], value) for value in dispute.values)
    ]
    return plain_table(
        "Disputes", "Accounts and statements that cannot all be true, with who says what.", rows,
        ["Question", "Answer", "According to"], "No disputes: where reports overlap, they agree.", more,
    )  # fmt: skip


PAGES = (Page("/disputes", "table.html", disputes, nav="Disputes"),)
