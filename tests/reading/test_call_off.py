"""Call-offs and what is left of the talks that they end."""

from communique.model import Report, content_hash
from communique.reading.read import read


def test_a_report_of_nothing_but_a_call_off_reads_without_fault() -> None:
    text = (
        "Talks called off\n\nFrance called off talks with Brazil on Tuesday. The talks, which were to be held in Lyon, were "
        "cancelled after a quarrel over beef, and the talks may yet be held.\n"
    )
    reading = read(Report(id=content_hash(text), text=text, name="r", published="2015-03-11"))
    assert all(account.evidence for account in reading.accounts)
    assert {account.type.value for account in reading.accounts} <= {"talks", "withdrawal"}
