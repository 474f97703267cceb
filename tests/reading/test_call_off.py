"""Call-offs and what is left of the talks that they end."""

from communique.model import Account, Report, content_hash
from communique.reading.read import read


def test_a_report_of_nothing_but_a_call_off_reads_without_fault() -> None:
    text = (
        "Talks called off\n\nFrance called off talks with Brazil on Tuesday. The talks, which were to be held in Lyon, were "
        "cancelled after a quarrel over beef, and the talks may yet be held.\n"
    )
    reading = read(Report(id=content_hash(text), text=text, name="r", published="2015-03-11"))
    assert all(account.evidence for account in reading.accounts)
    assert {account.type.value for account in reading.accounts} <= {"talks", "withdrawal"}


def _talks_told(text: str) -> list[Account]:
    report = Report(id=content_hash(text), text=text, name="r", published="2018-05-25")
    return [each for each in read(report).accounts if each.type.value == "talks"]


def test_the_day_of_a_call_is_no_day_of_what_was_called_off() -> None:
    [summit] = _talks_told(
        "President Trump called off his summit with Kim Jong Un of North Korea on Thursday."
    )
    assert summit.status.value == "cancelled"
    assert summit.date is None


def test_a_clause_of_time_in_the_present_looks_ahead_with_the_one_above() -> None:
    [summit] = _talks_told("The issue will come up when President Trump and Kim Jong Un of North Korea meet.")
    assert summit.status.value == "scheduled"


def test_a_summit_that_could_still_be_held_on_its_day_is_uncertain() -> None:
    text = "President Trump told reporters on Friday that the summit with Kim Jong Un of North Korea could still take place on June 12."
    [summit] = _talks_told(text)
    assert summit.status.value == "uncertain"
    assert str(summit.date.value if summit.date else None) == "2018-06-12/2018-06-12"
