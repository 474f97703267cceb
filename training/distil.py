"""The network that ships, taught by the one trained first: units and norms that cost little in exact integers.

The pupil starts from its teacher's weights. While GELU is bent to a rectifier, and norms forget the mean, over the
first steps, it is drawn to the teacher's last states and to its scores, on every text, also on those whose trees
nobody annotated (Hinton et al. 2015; Sun et al. 2019, "Patient knowledge distillation"); gold labels go on counting.
A last, short lesson is on the treebanks alone, whose names follow the conventions that ship; what ships lies between
the two (Wortsman et al. 2022, "Robust fine-tuning of zero-shot models").
"""

from __future__ import annotations

from copy import deepcopy

import torch
from torch import Tensor
from torch.nn import functional

from .labels import CONVENTIONS, TIME_CONVENTIONS, Labels
from .loop import Plan
from .network import SWIFT, Batch, Network, Shape, losses_from, tag_scores

PLAN = Plan(epochs=4, encoder_rate=1e-4, heads_rate=7e-4, warm_up=40, seed=41, names=2.0)
LAST = Plan(epochs=1, encoder_rate=6e-5, heads_rate=4e-4, warm_up=8, seed=91, limit=105, names=4.0)
# How much of what ships is of the last lesson.
_LAST = 0.75
# Steps over which GELU becomes a rectifier; labels, which start from nothing, leave the encoder alone meanwhile.
BENDING = 100
_DRAWN = {"states": 0.5, "edits": 0.5, "feats": 0.7}


def pupil_of(teacher: Network, labels: Labels, shape: Shape = SWIFT) -> Network:
    """A network of a smaller shape that starts from its teacher's weights."""
    pupil = Network(labels, shape)
    own, given = pupil.state_dict(), teacher.state_dict()
    for name in own:
        source = name
        if name.startswith("layers."):
            _, number, rest = name.split(".", 2)
            source = f"layers.{shape.layers[int(number)]}.{rest}"
        if source in given:
            own[name] = given[source]
    pupil.load_state_dict(own)
    return pupil


def between(before: Network, after: Network) -> Network:
    """A network whose weights lie between those before and after the last lesson."""
    made, first = deepcopy(after), before.state_dict()
    last = after.state_dict()
    made.load_state_dict({name: torch.lerp(first[name], last[name], _LAST) for name in last})
    return made


class Lesson:
    """Losses of a pupil beside its teacher, step by step."""

    def __init__(self, teacher: Network, bending: int = BENDING) -> None:
        """Begin.

        Args:
            teacher: Trained.
            bending: Steps over which the pupil's units are bent; 1 for a pupil whose units are bent already.
        """
        self._teacher = teacher.eval()
        self._bending = bending
        self._teacher.half = True

    def __call__(self, pupil: Network, batch: Batch, within_sentence: bool, step: int) -> dict[str, Tensor]:
        """Gold losses, and by "drawn." those of differing from the teacher.

        Args:
            pupil: In training mode; its unit is bent as far as the step says.
            batch: With targets.
            within_sentence: As for `loss_of`.
            step: Number of the step from the first.
        """
        pupil.unit.bent = min(1.0, (step + 1) / self._bending)
        with torch.no_grad():
            states = self._teacher.subwords(batch)
            taught = self._scores(self._teacher, self._teacher.mixed(states, batch), batch, None)
        own = pupil.subwords(batch)
        x = pupil.mixed(own, batch)
        losses = losses_from(pupil, x, batch, within_sentence)
        scores = self._scores(pupil, x, batch, taught["arcs"])
        count = max(1, len(x))
        for task, wanted in taught.items():
            differing = functional.kl_div(
                scores[task].log_softmax(-1), wanted.log_softmax(-1), reduction="sum", log_target=True
            )
            losses[f"drawn.{task}"] = differing / count * _DRAWN.get(task, 1.0)
        seen = batch.mask.reshape(-1)
        apart = functional.mse_loss(own[seen], states[seen]) / states[seen].var()
        losses["drawn.states"] = apart * _DRAWN["states"]
        return losses

    def _scores(
        self, network: Network, x: Tensor, batch: Batch, taught_arcs: Tensor | None
    ) -> dict[str, Tensor]:
        """Scores of every head: arcs of each word to all of its window, labels under the teacher's heads."""
        scores = {task: network.heads[task](x) for task in ("upos", "feats", "edits", "starts")}
        of = (("names", CONVENTIONS.index("uner")), ("times", TIME_CONVENTIONS.index("gum")))
        for task, number in of:
            scores[task] = tag_scores(network, x, task, torch.full((len(x),), number, device=x.device))
        there = batch.place < len(x)
        columns = functional.pad(there[:, None, :].expand(-1, there.shape[1], -1), (1, 0), value=True)
        scores["arcs"] = network.arcs(x, batch).masked_fill(~columns, -1e4)[there]
        heads = (scores["arcs"] if taught_arcs is None else taught_arcs).argmax(-1)
        window = there.nonzero()[:, 0]
        inside = batch.place[window, (heads - 1).clamp(min=0)]
        above = torch.where(heads > 0, inside, torch.full_like(inside, len(x)))
        scores["deprels"] = network.relations_of(x, torch.arange(len(x), device=x.device), above)
        return scores
