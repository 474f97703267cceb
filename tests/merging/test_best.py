"""The best value of a field: of two days as exact, that of a report that has it done."""

from communique.merging.best import best_date


def test_the_day_of_what_was_held_outweighs_that_of_the_plan() -> None:
    said = [("2018-03-21/2018-03-22", "plan"), ("2018-03-21/2018-03-21", "news")]
    first, *_ = best_date(said, str, lasting=True, done=frozenset({"news"}))
    assert first.value == "2018-03-21/2018-03-21"
    first, *_ = best_date(said, str, lasting=True)
    assert first.value == "2018-03-21/2018-03-22"


def test_intervals_that_only_share_a_day_do_not_agree() -> None:
    said = [
        ("2018-11-30/2018-12-02", "a"),
        ("2018-12-01/2018-12-01", "b"),
        ("2018-12-01/2018-12-01", "c"),
        ("2018-11-21/2018-11-30", "plan"),
        ("2018-12-01/2018-12-31", "d"),
    ]
    first, *_ = best_date(said, str, lasting=True)
    assert first.value == "2018-12-01/2018-12-01"
