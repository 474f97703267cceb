"""Where quotations stand."""

from __future__ import annotations

import pytest

from communique.language.quotes import quotations
from communique.language.tokenizer import tokenize
from communique.language.types import Token

CASES = {
    "straight": ('He said "no war" again.', ['"no war"']),
    "curly": ("“We came,” he said, “and left.”", ["“We came,”", "“and left.”"]),
    "nested": ("“He said “no” to me,” she said.", ["“He said “no” to me,”"]),
    "left open to the paragraph's end": ("“We came.\n\n“We left,” he said.", ["“We came.", "“We left,”"]),
    "none": ("He said no.", []),
    "a lone mark": ('He said no."', []),
}


@pytest.mark.parametrize(("text", "quoted"), CASES.values(), ids=CASES.keys())
def test_quotations(text: str, quoted: list[str]) -> None:
    words = tokenize(text)
    tokens = [
        Token(i, start, end, text[start:end], "X", "", "", -1, "root", 0)
        for i, (start, end) in enumerate(words)
    ]
    found = [text[tokens[a].start : tokens[b - 1].end] for a, b in quotations(text, tokens)]
    assert found == quoted
