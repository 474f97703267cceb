"""The kind of what is said, by cue and words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import DataError
from communique.model.vocabulary import KINDS
from communique.reading.kinds import kind_of
from communique.reading.said import LISTS, Said, parse_lists, word_lists


def words(text: str) -> str:
    return f" {text} | {text} "


CASES = [
    (Said(words=words("the talk go well")), "assessment"),
    (
        Said(words=words("we will never accept this"), subject="own", modals=("will",), refused=True),
        "refusal",
    ),
    (Said(words=words("we be willing to talk"), subject="own"), "offer"),
    (Said(words=words("we be ready to strike back"), subject="own"), "threat"),
    (Said(words=words("they must stop the test"), subject="other", modals=("must",)), "demand"),
    (Said(words=words("stop the test"), imperative=True), "demand"),
    (Said(words=words("all side keep calm"), imperative=True), "appeal"),
    (Said(words=words("we will give aid"), subject="own", modals=("will",)), "pledge"),
    (
        Said(words=words("we will visit the capital"), subject="own", modals=("will",), account="visit"),
        "announcement",
    ),
    (
        Said(words=words("we have dismantle the site"), subject="own", modals=("have",), past=True),
        "announcement",
    ),
    (Said(words=words("the deal may come soon"), modals=("may",)), "prediction"),
    (Said(words=words("they may have build a bomb"), modals=("may", "have")), "assessment"),
    (Said(words=words("their act be reckless"), subject="other"), "accusation"),
    (Said(words=words("their act be reckless"), subject="other", partisan=False), "assessment"),
    (Said(words=words("we will see what happen"), subject="own", modals=("will",)), "assessment"),
    (
        Said(words=words("there will be no talk unless the test stop"), modals=("will",), refused=True),
        "condition",
    ),
    # A time told with "before" or "as soon as possible" makes nothing hang on another thing.
    (Said(words=words("the truce will come before long"), modals=("will",)), "prediction"),
    (
        Said(words=words("they will meet as soon as possible"), subject="other", modals=("will",)),
        "prediction",
    ),
    (Said(words=words("the deal will provide condition of trust"), modals=("will",)), "prediction"),
    (Said(words=words("the duty will likely not be raise"), modals=("will",), refused=True), "prediction"),
    (
        Said(
            words=words("we will never interfere with anybody"),
            subject="own",
            modals=("will",),
            refused=True,
        ),
        "pledge",
    ),
    (Said(words=words("it is necessary for them to lift the ban"), copula=True), "demand"),
    # Who speaks of his own state, not for it, tells it what to do.
    (Said(words=words("the state should act"), subject="own", modals=("should",), peer=True), "demand"),
    # What another has done to one is held against it, what is weighed is a view.
    (
        Said(
            words=words("they have stage drill"), subject="other", account="exercise", past=True, verb="stage"
        ),
        "accusation",
    ),
    (
        Said(
            words=words("we take very bold action"), subject="own", account="attack", past=True, verb="take"
        ),
        "assessment",
    ),
    # What one does not want another to do is refused.
    (
        Said(
            words=words("the rebel to arm"),
            group="wanting of another",
            prior="demand",
            negated=True,
            form="to",
            named=True,
        ),
        "refusal",
    ),
    (
        Said(
            words=words("rehearsal for war"),
            group="holding a view",
            cue="view",
            prior="assessment",
            form="as",
        ),
        "accusation",
    ),
    (
        Said(
            words=words("their unfair trick"),
            group="judging",
            cue="question",
            prior="assessment",
            form="clause",
        ),
        "assessment",
    ),
    (
        Said(
            words=words("both peru and chile will act with reason"),
            group="foreseeing",
            cue="hope",
            prior="prediction",
            firm=True,
            subject="other",
        ),
        "appeal",
    ),
    (Said(words=words("it is up to peru to forge a way out"), copula=True), "demand"),
    (Said(words=words("let 's be realistic about the truce"), imperative=True, form="quote"), "assessment"),
    (Said(words=words("the embassy will be opened in june"), modals=("will",), verb="open"), "announcement"),
    (Said(words=words("they be unwilling to change"), subject="other", copula=True), "accusation"),
    (
        Said(words=words("voters should be puzzled by that"), subject="other", modals=("should",)),
        "assessment",
    ),
    (
        Said(
            words=words("meddling in the vote"),
            group="warning",
            cue="warn against",
            prior="threat",
            form="object",
        ),
        "demand",
    ),
    (Said(words=words("it should be easy to win"), copula=True, modals=("should",)), "assessment"),
    (Said(words=words("we speak of the need to stop the spread"), subject="none", copula=True), "assessment"),
    (
        Said(
            words=words("building a homeland"),
            group="willingness",
            cue="interested",
            prior="offer",
            firm=True,
        ),
        "assessment",
    ),
    (
        Said(words=words("resume talk"), group="willingness", cue="interested", prior="offer", firm=True),
        "offer",
    ),
    (Said(words=words("there will be no gift"), subject="other", modals=("will",), refused=True), "refusal"),
    (Said(words=words("no one is going to wait"), subject="other"), "refusal"),
    (Said(words=words("the size would depend on the deal"), modals=("would",)), "assessment"),
    (Said(words=words("it would be unwise"), modals=("would",), copula=True), "assessment"),
    (Said(words=words("we be not try to harm anybody"), subject="own", refused=True), "denial"),
    (Said(words=words("any plan"), group="refusing", prior="refusal", firm=True), "refusal"),
    (Said(words=words("any plan"), group="refusing", prior="refusal", firm=True, negated=True), "offer"),
    (
        Said(words=words("military action"), group="refusing", prior="refusal", firm=True, negated=True),
        "threat",
    ),
    (
        Said(words=words("we will do that unless they meet our demand"), subject="own", modals=("will",)),
        "threat",
    ),
    (
        Said(
            words=words("they must give up the bomb or face the consequence"),
            subject="other",
            modals=("must",),
        ),
        "demand",
    ),
    (Said(words=words("this will end like that war if he do not make a deal"), modals=("will",)), "threat"),
    (Said(words=words("they must first give up the bomb"), subject="other", modals=("must",)), "condition"),
    (Said(words=words("nothing be agree until everything be agree"), past=True), "condition"),
    (
        Said(words=words("we will not use military force"), subject="own", modals=("will",), refused=True),
        "pledge",
    ),
    (
        Said(
            words=words("we will not hesitate to impose sanction"),
            subject="own",
            modals=("will",),
            refused=True,
        ),
        "threat",
    ),
    (Said(words=words("all nations must act now"), subject="other", modals=("must",)), "appeal"),
    (
        Said(
            words=words("no concession have been offered to them"),
            modals=("have", "been"),
            past=True,
            refused=True,
        ),
        "denial",
    ),
    (
        Said(words=words("the order will enable the treasury to impose new sanction"), modals=("will",)),
        "announcement",
    ),
    (Said(words=words("the talk be going well"), subject="own", past=True, account="talks"), "assessment"),
    (
        Said(words=words("they cancel at the last minute"), subject="other", past=True, verb="cancel"),
        "announcement",
    ),
    (
        Said(words=words("the three will hold drill"), subject="other", modals=("will",), verb="hold"),
        "announcement",
    ),
    (Said(words=words("i think they will be very happy"), subject="own"), "prediction"),
    (Said(words=words("of price hike"), group="warning", cue="warn of", prior="threat"), "prediction"),
    (
        Said(words=words("any talk until it apologise"), group="refusing", prior="refusal", firm=True),
        "condition",
    ),
    (
        Said(
            words=words("to dialogue but only if it prove trustworthy"),
            group="willingness",
            prior="offer",
            firm=True,
        ),
        "condition",
    ),
    (Said(words=words("congress to delay a vote"), group="urging", prior="demand", peer=True), "appeal"),
    (Said(words=words("to talk"), group="urging", prior="demand"), "appeal"),
    (Said(words=words("the claim of a plot"), group="refusing", prior="refusal", firm=True), "denial"),
    (
        Said(words=words("the report a fabrication"), group="judging", prior="assessment", form="named"),
        "denial",
    ),
    (Said(words=words("a quarrel"), group="wanting of another", prior="demand", negated=True), "assessment"),
    (
        Said(words=words("a vote"), group="foreseeing", prior="prediction", firm=True, negated=True),
        "assessment",
    ),
    (
        Said(
            words=words("the ruler in office"),
            group="accepting",
            prior="announcement",
            cue_words=("could", "accept"),
        ),
        "offer",
    ),
    (
        Said(words=words("the ruler in office"), group="accepting", prior="announcement", negated=True),
        "refusal",
    ),
    (Said(words=words("the president betray his voter"), subject="own", peer=True, past=True), "accusation"),
    (Said(words=words("the president betray his voter"), subject="own", past=True), "assessment"),
    (Said(words=words("we have sign the pact"), subject="own", modals=("have",), past=True), "announcement"),
    (Said(words=words("we have hear nothing"), subject="own", modals=("have",), past=True), "assessment"),
    (Said(words=words("there should be no war"), modals=("should",)), "refusal"),
    (Said(words=words("people should not think it over"), modals=("should",), refused=True), "assessment"),
    (Said(words=words("the time have come to start talk"), modals=()), "appeal"),
    (Said(words=words("let us end the war"), imperative=True), "appeal"),
    (Said(words=words("it would be foolish to walk away"), modals=("would",), copula=True), "assessment"),
    (
        Said(words=words("we will not insist on sanctions"), subject="own", modals=("will",), refused=True),
        "offer",
    ),
    (
        Said(words=words("the radar could not stop all missile"), modals=("could",), refused=True),
        "prediction",
    ),
    (Said(words=words("to see if the regime be willing to talk"), subject="own"), "assessment"),
    (Said(words=words("we need to see action"), subject="own", form="quote"), "demand"),
    (Said(words=words("we need to get to the negotiation"), subject="own", form="quote"), "appeal"),
    (Said(words=words("the truce will start at dawn"), modals=("will",), account="step"), "announcement"),
    (
        Said(
            words=words("they must open the port"),
            group="announcing",
            prior="announcement",
            subject="other",
            modals=("must",),
        ),
        "demand",
    ),
    (Said(words=words("to free the sailors"), group="urging", prior="demand"), "demand"),
    (Said(words=words("to retaliate"), group="vowing", prior="pledge"), "threat"),
    (Said(words=words("to continue its programme"), group="vowing", prior="pledge"), "refusal"),
    (Said(words=words("to send grain"), group="vowing", prior="pledge"), "pledge"),
    (Said(words=words("not to launch"), group="warning", prior="threat", form="to"), "demand"),
    (Said(words=words("of war"), group="warning", prior="threat", form="of"), "threat"),
    (
        Said(words=words("the ruling a farce"), group="judging", prior="assessment", form="named"),
        "accusation",
    ),
    (Said(words=words("to meet the envoy"), group="wanting of another", prior="demand", form="to"), "offer"),
    (
        Said(
            words=words("the ship to leave"),
            group="wanting of another",
            prior="demand",
            form="to",
            named=True,
        ),
        "demand",
    ),
]


@pytest.mark.parametrize(("said", "kind"), CASES, ids=[f"{kind}: {said.words[:40]}" for said, kind in CASES])
def test_words_and_cue_make_the_kind(said: Said, kind: str) -> None:
    assert kind_of(said)[0] == kind


@given(
    st.lists(
        st.sampled_from(
            ["we", "will", "not", "if", "war", "talk", "must", "reckless", "hope", "ready", "before"]
        )
    ),
    st.sampled_from(["own", "other", "joint", "none"]),
    st.sampled_from([None, *KINDS]),
    st.booleans(),
)
def test_every_thing_said_has_a_kind_and_a_rule(
    said: list[str], subject: str, prior: str | None, firm: bool
) -> None:
    given_words = Said(words=words(" ".join(said)), subject=subject, prior=prior, firm=firm)  # type: ignore[arg-type]
    kind, rule = kind_of(given_words)
    assert kind in KINDS
    assert rule


def test_the_shipped_lists_are_whole() -> None:
    assert set(word_lists()) == set(LISTS)


@pytest.mark.parametrize(
    "data",
    [None, {}, {"hostile": []}, {key: [] for key in LISTS}, {**{key: ["x"] for key in LISTS}, "y": ["z"]}],
)
def test_a_broken_kinds_file_is_refused(data: object) -> None:
    with pytest.raises(DataError):
        parse_lists(data, "broken.yaml")
