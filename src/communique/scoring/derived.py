"""What the record derives, against gold: events, disputes, expectations and commitments."""

from __future__ import annotations

from collections.abc import Iterable

from communique.model import Commitment, Dispute, Expectation, Interval, Record
from communique.scoring.alignment import Alignment
from communique.scoring.coreference import compare
from communique.scoring.gold import GoldCommitment, GoldDispute, GoldExpectation, GoldSet
from communique.scoring.sides import levelled
from communique.scoring.tally import Share, Tally, best_first, likeness, shares_evidence


def events_conll(held: Alignment) -> float | None:
    """CoNLL F1 over matched accounts; unmatched ones are singletons on their own side."""
    gold_references, found_references = held.account_references
    met = set(held.gold_of.values())
    found_met = found_references & held.gold_of.keys()
    key = _clusters((event.accounts for event in held.gold.events), gold_references, met)
    response = _clusters(
        (event.accounts for event in held.record.events), found_references, found_met, held.gold_of
    )
    return compare(key, response).conll


def events_conll_given_gold(gold: GoldSet, record: Record, names: dict[str, str]) -> float | None:
    """CoNLL F1 of a record that was merged from gold accounts.

    Args:
        gold: The set.
        record: What merging made of its accounts.
        names: Report names by report id.
    """
    wanted = {f"{each.name}#{account.id}" for each in gold.reports for account in each.accounts}

    def named(reference: str) -> str:
        report, _, entry = reference.rpartition("#")
        return f"{names.get(report, report)}#{entry}"

    found = [[named(account) for account in event.accounts] for event in record.events]
    everything = {account for event in found for account in event} | wanted
    key = _clusters((event.accounts for event in gold.events), wanted, wanted)
    return compare(key, _clusters(found, everything, everything)).conll


def _clusters(
    events: Iterable[Iterable[str]], everything: set[str], met: set[str], names: dict[str, str] | None = None
) -> list[list[str]]:
    """Events cut down to the accounts with a match, then all others as singletons."""
    names = {} if names is None else names
    clusters = []
    placed: set[str] = set()
    for event in events:
        inside = [account for account in event if account in met and account not in placed]
        placed.update(inside)
        clusters.append([names.get(account, account) for account in inside])
    for account in sorted(everything - placed):
        clusters.append([names.get(account, account) if account in met else f"alone {account}"])
    return [each for each in clusters if each]


def dispute_tally(held: Alignment) -> Tally:
    """Disputes found, invented and missed."""
    pairs = best_first(held.gold.disputes, held.record.disputes, lambda g, f: dispute_worth(g, f, held))
    return _tally(len(pairs), len(held.gold.disputes), len(held.record.disputes))


def dispute_worth(gold: GoldDispute, found: Dispute, held: Alignment) -> float | None:
    """How well a dispute fits: the same event and field (or shared words), or two values from the same words."""
    shared = _shared_values(gold, found, held)
    same_event = gold.event is not None and gold.event in held.gold_events_of.get(found.event or "", ())
    same_field = (gold.field is not None and gold.field == found.field) or (
        bool(gold.question) and gold.question.casefold() == found.question.casefold()
    )
    if not ((same_event and (same_field or shared)) or shared >= 2):
        return None
    return shared + 2.0 * same_event + same_field


def _shared_values(gold: GoldDispute, found: Dispute, held: Alignment) -> int:
    """Number of gold values whose words a predicted value of its own rests on."""

    def worth(source: str, references: tuple[str, ...]) -> float | None:
        if any(held.gold_of.get(each) == source for each in references):
            return 2.0
        left, right = held.spans((source,)), held.spans(references)
        return likeness(left, right) if shares_evidence(left, right) else None

    sources = [source for _, source in gold.values]
    return len(best_first(sources, [each.refs for each in found.values], worth))


def expectation_pairs(held: Alignment) -> list[tuple[int, int]]:
    """Pairs of gold and predicted expectations."""
    return best_first(
        held.gold.expectations, held.record.expectations, lambda g, f: expectation_worth(g, f, held)
    )


def expectation_tally(held: Alignment) -> tuple[Tally, Share]:
    """Expectations found, invented and missed, and the fate of those found."""
    pairs = expectation_pairs(held)
    fates = Share.of(held.gold.expectations[i].fate == held.record.expectations[j].fate for i, j in pairs)
    return _tally(len(pairs), len(held.gold.expectations), len(held.record.expectations)), fates


def expectation_worth(gold: GoldExpectation, found: Expectation, held: Alignment) -> float | None:
    """How well an expectation fits: the same event or shared words, and due dates that meet."""
    same_event = gold.event is not None and gold.event in held.gold_events_of.get(found.event or "", ())
    left = held.spans((*gold.accounts, *gold.statements))
    right = held.spans((*found.accounts, *found.statements))
    if not (same_event or shares_evidence(left, right)) or not _due_meet(gold, found, held.gold):
        return None
    same_due = gold.due is not None and found.due is not None and _days(gold.due) == _days(found.due)
    return 2.0 * same_event + likeness(left, right) + same_due


def _due_meet(gold: GoldExpectation, found: Expectation, whole: GoldSet) -> bool:
    if gold.due is not None and found.due is not None:
        return gold.due.overlaps(found.due)
    if gold.due is None and found.due is None:
        return True
    accounts = [account for each in gold.accounts if (account := whole.account(each)) is not None]
    known_only = bool(accounts) and all(each.by_knowledge or each.date is None for each in accounts)
    return found.due is None and known_only


def _days(interval: Interval) -> tuple[object, object]:
    return interval.start, interval.end


def commitment_tally(held: Alignment) -> Tally:
    """Commitments found, invented and missed."""
    pairs = best_first(
        held.gold.commitments, held.record.commitments, lambda g, f: commitment_worth(g, f, held)
    )
    return _tally(len(pairs), len(held.gold.commitments), len(held.record.commitments))


def commitment_worth(gold: GoldCommitment, found: Commitment, held: Alignment) -> float | None:
    """How well a commitment fits: a party in common and shared words."""
    wanted, parties = levelled(gold.party, found.party)
    left = held.spans((*gold.accounts, *gold.statements))
    right = held.spans((*found.accounts, *found.statements))
    if not wanted & parties or not shares_evidence(left, right):
        return None
    return (Tally.of_sets(wanted, parties).f1 or 0.0) + likeness(left, right)


def _tally(pairs: int, gold: int, found: int) -> Tally:
    return Tally(pairs, found - pairs, gold - pairs)
