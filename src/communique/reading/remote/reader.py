"""Reading one report with an endpoint's proposals, under the same door as our own reader."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import msgspec

from communique.model import NO_PROFILE, Account, Profile, Reading, Report, Statement
from communique.model.vocabulary import READABLE
from communique.reading.document import Document
from communique.reading.read import document_of, reading_of
from communique.reading.remote.endpoint import Endpoint, ask, from_environment
from communique.reading.remote.proposals import INSTRUCTION, account_proposals, statement_proposals
from communique.reading.remote.verify import verified_account, verified_statement
from communique.reading.version import READER

T = TypeVar("T", Account, Statement)


def read_remote(
    report: Report, profile: Profile = NO_PROFILE, *, endpoint: Endpoint | None = None
) -> Reading:
    """Read a report with what an endpoint proposes and the report bears out.

    Args:
        report: The report; only its own zones are sent.
        profile: The negotiation as the user describes it.
        endpoint: Where to ask; None for what the environment names.

    Raises:
        CommuniqueError: If there is no endpoint, or it gives no usable answer.
    """
    chosen = endpoint or from_environment()
    document = document_of(report, profile)
    if not document.analysis.tokens:
        return reading_of(document, (), ())
    answer = ask(chosen, INSTRUCTION, _own_words(document))
    accounts = [
        account
        for number, proposed in enumerate(account_proposals(answer), 1)
        if (account := verified_account(proposed, f"a{number}", document)) is not None
    ]
    statements = [
        statement
        for number, claimed in enumerate(statement_proposals(answer), 1)
        if (statement := verified_statement(claimed, f"s{number}", document)) is not None
    ]
    reading = reading_of(document, _distinct(accounts), _distinct(statements))
    return msgspec.structs.replace(reading, reader=f"{READER}/remote/{chosen.model}")


def _own_words(document: Document) -> str:
    return "\n\n".join(
        document.text[block.start : block.end] for block in document.page.blocks if block.zone in READABLE
    )


def _distinct(values: Iterable[T]) -> tuple[T, ...]:
    """Without what the endpoint proposed twice."""
    kept: dict[object, T] = {}
    for value in values:
        term = value.type.value if isinstance(value, Account) else value.kind.value
        kept.setdefault((term, value.evidence), value)
    return tuple(kept.values())
