"""Treebanks as training reads them; our own sentences."""

from __future__ import annotations

from communique.language.layout import GLUED, NEW_BLOCK, SPACED
from training.sentence import spans_of_bio
from training.treebanks import read_conllu

CONLLU = """\
# newdoc id = d
# sent_id = d-1
# text = Don't wait, (Oslo) said.
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\t_\tVerbForm=Fin\t3\taux\t_\t_
2\tn't\tnot\tPART\t_\t_\t3\tadvmod\t_\t_
3\twait\twait\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
3.1\tempty\t_\t_\t_\t_\t_\t_\t_\t_
4\t,\t,\tPUNCT\t_\t_\t3\tpunct\t_\t_
5\tOslo\tOslo\tPROPN\t_\tNumber=Sing\t3\tvocative\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_

# sent_id = d-2
1\tGo\tgo\tVERB\t_\t_\t0\troot\t_\t_

# newpar
# sent_id = d-3
1\tStay\tstay\tVERB\t_\t_\t0\troot\t_\t_

"""


def test_words_keep_their_layout_and_their_tree() -> None:
    first, second, third = read_conllu(CONLLU.split("\n"))
    assert [word.form for word in first.words] == ["Do", "n't", "wait", ",", "Oslo", "."]
    assert [word.layout for word in first.words] == [NEW_BLOCK, GLUED, SPACED, GLUED, SPACED, GLUED]
    assert [word.head for word in first.words] == [2, 2, -1, 2, 2, 2]
    assert first.words[0].feats == "VerbForm=Fin"
    assert first.words[1].feats == ""
    assert (first.opens_document, second.opens_document, third.opens_document) == (True, False, False)
    assert (second.words[0].layout, third.words[0].layout) == (SPACED, NEW_BLOCK)


def test_spans_of_tags() -> None:
    assert spans_of_bio(["B-a", "I-a", "O", "I-b", "B-b", "I-a"]) == (
        (0, 2, "a"),
        (3, 4, "b"),
        (4, 5, "b"),
        (5, 6, "a"),
    )
