"""What accounts and statements disagree on."""

from __future__ import annotations

from collections.abc import Mapping

from communique.app.web.page import Asked, Cell, Page, Values, paged, plain_table
from communique.app.web.phrases import answer_words, question_words, voices
from communique.model import Dispute
from communique.views import Corpus
from communique.views.lines import Line

# Rows of so many disputes on one page, and so many reports named for each answer.
_ROWS, _VOICES = 50, 6
# A longer question says itself what it is about.
_OPEN = 40


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
    lines = corpus.event_lines(dispute.event for dispute in shown if dispute.event)
    rows = [
        [
            Cell(
                _asked(dispute, lines, corpus) if first else "",
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


def _asked(dispute: Dispute, lines: Mapping[str, Line], corpus: Corpus) -> str:
    """The question, with what it is about where its words leave that open."""
    question, line = question_words(dispute, corpus), lines.get(dispute.event or "")
    return (
        question
        if line is None or line.title in question or len(question) > _OPEN
        else f"{question} {line.title}"
    )


PAGES = (Page("/disputes", "table.html", disputes, nav="Disputes"),)
