"""Questions about a report that are asked often and answered once."""

from collections import Counter

from communique.model import Report, content_hash
from communique.reading.accounts import accounts_of
from communique.reading.document import Document
from communique.reading.once import once, once_per_token
from communique.reading.read import document_of
from communique.reading.statements import statements_of

TEXT = (
    "LIMA, May 3 - Chile and Peru held talks on tariffs in Lima on Monday.\n\n"
    "The two signed an accord on copper. Peru freed three sailors. The envoys will meet again in June."
)


MORE = "The two signed an accord on copper, their envoys said. “We want peace,” the Peruvian envoy said, and freed three sailors."


def document(text: str = TEXT) -> Document:
    return document_of(Report(id=content_hash(text), text=text, name="note", published="2016-05-03"))


def test_each_document_is_asked_once() -> None:
    asked: Counter[int] = Counter()

    @once
    def words(held: Document) -> int:
        asked[id(held)] += 1
        return len(held.tokens)

    first, second = document(), document()
    assert words(first) == words(first) == words(second) > 0
    assert asked == {id(first): 1, id(second): 1}


def test_each_token_is_asked_once_whatever_the_answer() -> None:
    asked: Counter[int] = Counter()

    @once_per_token
    def nothing(held: Document, token: int) -> None:
        asked[token] += 1

    held = document()
    for token in (1, 2, 1, 2, 1):
        nothing(held, token)
    assert asked == {1: 1, 2: 1}


def test_a_report_twice_as_long_asks_its_trees_little_more_than_twice_as_often() -> None:
    def looks(times: int) -> int:
        held = document("\n\n".join([TEXT, *[MORE] * times]))
        plain, count = held.children, 0

        def counted(token: int, *relations: str) -> tuple[int, ...]:
            nonlocal count
            count += 1
            return plain(token, *relations)

        held.children = counted
        statements_of(held, accounts_of(held))
        return count

    assert looks(16) < 2.2 * looks(8)
