"""A tiny network learns, stops, goes on where it was, is exported, and runs as it was trained; needs torch."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from communique.language import analyse
from communique.language.core import Core
from communique.language.layout import SPACED
from communique.language.subwords import Subwords
from communique.language.weights import shipped
from tests.language.test_analyse import check
from tests.training.test_windows import NAMES_ALONE, TREE
from training.labels import count_labels
from training.sentence import Sentence, Word
from training.windows import Coder, Window, epoch_windows

torch = pytest.importorskip("torch", reason="torch is not installed: pip install 'communique[training]'")
pytest.importorskip("onnx", reason="onnx is not installed: pip install 'communique[training]'")

from training import distil, loop  # noqa: E402
from training.export import export  # noqa: E402
from training.network import Network, Shape  # noqa: E402

TINY = Shape((0,), swift=True)
PLAN = loop.Plan(epochs=2, subwords=60, encoder_rate=1e-3, heads_rate=1e-2, warm_up=1, seed=3)
OTHER = Sentence(
    tuple(Word(form, SPACED, "NOUN", "", form, index - 1, "root" if not index else "dep") for index, form in
          enumerate(("talks", "begin", "again"))),
    tree=True,
)  # fmt: skip
SENTENCES = [TREE, OTHER, NAMES_ALONE] * 12
LABELS = count_labels(SENTENCES)


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(Subwords(shipped() / "tokenizer.json"), LABELS)


def network(shape: Shape = TINY) -> Any:
    torch.manual_seed(1)
    return Network(LABELS, shape)


@pytest.fixture(scope="module", params=[TINY, Shape((0,))], ids=["swift", "full"])
def learned(request: pytest.FixtureRequest, coder: Coder, tmp_path_factory: pytest.TempPathFactory) -> Any:
    learner = network(request.param)
    plan = replace(PLAN, epochs=8, encoder_rate=3e-4, heads_rate=3e-3)
    loop.train(learner, SENTENCES, coder, plan, tmp_path_factory.mktemp("work"))
    return learner.eval()


class StoppedError(Exception):
    """As when the machine is taken away."""


def test_training_goes_on_where_it_stopped(coder: Coder, tmp_path: Path) -> None:
    whole, halved = network(), network()
    loop.train(whole, SENTENCES, coder, PLAN, tmp_path / "whole")

    def until_second_epoch(*given: Any) -> Any:
        if (tmp_path / "halved" / "checkpoint.pt").exists():
            raise StoppedError
        return loop.from_gold(*given)

    with pytest.raises(StoppedError):
        loop.train(halved, SENTENCES, coder, PLAN, tmp_path / "halved", until_second_epoch)
    fresh = network()
    loop.train(fresh, SENTENCES, coder, PLAN, tmp_path / "halved")
    for name, wanted in whole.state_dict().items():
        assert torch.equal(fresh.state_dict()[name], wanted), name


def test_losses_fall(coder: Coder, learned: Any) -> None:
    batch = loop.batch_of(epoch_windows([TREE] * 8, coder, 1, rough=False), torch.device("cpu"))
    with torch.no_grad():
        before = loop.from_gold(network(learned.shape).eval(), batch, True, 0)
        after = loop.from_gold(learned, batch, True, 0)
    assert all(float(after[task]) < float(before[task]) for task in ("upos", "arcs", "deprels", "starts"))


def test_a_pupil_starts_as_its_teacher_and_is_drawn_to_it(coder: Coder, tmp_path: Path) -> None:
    teacher = network(Shape((0, 1)))
    pupil = distil.pupil_of(teacher, LABELS, Shape((1,), swift=True))
    assert torch.equal(pupil.layers[0].up.weight, teacher.layers[1].up.weight)
    assert torch.equal(pupil.words.weight, teacher.words.weight)
    lesson = distil.Lesson(teacher)
    batch = loop.batch_of(epoch_windows(SENTENCES, coder, 1, rough=False)[:4], torch.device("cpu"))
    losses = lesson(pupil.train(), batch, True, 0)
    assert all(bool(torch.isfinite(loss)) for loss in losses.values())
    assert 0 < pupil.unit.bent < 1
    lesson(pupil, batch, True, distil.BENDING)
    assert pupil.unit.bent == 1
    bent = distil.pupil_of(teacher, LABELS, Shape((1,), swift=True))
    distil.Lesson(teacher, bending=1)(bent.train(), batch, True, 0)
    assert bent.unit.bent == 1


def test_what_ships_lies_between_two_lessons() -> None:
    first, last = network(), network()
    with torch.no_grad():
        first.root.fill_(0.0)
        last.root.fill_(4.0)
    made = distil.between(first, last)
    assert torch.equal(made.root, torch.full_like(made.root, 3.0))
    assert torch.equal(made.words.weight, last.words.weight)


TEXTS = ["Envoys met Ri", "talks begin again", "In Oslo Ri met envoys again. Talks begin", "", "Ri"]


def test_what_is_exported_computes_what_was_trained(learned: Any, coder: Coder, tmp_path: Path) -> None:
    if not learned.shape.swift:
        pytest.skip("a teacher is not exported")
    windows: list[Window] = epoch_windows(SENTENCES, coder, 4, rough=False)
    tokenizer = shipped() / "tokenizer.json"
    export(learned, LABELS, [SENTENCES, SENTENCES], tokenizer, tmp_path, windows)
    core = Core(tmp_path)
    from communique.language.layout import layouts
    from communique.language.tokenizer import tokenize
    from communique.language.windows import windows_of

    text = "Envoys met Ri"
    cut = tokenize(text)
    [own] = windows_of(0, [text[a:b] for a, b in cut], layouts(text, cut), core.subwords)
    [(_, encoded)] = list(core.encoder.run([own]))
    batch = loop.batch_of([coder.window([TREE])], torch.device("cpu"))
    # The first word of a window opens a block here and stands after a space in training: as the run time has it.
    batch = replace(batch, looks=torch.tensor([[0, *np.repeat(own.looks, [len(p) for p in own.pieces]), 0]]))
    with torch.no_grad():
        x = learned(batch)
        arcs = learned.arcs(x, batch)[0]
        starts = learned.heads["starts"](x)
    near = 0.05 * float(arcs.abs().max())
    assert np.abs(encoded.arcs - arcs[:, 1:].numpy()).max() < near
    assert np.abs(encoded.roots - arcs[:, 0].numpy()).max() < near
    assert np.abs(encoded.soft[:, :2] - starts.numpy()).max() < near / 10
    together = analyse(TEXTS, weights=tmp_path)
    for given, analysis in zip(TEXTS, together, strict=True):
        check(given, analysis)
        assert analyse([given], weights=tmp_path) == [analysis]
