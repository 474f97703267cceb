"""Hand-made analyses for tests of speech: a text and one row a word, so that no network stands in the way."""

from __future__ import annotations

from communique.actors import Cast
from communique.language import Analysis, Sentence, Token
from communique.model import Actor, Cited, Dated, Mention, Report
from communique.model.interval import parse
from communique.model.report import content_hash
from communique.page.types import Block, Page
from communique.reading.document import Document


def analysis_of(*sentences: tuple[str, str]) -> Analysis:
    """An analysis of sentences, one paragraph each.

    Args:
        sentences: The text, and a row `word|tag|head|relation|lemma` for each word, blank between rows; heads count
            from the sentence's first word, -1 is the root; a sixth part holds features.
    """
    tokens: list[Token] = []
    held: list[Sentence] = []
    text = ""
    for number, (words, rows) in enumerate(sentences):
        start = len(text)
        text += words + "\n"
        base, place = len(tokens), start
        for row in rows.split():
            form, tag, head, relation, lemma, *feats = row.split("|", 5)
            place = text.index(form, place)
            above = int(head) + base if int(head) >= 0 else -1
            end = place + len(form)
            tokens.append(
                Token(
                    len(tokens),
                    place,
                    end,
                    form,
                    tag,
                    feats[0] if feats else "",
                    lemma,
                    above,
                    relation,
                    number,
                )
            )
            place = end
        held.append(Sentence(number, base, len(tokens), start, start + len(words)))
    return Analysis(text, tuple(tokens), tuple(held), (), (), (), "hand-made")


ACTORS = {
    "Freedonia": Actor(id="freedonia", kind="state", name="Freedonia", side=Cited("freedonia", ())),
    "Sylvania": Actor(id="sylvania", kind="state", name="Sylvania", side=Cited("sylvania", ())),
    "Sylvanian": Actor(id="sylvania", kind="state", name="Sylvania", side=Cited("sylvania", ())),
    "Trentino": Actor(id="ada-trentino", kind="person", name="Ada Trentino", side=Cited("freedonia", ())),
    "Gazette": Actor(id="the-gazette", kind="publication", name="The Gazette"),
}


def document_of(analysis: Analysis, zones: dict[int, str] | None = None) -> Document:
    """A document in which every name of `ACTORS` is a mention, dated 4 June 2018."""
    text = analysis.text
    report = Report(id=content_hash(text), text=text, name="hand-made")
    mentions = tuple(
        Mention(
            each.i,
            each.i + 1,
            _top(analysis, each.i),
            each.start,
            each.end,
            (ACTORS[each.text].id,),
            "name",
            "test",
        )
        for each in analysis.tokens
        if each.text in ACTORS
    )
    blocks = tuple(
        Block(each.start, each.end, (zones or {}).get(each.i, "body"))  # type: ignore[arg-type]
        for each in analysis.sentences
    )
    actors = tuple({actor.id: actor for actor in ACTORS.values()}.values())
    day = Dated(interval=parse("2018-06-04"))
    return Document(report, Page(blocks=blocks), analysis, Cast(actors, mentions), day)


def _top(analysis: Analysis, token: int) -> int:
    """The head of a flat name."""
    held = analysis.tokens[token]
    return held.head if held.deprel == "flat" else token


SAID = (
    "Envoy Ada Trentino said on Monday that Freedonia would stop all missile tests and that talks would go on.",
    "Envoy|PROPN|3|nsubj|Envoy Ada|PROPN|0|flat|Ada Trentino|PROPN|0|flat|Trentino said|VERB|-1|root|say "
    "on|ADP|5|case|on Monday|PROPN|3|obl|Monday that|SCONJ|9|mark|that Freedonia|PROPN|9|nsubj|Freedonia "
    "would|AUX|9|aux|would stop|VERB|3|ccomp|stop all|DET|12|det|all missile|NOUN|12|compound|missile "
    "tests|NOUN|9|obj|test and|CCONJ|17|cc|and that|SCONJ|17|mark|that talks|NOUN|17|nsubj|talk "
    "would|AUX|17|aux|would go|VERB|9|conj|go on|ADP|17|compound:prt|on .|PUNCT|3|punct|.",
)
QUOTED = (
    "“We will not bow to threats,” Trentino told reporters.",
    "“|PUNCT|4|punct|“ We|PRON|4|nsubj|we will|AUX|4|aux|will not|PART|4|advmod|not bow|VERB|10|ccomp|bow "
    "to|ADP|6|case|to threats|NOUN|4|obl|threat ,|PUNCT|4|punct|, ”|PUNCT|4|punct|” Trentino|PROPN|10|nsubj|Trentino "
    "told|VERB|-1|root|tell reporters|NOUN|10|iobj|reporter .|PUNCT|10|punct|.",
)
DEMANDED = (
    "Freedonia has demanded that Sylvania lift its sanctions.",
    "Freedonia|PROPN|2|nsubj|Freedonia has|AUX|2|aux|have demanded|VERB|-1|root|demand that|SCONJ|5|mark|that "
    "Sylvania|PROPN|5|nsubj|Sylvania lift|VERB|2|ccomp|lift its|PRON|7|nmod:poss|its sanctions|NOUN|5|obj|sanction "
    ".|PUNCT|2|punct|.",
)
URGED = (
    "Sylvania urged its neighbour to return to the negotiating table.",
    "Sylvania|PROPN|1|nsubj|Sylvania urged|VERB|-1|root|urge its|PRON|3|nmod:poss|its neighbour|NOUN|1|obj|neighbour "
    "to|PART|5|mark|to return|VERB|1|xcomp|return to|ADP|9|case|to the|DET|9|det|the negotiating|NOUN|9|compound|negotiating "
    "table|NOUN|5|obl|table .|PUNCT|1|punct|.",
)
ACCORDING = (
    "The talks collapsed, according to a Sylvanian diplomat.",
    "The|DET|1|det|the talks|NOUN|2|nsubj|talk collapsed|VERB|-1|root|collapse ,|PUNCT|8|punct|, "
    "according|VERB|8|case|accord to|ADP|4|fixed|to a|DET|8|det|a Sylvanian|ADJ|8|amod|Sylvanian "
    "diplomat|NOUN|2|obl|diplomat .|PUNCT|2|punct|.",
)
QUOTED_AS = (
    "Trentino was quoted by the Gazette as saying that the drills were a provocation.",
    "Trentino|PROPN|2|nsubj:pass|Trentino was|AUX|2|aux:pass|be quoted|VERB|-1|root|quote by|ADP|5|case|by the|DET|5|det|the "
    "Gazette|PROPN|2|obl:agent|Gazette as|SCONJ|7|mark|as saying|VERB|2|advcl|say that|SCONJ|13|mark|that the|DET|10|det|the "
    "drills|NOUN|13|nsubj|drill were|AUX|13|cop|be a|DET|13|det|a provocation|NOUN|7|ccomp|provocation .|PUNCT|2|punct|.",
)
THREAT = (
    "Freedonia repeated its threat to close the strait.",
    "Freedonia|PROPN|1|nsubj|Freedonia repeated|VERB|-1|root|repeat its|PRON|3|nmod:poss|its threat|NOUN|1|obj|threat "
    "to|PART|5|mark|to close|VERB|3|acl|close the|DET|7|det|the strait|NOUN|5|obj|strait .|PUNCT|1|punct|.",
)
DESCRIBED = (
    "Sylvania described the sanctions as an act of war.",
    "Sylvania|PROPN|1|nsubj|Sylvania described|VERB|-1|root|describe the|DET|3|det|the sanctions|NOUN|1|obj|sanction "
    "as|ADP|6|case|as an|DET|6|det|a act|NOUN|1|obl|act of|ADP|8|case|of war|NOUN|6|nmod|war .|PUNCT|1|punct|.",
)
RULED_OUT = (
    "Sylvania has ruled out any concession.",
    "Sylvania|PROPN|2|nsubj|Sylvania has|AUX|2|aux|have ruled|VERB|-1|root|rule out|ADP|2|compound:prt|out any|DET|5|det|any "
    "concession|NOUN|2|obj|concession .|PUNCT|2|punct|.",
)
WILLING = (
    "Freedonia is willing to freeze its nuclear programme if sanctions are lifted.",
    "Freedonia|PROPN|2|nsubj|Freedonia is|AUX|2|cop|be willing|ADJ|-1|root|willing to|PART|4|mark|to freeze|VERB|2|xcomp|freeze "
    "its|PRON|7|nmod:poss|its nuclear|ADJ|7|amod|nuclear programme|NOUN|4|obj|programme if|SCONJ|11|mark|if "
    "sanctions|NOUN|11|nsubj:pass|sanction are|AUX|11|aux:pass|be lifted|VERB|4|advcl|lift .|PUNCT|2|punct|.",
)
ASIDE = (
    "The ceasefire, Trentino said, will hold.",
    "The|DET|1|det|the ceasefire|NOUN|7|nsubj|ceasefire ,|PUNCT|4|punct|, Trentino|PROPN|4|nsubj|Trentino said|VERB|1|acl:relcl|say "
    ",|PUNCT|1|punct|, will|AUX|7|aux|will hold|VERB|-1|root|hold .|PUNCT|7|punct|.",
)
SILENT = (
    "Sylvania refused to comment.",
    "Sylvania|PROPN|1|nsubj|Sylvania refused|VERB|-1|root|refuse to|PART|3|mark|to comment|VERB|1|xcomp|comment .|PUNCT|1|punct|.",
)
REJECTED = (
    "The plan was rejected by Sylvania.",
    "The|DET|1|det|the plan|NOUN|3|nsubj:pass|plan was|AUX|3|aux:pass|be rejected|VERB|-1|root|reject by|ADP|5|case|by "
    "Sylvania|PROPN|3|obl:agent|Sylvania .|PUNCT|3|punct|.",
)
RELAYED = (
    "Trentino told the Gazette that Sylvania had threatened to resume nuclear tests.",
    "Trentino|PROPN|1|nsubj|Trentino told|VERB|-1|root|tell the|DET|3|det|the Gazette|PROPN|1|iobj|Gazette that|SCONJ|7|mark|that "
    "Sylvania|PROPN|7|nsubj|Sylvania had|AUX|7|aux|have threatened|VERB|1|ccomp|threaten to|PART|9|mark|to resume|VERB|7|xcomp|resume "
    "nuclear|ADJ|11|amod|nuclear tests|NOUN|9|obj|test .|PUNCT|1|punct|.",
)
BARE = (
    "“They must stop the drills.”",
    "“|PUNCT|3|punct|“ They|PRON|3|nsubj|they must|AUX|3|aux|must stop|VERB|-1|root|stop the|DET|5|det|the drills|NOUN|3|obj|drill "
    ".|PUNCT|3|punct|. ”|PUNCT|3|punct|”",
)
DID_NOT_SAY = (
    "Sylvania did not say that talks would resume.",
    "Sylvania|PROPN|3|nsubj|Sylvania did|AUX|3|aux|do not|PART|3|advmod|not say|VERB|-1|root|say that|SCONJ|7|mark|that "
    "talks|NOUN|7|nsubj|talk would|AUX|7|aux|would resume|VERB|3|ccomp|resume .|PUNCT|3|punct|.",
)
SUMMED_UP = (
    "Trentino summed up the mood with a line: “We are tired of the embargo.”",
    "Trentino|PROPN|1|nsubj|Trentino summed|VERB|-1|root|sum up|ADP|1|compound:prt|up the|DET|4|det|the mood|NOUN|1|obj|mood "
    "with|ADP|7|case|with a|DET|7|det|a line|NOUN|1|obl|line :|PUNCT|12|punct|: “|PUNCT|12|punct|“ We|PRON|12|nsubj|we "
    "are|AUX|12|cop|be tired|ADJ|1|parataxis|tired of|ADP|15|case|of the|DET|15|det|the embargo|NOUN|12|obl|embargo "
    ".|PUNCT|12|punct|. ”|PUNCT|12|punct|”",
)
WENT_ON = (
    "Sylvania said in a statement:",
    "Sylvania|PROPN|1|nsubj|Sylvania said|VERB|-1|root|say in|ADP|4|case|in a|DET|4|det|a statement|NOUN|1|obl|statement "
    ":|PUNCT|1|punct|:",
)
UNMARKED = (
    "Freedonia must stop the drills.",
    "Freedonia|PROPN|2|nsubj|Freedonia must|AUX|2|aux|must stop|VERB|-1|root|stop the|DET|4|det|the drills|NOUN|2|obj|drill "
    ".|PUNCT|2|punct|.",
)
